import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { misread, numbers } from '../../../bot/staff-api/contract/numbers.ts';
import { directLine } from '../channels/web/direct-line-calls.ts';
import type { DeskFixture } from '../staff/desk-fixture.ts';
import { askingProspect, talkingDesk } from '../staff-api/talking-desk.ts';

let desk: DeskFixture;
beforeEach(async () => {
  desk = await talkingDesk();
});
afterEach(() => desk.app.stop());

const day = 'from=2026-11-23&to=2026-11-23';

async function counted(headers: Record<string, string>, query = day): Promise<Record<string, number>> {
  const { groups } = numbers.parse((await desk.get(`/desk/api/numbers?${query}`, headers)).json);
  return Object.fromEntries(
    groups.flatMap(({ name, items }) => items.map(({ label, count }) => [`${name} ${label}`.trim(), count])),
  );
}

it('counts a request for a person from the asking to the rating, with how long everything took', async () => {
  const prospect = await askingProspect(desk);
  const path = `/desk/api/conversations/${prospect.conversationId}`;
  const { headers } = await desk.somebody('agent', 'Ana');
  desk.pass({ seconds: 40 });
  await desk.post(`${path}/claim`, {}, headers);
  desk.pass({ seconds: 50 });
  const say = () => desk.post(`${path}/say`, { text: 'Hello', clientId: 's1' }, headers);
  await Promise.all([say(), say()]);
  await desk.post(`${path}/say`, { text: 'There?', clientId: 's2' }, headers);
  await desk.post(`${path}/close`, { outcome: 'helped' }, headers);
  await directLine(desk.app.base).say(prospect, '🙂 Helpful');
  expect(await counted(headers)).toMatchObject({
    started: 1,
    'started-channel directline': 1,
    'handoff asked': 1,
    'handoff claimed': 1,
    'handoff closed': 1,
    'handoff expired': 0,
    'waiting 60': 1,
    'waiting 30': 0,
    'first-answer 120': 1,
    'rating person good': 1,
  });
});

it('shows days and weeks in the language of whoever asks', async () => {
  await askingProspect(desk);
  desk.pass({ hours: 24 * 7 });
  const { id, headers } = await desk.somebody('agent');
  await desk.store.staff.changeAccount(id, { language: 'de' }, []);
  await askingProspect(desk);
  const get = async (by: string) =>
    numbers.parse((await desk.get(`/desk/api/numbers?from=2026-11-22&to=2026-12-01&by=${by}`, headers)).json);
  const [byDay, byWeek] = [await get('day'), await get('week')];
  expect(byDay.periods.filter(({ counts }) => counts.started === 1).map(({ from }) => from)).toEqual([
    '2026-11-23',
    '2026-11-30',
  ]);
  expect(byWeek.periods.map(({ from, to, counts }) => [from, to, counts.started, counts.handoff])).toEqual([
    ['2026-11-22', '2026-11-22', 0, 0],
    ['2026-11-23', '2026-11-29', 1, 1],
    ['2026-11-30', '2026-12-01', 1, 1],
  ]);
  expect(byWeek.groups[0]?.title).toBe('Begonnene Gespräche');
});

it.each([
  '',
  'from=2026-11-23',
  'from=2026-11-24&to=2026-11-23',
  'from=2026-11-23&to=2026-02-30',
  'from=2020-01-01&to=2026-11-23',
  'from=2026-11-23&to=2026-11-23&by=year',
  "from=2026-11-23'--&to=2026-11-23",
])('refuses the days «%s»', async (query) => {
  const { headers } = await desk.somebody('lead');
  for (const path of ['numbers', 'numbers.csv', 'misread.jsonl']) {
    if (path === 'misread.jsonl' && query.includes('by=')) continue;
    expect((await desk.get(`/desk/api/${path}?${query}`, headers)).status).toBe(400);
  }
});

it('exports rows for spreadsheets, and writes down who did', async () => {
  await askingProspect(desk);
  const { id, headers } = await desk.somebody('agent');
  const answer = await desk.get(`/desk/api/numbers.csv?${day}`, headers);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toBe(
    'attachment; filename="numbers-2026-11-23-2026-11-23.csv"',
  );
  const rows = String(answer.json).replace('\uFEFF', '').trimEnd().split('\r\n');
  expect(rows[0]).toBe('From,To,Number,Of which,Count');
  expect(rows).toContain('2026-11-23,2026-11-23,Conversations begun,,1');
  expect(rows).toContain('2026-11-23,2026-11-23,Requests for a person,Asked for,1');
  expect(rows).toContain('2026-11-23,2026-11-23,"Begun, by language",English,1');
  const audit = await desk.store.staff.readAudit({ agentId: id, limit: 9 });
  expect(audit.map(({ action }) => action)).toContain('numbers-exported');
});

it('gives a lead what was not understood, masked, as the reader of words takes it, until it is erased', async () => {
  const line = directLine(desk.app.base);
  const prospect = await line.begin();
  await line.say(prospect, 'call Ana Canary on +34 612 345 678 or canary@example.com, purple monkeys', 'm1');
  const agent = await desk.somebody('agent');
  const { id, headers } = await desk.somebody('lead');
  expect((await desk.get(`/desk/api/misread.jsonl?${day}`, agent.headers)).status).toBe(403);
  const read = async (query = '') =>
    String((await desk.get(`/desk/api/misread.jsonl?${day}${query}`, headers)).json);
  const rows = await read();
  expect(misread.parse(JSON.parse(rows))).toEqual({
    utterance: 'call [name] on [number] or [mail], purple monkeys',
    pending: 'established',
    locale: 'en',
    question: 'established',
    at: '2026-11-23T08:00:00.000Z',
  });
  expect(await read('&language=de')).toBe('');
  expect((await desk.store.staff.readAudit({ agentId: id, limit: 1 }))[0]?.action).toBe('misread-read');

  const command = spawn(process.execPath, [join(import.meta.dirname, '../../../bot/commands/understand.ts')]);
  const [said, ended] = [readAll(command.stdout), once(command, 'close')];
  command.stdin.end(rows);
  expect(JSON.parse(await said)).not.toHaveProperty('error');
  expect((await ended)[0]).toBe(0);

  await desk.post(`/desk/api/conversations/${prospect.conversationId}/erase`, {}, headers);
  expect(await read()).toBe('');
  expect(await counted(headers)).toMatchObject({ started: 1, 'misread established': 1 });
});
