import { cannedReplies } from '../../../bot/staff-api/contract/canned.ts';
import type { DeskFixture } from '../staff/desk-fixture.ts';
import { talkingDesk } from './talking-desk.ts';

let desk: DeskFixture;
let lead: { id: string; headers: Record<string, string> };
beforeAll(async () => {
  desk = await talkingDesk();
  lead = await desk.somebody('lead');
});
afterAll(() => desk.app.stop());

const change = (body: unknown) => desk.post('/desk/api/canned', body, lead.headers);
const all = async () =>
  cannedReplies.parse((await desk.get('/desk/api/canned', (await desk.somebody('agent')).headers)).json)
    .items;

it('keeps what a lead writes for every agent, and tells the audit log who did', async () => {
  const made = await change({ title: ' Greeting ', texts: { en: 'Hello {{agent}}', th: 'สวัสดี' } });
  expect(made.json).toEqual({
    id: expect.any(String),
    revision: expect.any(String),
    title: 'Greeting',
    texts: { en: 'Hello {{agent}}', th: 'สวัสดี' },
  });
  const changed = await change({ ...made.json, title: 'Hello' });
  expect(await all()).toEqual([{ ...made.json, title: 'Hello', revision: changed.json.revision }]);
  const { id, revision } = changed.json;
  for (const _twice of [1, 2]) expect((await change({ remove: id, revision })).status).toBe(204);
  expect(await all()).toEqual([]);
  const told = await desk.store.staff.readAudit({ agentId: lead.id, limit: 10 });
  expect(told.map(({ action }) => action)).toEqual(['canned-removed', 'canned-changed', 'canned-changed']);
});

it('refuses what was written before somebody else wrote, whoever that was, and takes the same words twice', async () => {
  const other = await desk.somebody('lead');
  const made = await change({ title: 'Greeting', texts: { en: 'Hello' } });
  const theirs = { ...made.json, texts: { en: 'Good day' } };
  for (const _twice of [1, 2]) {
    expect((await desk.post('/desk/api/canned', theirs, other.headers)).status).toBe(200);
  }
  for (const late of [
    { ...made.json, texts: { en: 'Hi' } },
    { ...made.json, texts: { en: 'Hi' }, revision: undefined },
    { remove: made.json.id, revision: made.json.revision },
  ]) {
    const { status, json } = await change(late);
    expect([status, json.error.code]).toEqual([409, 'canned-changed']);
  }
  const [kept] = await all();
  expect(kept?.texts).toEqual({ en: 'Good day' });
  expect((await change({ ...made.json, texts: { en: 'Hi' }, revision: kept?.revision })).status).toBe(200);
  const [mine] = await all();
  expect(mine?.texts).toEqual({ en: 'Hi' });
  expect((await change({ remove: mine?.id, revision: mine?.revision })).status).toBe(204);
  const gone = await change({ ...mine, title: 'Back again' });
  expect([gone.status, gone.json.error.code]).toEqual([409, 'canned-changed']);
});

it.each([
  ['without a title', { title: ' ', texts: { en: 'Hello' } }],
  ['without a text', { title: 'Hello', texts: {} }],
  ['with a blank text', { title: 'Hello', texts: { en: ' ' } }],
  ['in a language that no prospect writes here', { title: 'Hello', texts: { tlh: 'nuqneH' } }],
  ['with a text that nobody could send', { title: 'Hello', texts: { en: 'x'.repeat(4001) } }],
  ['with something else in it', { title: 'Hello', texts: { en: 'Hello' }, role: 'administrator' }],
])('refuses a reply %s', async (_what, body) => {
  const { status, json } = await change(body);
  expect([status, json.error.code]).toEqual([400, 'body-invalid']);
  expect(await all()).toEqual([]);
});

it('lets no agent change any, and keeps no more than fit on a screen', async () => {
  const agent = await desk.somebody('agent');
  const refused = await desk.post('/desk/api/canned', { title: 'a', texts: { en: 'b' } }, agent.headers);
  expect(refused.json.error.code).toBe('role-too-low');
  for (let count = 0; count < 200; count += 1) {
    await desk.store.desk.saveCanned({ id: `r${count}`, title: 'a', texts: { en: 'b' } }, undefined, []);
  }
  expect((await change({ title: 'one more', texts: { en: 'b' } })).status).toBe(400);
  const seventh = (await all()).find(({ id }) => id === 'r7');
  expect((await change({ ...seventh, title: 'changed' })).status).toBe(200);
  expect(await all()).toHaveLength(200);
});
