import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTracer } from '../../../../bot/operations/traces/create-tracer.ts';
import { openStore } from '../../../../bot/store/open-store.ts';
import type { Store } from '../../../../bot/store/store.ts';
import type { Outcome } from '../../../../dialogs/conversation.ts';
import { GuideError } from '../../../../dialogs/errors.ts';
import { startLocalCloud } from '../../channels/connector/local-cloud.ts';
import { teamsMessage, teamsSettings } from '../../channels/connector/teams-fixture.ts';
import { directLine } from '../../channels/web/direct-line-calls.ts';
import { freePort } from '../../free-port.ts';
import { echo, type ServedApp, serveApp } from '../../served-app.ts';
import { until } from '../../until.ts';
import { type Collector, type ReceivedSpan, startCollector } from './collector.ts';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const callerSpan = 'b7ad6b7169203331';
const saidRoute = 'POST /v3/directline/conversations/:conversationId/activities';

let collector: Collector;
beforeEach(async () => {
  collector = await startCollector();
});
afterEach(() => collector.stop());

/** Fails at “fail”, with a canary in the error. */
const failing: typeof echo = (state, input, world): Outcome => {
  if (input.kind === 'text' && input.text === 'fail') throw new Error('canary in an error');
  return echo(state, input, world);
};

function tracerWith(
  log: Parameters<typeof createTracer>[0]['log'] = { info: () => undefined, warn: () => undefined },
  differences: Partial<Parameters<typeof createTracer>[0]> = {},
) {
  const { endpoint } = collector;
  return createTracer({ endpoint, serviceName: 'guide', ratio: 1, gatherMs: 10, log, ...differences });
}

async function served(
  work: (app: ServedApp) => Promise<unknown>,
  parts: Parameters<typeof serveApp>[2] = {},
): Promise<void> {
  const app = await serveApp({}, failing, { tracer: tracerWith(), ...parts });
  try {
    await work(app);
  } finally {
    await app.stop();
  }
}

/** The chain of names from a span up to where its trace begins. */
function lineage(spans: ReceivedSpan[], span: ReceivedSpan): string[] {
  const parent = spans.find(({ spanId }) => spanId === span.parentSpanId);
  if (parent) expect(parent.traceId).toBe(span.traceId);
  return [span.name, ...(parent ? lineage(spans, parent) : [])];
}

it('tell of a message as a request, its turn, and what was said and committed in it', async () => {
  await served(async ({ base }) => {
    const client = directLine(base);
    await client.say(await client.begin(), 'hello');
  });
  const spans = collector.spans();
  const lineages = spans.map((span) => lineage(spans, span).join(' < '));
  const begun = 'POST /v3/directline/conversations';
  expect(lineages.toSorted()).toEqual(
    [
      'POST /v3/directline/tokens/generate',
      begun,
      `turn < ${begun}`,
      `converse < turn < ${begun}`,
      `commit < turn < ${begun}`,
      saidRoute,
      `turn < ${saidRoute}`,
      `converse < turn < ${saidRoute}`,
      `commit < turn < ${saidRoute}`,
    ].toSorted(),
  );
  const said = spans.find(({ name }) => name === saidRoute);
  expect(said?.attributes).toEqual({
    'http.request.method': 'POST',
    'http.route': '/v3/directline/conversations/:conversationId/activities',
    'http.response.status_code': 200,
  });
  const turn = spans.find(({ name, parentSpanId }) => name === 'turn' && parentSpanId === said?.spanId);
  expect(turn?.attributes).toEqual({
    'guide.cause': 'message',
    'guide.channel': 'directline',
    'guide.outcome': 'committed',
  });
  expect(collector.resources()).toContainEqual({ 'service.name': 'guide' });
});

it('tell a message that is sent again, one that fails, and a commit that somebody else forestalled', async () => {
  const store = await openStore('sqlite::memory:', '2026-11-23T08:00:00.000Z');
  let forestalled = false;
  const commitTurn: Store['commitTurn'] = async (turn) => {
    if (forestalled) {
      forestalled = false;
      return { outcome: 'conflict' };
    }
    return store.commitTurn(turn);
  };
  await served(
    async ({ base }) => {
      const client = directLine(base);
      const begun = await client.begin();
      await client.say(begun, 'hello', 'once');
      await client.say(begun, 'hello', 'once');
      await client.say(begun, 'fail');
      forestalled = true;
      await client.say(begun, 'again');
    },
    { store: { ...store, commitTurn } },
  );
  const spans = collector.spans();
  const told = (wanted: string) =>
    spans
      .filter(({ name }) => name === wanted)
      .map(({ attributes, status }) => [
        attributes['guide.outcome'] ?? attributes['error.type'] ?? attributes['http.response.status_code'],
        status.code,
      ]);
  const [unset, error] = [0, 2];
  expect(told('turn')).toEqual([
    ['committed', unset],
    ['committed', unset],
    ['duplicate', unset],
    ['unexpected', error],
    ['committed', unset],
  ]);
  expect(told('commit').map(([outcome]) => outcome)).toEqual([
    'committed',
    'committed',
    'conflict',
    'committed',
  ]);
  expect(told(saidRoute)).toEqual([
    [200, unset],
    [200, unset],
    ['unexpected', error],
    [200, unset],
  ]);
});

