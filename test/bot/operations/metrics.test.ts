import { openStore } from '../../../bot/store/open-store.ts';
import type { Store } from '../../../bot/store/store.ts';
import type { DialogEvent, Outcome } from '../../../dialogs/conversation.ts';
import { GuideError } from '../../../dialogs/errors.ts';
import { directLine } from '../channels/web/direct-line-calls.ts';
import { freePort } from '../free-port.ts';
import { runProgram } from '../running-program.ts';
import { echo, type ServedApp, serveApp } from '../served-app.ts';

// some start the program itself
jest.setTimeout(30_000);

let app: ServedApp;
let metricsBase: string;

async function serve(store?: Store, converse = echo, settings: Record<string, string> = {}): Promise<void> {
  const port = await freePort();
  const { createMetrics } = await import('../../../bot/operations/metrics/create-metrics.ts');
  metricsBase = `http://127.0.0.1:${port}`;
  app = await serveApp({ METRICS_PORT: String(port), ...settings }, converse, {
    metrics: createMetrics(),
    ...(store && { store }),
  });
}
afterEach(() => app.stop());

async function scrape(): Promise<string> {
  const response = await fetch(`${metricsBase}/metrics`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  return response.text();
}

/** The lines of some metrics, without their help. */
async function measured(...names: string[]): Promise<string[]> {
  const lines = (await scrape()).split('\n');
  return lines.filter((line) =>
    names.some((name) => line.startsWith(`${name}{`) || line.startsWith(`${name} `)),
  );
}

/** Reads “sure”, does not read “what”, shows a result at “result”, and fails at “fail”. */
function eventful(
  state: unknown,
  input: Parameters<typeof echo>[1],
  world: Parameters<typeof echo>[2],
): Outcome {
  const outcome = echo(state, input, world);
  const said = input.kind === 'text' ? input.text : '';
  if (said === 'fail') throw new Error('a canary in an error');
  const about = { question: 'markets', part: 'markets' };
  const events: Record<string, DialogEvent> = {
    sure: { kind: 'answered', ...about, sure: true },
    what: { kind: 'not-understood', ...about, attempt: 1, reads: 'coverage' },
    result: {
      kind: 'assessed',
      pack: 'koogallery',
      packVersion: '2025-03-21',
      verdict: 'met',
      met: 5,
      total: 5,
      requirements: {},
      reasons: [],
    },
  };
  const event = events[said];
  return { ...outcome, events: event ? [event] : [] };
}

it('tell what came of messages, how they were read, and which results were shown', async () => {
  await serve(undefined, eventful);
  const client = directLine(app.base);
  const begun = await client.begin();
  for (const text of ['sure', 'what', 'what', 'result', 'fail']) await client.say(begun, text);
  await client.say(begun, 'sure', 'once');
  await client.say(begun, 'sure', 'once');
  expect(
    await measured('bot_inbound_total', 'bot_readings_total', 'rules_outcome_total', 'bot_log_events_total'),
  ).toEqual([
    'bot_inbound_total{result="committed"} 5',
    'bot_inbound_total{result="failed"} 1',
    'bot_inbound_total{result="duplicate"} 1',
    'bot_readings_total{question="markets",result="sure"} 2',
    'bot_readings_total{question="markets",result="again"} 2',
    'rules_outcome_total{pack="koogallery",version="2025-03-21",verdict="met"} 1',
    'bot_log_events_total{event="turn-failed"} 1',
    'bot_log_events_total{event="request-failed"} 1',
  ]);
  expect(await measured('bot_turn_duration_seconds_count')).toEqual([
    'bot_turn_duration_seconds_count{cause="open"} 1',
    'bot_turn_duration_seconds_count{cause="message"} 7',
  ]);
});

it('are on an address of their own, and nothing else is', async () => {
  await serve();
  expect((await fetch(`${app.base}/metrics`)).status).toBe(404);
  for (const path of ['/', '/readyz', '/metrics/', '/v3/directline/conversations']) {
    expect((await fetch(metricsBase + path)).status).toBe(404);
  }
  expect((await fetch(`${metricsBase}/metrics`, { method: 'POST' })).status).toBe(404);
  expect(await scrape()).toMatch(/^nodejs_eventloop_lag_p99_seconds \d[\d.e-]*$/m);
});

it('hold no id and no word of anybody, and are no more after many conversations than after one', async () => {
  await serve(undefined, eventful);
  const client = directLine(app.base);
  const visit = async () => {
    const begun = await client.begin();
    for (const text of ['sure', 'what', 'canary words', 'fail']) await client.say(begun, text, 'canary-id');
    return begun.conversationId;
  };
  const series = async () =>
    (await scrape())
      .split('\n')
      .map((line) => line.replace(/ [^ ]*$/, ''))
      .sort();
  // what the process tells of itself grows with the kinds of rubbish that it collects
  const ours = (lines: string[]) => lines.filter((line) => !/(nodejs|process)_/.test(line));
  await visit();
  const few = await series();
  const ids = await Promise.all(Array.from({ length: 20 }, visit));
  expect(ours(await series())).toEqual(ours(few));
  expect(few.join('\n')).not.toMatch(new RegExp(['canary', ...ids].join('|')));
});

it('tell how long the outbox and reminders are behind, and who waits', async () => {
  const store = await openStore('sqlite::memory:', '2026-11-23T08:00:00.000Z');
  const ago = Temporal.Now.instant().subtract({ seconds: 90 }).toString({ smallestUnit: 'millisecond' });
  await store.commitTurn({
    conversationId: 'c1',
    channel: 'msteams',
    userId: 'u1',
    expectedVersion: 0,
    state: {},
    activities: [{ sequence: 1, activityId: 'a1', activity: { text: 'hello' }, at: ago }],
    events: [],
    reminders: [{ do: 'set', kind: 'eligible', dueAt: ago }],
    address: { place: 'p', person: 'p', details: {} },
    deliver: [1],
    desk: { handoff: { number: 1, version: 1, state: 'waiting', askedAt: ago, topic: {} } },
    at: ago,
  });
  await serve(store, echo, { DESK: 'on', REMINDER_SECONDS: '3600' });
  expect(
    await measured('bot_outbox_waiting', 'bot_reminders_overdue', 'handoff_waiting', 'handoff_leases'),
  ).toEqual(['bot_outbox_waiting 1', 'bot_reminders_overdue 1', 'handoff_waiting 1', 'handoff_leases 0']);
  const [age = ''] = await measured('bot_outbox_oldest_age_seconds');
  expect(Number(age.split(' ')[1])).toBeGreaterThanOrEqual(90);
  await store.settleDelivery('c1', 1, { outcome: 'dead', reason: 'refused', at: ago });
  expect(await measured('bot_outbox_dead')).toEqual(['bot_outbox_dead 1']);
});

it('still tell the rest when the store is away, and count that it is', async () => {
  const store = await openStore('sqlite::memory:', '2026-11-23T08:00:00.000Z');
  let away = false;
  const countDeliveries = async () => {
    if (away) throw new GuideError('store-unavailable', 'It is away.');
    return store.countDeliveries();
  };
  await serve({ ...store, countDeliveries });
  expect(await measured('bot_outbox_waiting')).toEqual(['bot_outbox_waiting 0']);
  away = true;
  expect(await measured('bot_outbox_waiting', 'bot_outbox_oldest_age_seconds')).toEqual([]);
  expect(await measured('handoff_waiting', 'bot_store_errors_total')).toEqual([
    'bot_store_errors_total{code="store-unavailable"} 2',
    'handoff_waiting 0',
  ]);
});

it('are served by the program where it is told to, and name the setting when their port is taken', async () => {
  await serve();
  const port = String(await freePort());
  const program = await runProgram({ METRICS_PORT: port });
  expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toContain(
    '\nbot_outbox_waiting 0\n',
  );
  expect(await program.end('SIGTERM')).toBe(0);
  const taken = runProgram({ METRICS_PORT: new URL(metricsBase).port });
  await expect(taken).rejects.toThrow(/address-in-use.*METRICS_PORT/);
});