it('name an error by its code, and are no failure where the client is at fault', async () => {
  const store = await openStore('sqlite::memory:', '2026-11-23T08:00:00.000Z');
  const commitTurn = async () => {
    throw new GuideError('store-full', 'canary in a detail');
  };
  await served(
    async ({ base }) => {
      const { token } = await directLine(base).generate();
      await directLine(base).post('/conversations', token, {});
      await fetch(`${base}/v3/directline/conversations/canary-id/activities?watermark=canary`);
      await fetch(`${base}/canary-path`);
    },
    { store: { ...store, commitTurn } },
  );
  const told = collector
    .spans()
    .filter(({ attributes }) => attributes['error.type'] !== undefined)
    .map(({ name, attributes, status }) => [name, attributes['error.type'], status.code]);
  expect(told).toEqual([
    ['commit', 'store-full', 2],
    ['turn', 'store-full', 2],
    ['POST /v3/directline/conversations', 'store-full', 2],
    ['GET /v3/directline/conversations/:conversationId/activities', 'token-invalid', 0],
    ['GET', 'not-found', 0],
  ]);
});

it('hold no id and no word of a conversation, of an error, or of what a client sends along', async () => {
  const ids: string[] = [];
  await served(async ({ base }) => {
    const client = directLine(base);
    const begun = await client.begin();
    ids.push(begun.conversationId, begun.token);
    await client.say(begun, 'canary words', 'canary-activity');
    await client.say(begun, 'fail');
    const { activities } = await client.activities(begun, 'canary-watermark');
    ids.push(...activities.flatMap(({ id, from }) => [id ?? '', from?.id ?? '']));
    await fetch(`${base}/readyz?canary=canary`, {
      headers: {
        traceparent: `00-${traceId}-${callerSpan}-01`,
        tracestate: 'canary=canary',
        baggage: 'canary=canary',
        'user-agent': 'canary',
        'x-forwarded-for': '203.0.113.9',
      },
    });
  });
  const sent = JSON.stringify(collector.raw);
  expect(sent).toContain('"guide.outcome\\"');
  expect(sent).toContain(traceId);
  const forbidden = ['canary', '203.0.113.9', ...ids.filter((id) => id && id !== 'registration-guide')];
  for (const word of forbidden) expect(sent).not.toContain(word);
  expect(forbidden.length).toBeGreaterThan(5);
  for (const span of collector.spans()) {
    expect([span.events, span.links, span.status.message ?? '']).toEqual([[], [], '']);
  }
});

it('go on a trace that a request comes with, if its header is well-formed', async () => {
  const zeros = (length: number) => '0'.repeat(length);
  const malformed = [
    '',
    'canary',
    `00-${traceId}-${callerSpan}`,
    `00-${traceId.toUpperCase()}-${callerSpan}-01`,
    `00-${zeros(32)}-${callerSpan}-01`,
    `00-${traceId}-${zeros(16)}-01`,
    `ff-${traceId}-${callerSpan}-01`,
    `00-${traceId}-${callerSpan}-01-more`,
    `00-${traceId}-${callerSpan}-01, 00-${traceId}-${callerSpan}-01`,
  ];
  await served(async ({ base }) => {
    const ask = (traceparent: string) => fetch(`${base}/livez`, { headers: { traceparent } });
    for (const header of malformed) await ask(header);
    await ask(`00-${traceId}-${callerSpan}-01`);
    // the caller does not want it to be sent
    await ask(`00-${traceId}-${callerSpan}-00`);
  });
  const parents = collector.spans().map((span) => [span.traceId === traceId, span.parentSpanId]);
  expect(parents).toEqual([...malformed.map(() => [false, undefined]), [true, callerSpan]]);
});

it('are sent in the part that is asked for, whatever a stranger wishes', async () => {
  await served(
    async ({ base }) => {
      await directLine(base).begin();
      await fetch(`${base}/livez`, { headers: { traceparent: `00-${traceId}-${callerSpan}-01` } });
    },
    { tracer: tracerWith(undefined, { ratio: 0 }) },
  );
  expect(collector.raw).toEqual([]);
});

it('tell a delivery to Teams within the turn that it is of, and a later attempt apart from others’ turns', async () => {
  const cloud = await startLocalCloud();
  const port = String(await freePort());
  const app = await serveApp({ ...teamsSettings, PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` }, echo, {
    cloud: { setup: cloud.setup, origins: [cloud.origin] },
    tracer: tracerWith(),
  });
  const say = () =>
    fetch(`${app.base}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${cloud.token()}` },
      body: JSON.stringify(teamsMessage(cloud)),
    });
  try {
    await say();
    await until(() => cloud.calls.length === 1);
    cloud.script({ status: 503 });
    await say();
    await until(() => app.logged().includes('delivery-delayed'));
    app.pass({ seconds: 10 });
    await until(() => cloud.calls.length === 3);
  } finally {
    await app.stop();
    await cloud.stop();
  }
  const spans = collector.spans();
  const deliveries = spans.filter(({ name }) => name === 'delivery');
  expect(deliveries.map((span) => lineage(spans, span))).toEqual([
    ['delivery', 'turn', 'POST /api/messages'],
    ['delivery', 'turn', 'POST /api/messages'],
    ['delivery'],
  ]);
  const channel = { 'guide.channel': 'msteams' };
  expect(deliveries.map(({ attributes }) => attributes)).toEqual([
    { ...channel, 'guide.attempt': 1, 'guide.outcome': 'delivered' },
    { ...channel, 'guide.attempt': 1, 'error.type': 'delivery-failed' },
    { ...channel, 'guide.attempt': 2, 'guide.outcome': 'delivered' },
  ]);
  expect(JSON.stringify(collector.raw)).not.toMatch(/29:ana|a:1-ana|Ana|hello/);
});

it('that nobody takes cost no turn anything, and are said once to be lost and once to be back', async () => {
  const logged: string[] = [];
  const note = (fields: Record<string, unknown>, event: string) => {
    logged.push(`${event} ${JSON.stringify(fields)}`);
  };
  collector.mood = 400;
  const tracer = tracerWith({ info: note, warn: note });
  await served(
    async ({ base }) => {
      const client = directLine(base);
      const begun = await client.begin();
      const say = async (text: string) => expect((await client.say(begun, text)).status).toBe(200);
      for (const tries of [1, 2, 3]) {
        await say('still here');
        await until(() => collector.raw.length >= tries);
      }
      collector.mood = 'take';
      await say('and now');
      await until(() => collector.spans().length > 0);
    },
    { tracer },
  );
  expect(logged).toEqual(['traces-lost {"code":"400"}', 'traces-back {}']);
});

it('cost nothing but one line of the log when nobody listens there', async () => {
  const logged: string[] = [];
  const note = (fields: Record<string, unknown>, event: string) => {
    logged.push(`${event} ${JSON.stringify(fields)}`);
  };
  const endpoint = `http://127.0.0.1:${await freePort()}`;
  let attempts = 0;
  await served(
    async ({ base }) => {
      const client = directLine(base);
      const begun = await client.begin();
      await until(async () => {
        attempts += 1;
        expect((await client.say(begun, `try ${attempts}`)).status).toBe(200);
        return logged.length > 0 && attempts > 20;
      });
    },
    { tracer: tracerWith({ info: note, warn: note }, { endpoint, sendMs: 100 }) },
  );
  expect(logged).toEqual(['traces-lost {"code":"ECONNREFUSED"}']);
});

it('keep no turn waiting while the collector hangs, and no stop beyond its grace', async () => {
  collector.mood = 'hang';
  // longer than this test may take
  const tracer = tracerWith(undefined, { sendMs: 60_000 });
  await served(
    async ({ base }) => {
      const client = directLine(base);
      const begun = await client.begin();
      await until(() => collector.hanging() > 0);
      for (const text of ['one', 'two', 'three']) {
        expect((await client.say(begun, text)).status).toBe(200);
      }
    },
    { tracer },
  );
  expect(collector.spans()).toEqual([]);
});

it('are made of OpenTelemetry in one folder alone', () => {
  const folder = join(import.meta.dirname, '../../../..');
  const files = globSync(['bot/**/*.{ts,tsx}', 'dialogs/**/*.ts'], { cwd: folder }).filter((file) =>
    readFileSync(join(folder, file), 'utf8').includes("from '@opentelemetry/"),
  );
  expect(files.toSorted()).toEqual([
    'bot/operations/traces/create-tracer.ts',
    'bot/operations/traces/watched-exporter.ts',
  ]);
});
