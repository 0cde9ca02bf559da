import { conversationDetail } from '../../../bot/staff-api/contract/conversation-detail.ts';
import { conversationList } from '../../../bot/staff-api/contract/conversations.ts';
import { directLine, texts } from '../channels/web/direct-line-calls.ts';
import type { DeskFixture } from '../staff/desk-fixture.ts';
import { askingProspect, consoleOf, streamOf, talkingDesk } from './talking-desk.ts';

let desk: DeskFixture;
beforeEach(async () => {
  desk = await talkingDesk();
});
afterEach(() => desk.app.stop());

const path = (id: string, what = '') => `/desk/api/conversations/${id}${what && `/${what}`}`;

it('lists who waits, with what staff need to know before they come', async () => {
  const { conversationId } = await askingProspect(desk);
  const { headers } = await desk.somebody('agent');
  const { items, total } = conversationList.parse(
    (await desk.get('/desk/api/conversations?state=waiting', headers)).json,
  );
  expect(total).toBe(1);
  expect(items[0]).toMatchObject({
    id: conversationId,
    channel: 'directline',
    language: 'en',
    state: 'waiting',
    topic: { from: 'command', question: 'established' },
    line: 'How do I rename my company?',
    place: 1,
    waitingSince: '2026-11-23T08:00:00.000Z',
    unread: 0,
  });
});

it('lets prospect and agent talk, in order, with the bot silent in between and back at its question', async () => {
  const prospect = await askingProspect(desk);
  const line = directLine(desk.app.base);
  const { conversationId: id } = prospect;
  const { headers } = await desk.somebody('agent', 'Ana');
  const web = await streamOf(desk, prospect);
  const screen = await consoleOf(desk, headers);
  screen.send({ watch: [{ id, after: 0 }] });

  expect((await desk.post(path(id, 'claim'), {}, headers)).status).toBe(200);
  for (let turn = 1; turn <= 3; turn += 1) {
    const clientId = `s${turn}`;
    await desk.post(path(id, 'say'), { text: `Answer **${turn}**`, clientId }, headers);
    // as a console does that has lost its connection
    await desk.post(path(id, 'say'), { text: `Answer **${turn}**`, clientId }, headers);
    await line.say(prospect, `Question ${turn}, founded in March 2019`, `p${turn}`);
  }
  await desk.post(path(id, 'note'), { text: 'canary-note' }, headers);
  await desk.post(path(id, 'close'), { outcome: 'helped' }, headers);

  const said = texts(await line.activities(prospect)).map((text) => text ?? '');
  const from = said.findIndex((text) => text.includes('**Ana** is here now'));
  expect(said.slice(from + 1, from + 7)).toEqual([
    'Answer **1**',
    'Question 1, founded in March 2019',
    'Answer **2**',
    'Question 2, founded in March 2019',
    'Answer **3**',
    'Question 3, founded in March 2019',
  ]);
  expect(said[from + 7]).toMatch(/\*\*Ana\*\* has said goodbye[\s\S]*1 of 8/);
  expect(said).toHaveLength(from + 8);
  await line.say(prospect, 'March 2019');
  expect(texts(await line.activities(prospect)).at(-1)).toContain('2 of 8');

  const isDone = (frame: object) => JSON.stringify(frame).includes('2 of 8');
  await Promise.all([web.hears(isDone), screen.hears(isDone)]);
  const everything = JSON.stringify([web.frames, await line.activities(prospect)]);
  expect(everything).not.toMatch(/handoff|canary-note/);
  const streamed = web.frames.flatMap((frame) => JSON.stringify(frame).match(/Answer \*\*\d/g) ?? []);
  expect(streamed).toEqual(['Answer **1', 'Answer **2', 'Answer **3']);
});

it('gives a conversation to one of two agents who claim it at once', async () => {
  const { conversationId: id } = await askingProspect(desk);
  const agents = await Promise.all(['Ana', 'Bo'].map((name) => desk.somebody('agent', name)));
  const answers = await Promise.all(agents.map(({ headers }) => desk.post(path(id, 'claim'), {}, headers)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const loser = agents[answers.findIndex(({ status }) => status === 409)];
  const refused = await desk.post(path(id, 'say'), { text: 'me too', clientId: 'x' }, loser?.headers);
  expect([refused.status, refused.json.error.code]).toEqual([409, 'handoff-taken']);
  expect(JSON.stringify(await desk.store.readLog(id, 0, 100))).not.toContain('me too');
});

it('tells the audit log of each act that was done, by whatever it was done, and of none that was refused', async () => {
  const { conversationId: id } = await askingProspect(desk);
  const [ana, bo] = await Promise.all(['Ana', 'Bo'].map((name) => desk.somebody('lead', name)));
  const by = (who = ana) => ({
    does: (what: string, body: object = {}) => desk.post(path(id, what), body, who?.headers),
  });
  await by().does('claim');
  await by().does('claim');
  for (const _again of [1, 2]) await by().does('say', { text: 'hello', clientId: 'x' });
  await by().does('note', { text: 'a note' });
  const refused = [
    await by(bo).does('claim'),
    await by(bo).does('say', { text: 'me too', clientId: 'y' }),
    await by(bo).does('release'),
    await by(bo).does('close'),
    await by().does('transfer', { to: 'nobody' }),
  ];
  expect(refused.map(({ status }) => status)).toEqual([409, 409, 409, 409, 404]);
  await by().does('transfer', { to: bo?.id });
  await by(bo).does('release');
  await by(bo).does('claim');
  await by(bo).does('close');
  await by(bo).does('erase');
  expect((await by(bo).does('note', { text: 'late' })).status).toBe(404);
  const lines = await desk.store.staff.readAudit({ conversationId: id, limit: 99 });
  expect(
    lines.toReversed().map(({ agentId, action }) => `${agentId === bo?.id ? 'Bo' : 'Ana'} ${action}`),
  ).toEqual([
    'Ana claimed',
    'Ana said',
    'Ana noted',
    'Ana transferred',
    'Bo released',
    'Bo claimed',
    'Bo closed',
    'Bo erased',
  ]);
});

it('says what an agent writes while another closes before the end or not at all', async () => {
  const prospect = await askingProspect(desk);
  const { conversationId: id } = prospect;
  const { headers } = await desk.somebody('agent', 'Ana');
  await desk.post(path(id, 'claim'), {}, headers);
  const [spoken] = await Promise.all([
    desk.post(path(id, 'say'), { text: 'late words', clientId: 'x' }, headers),
    desk.post(path(id, 'close'), {}, headers),
  ]);
  const said = texts(await directLine(desk.app.base).activities(prospect)).map((text) => text ?? '');
  const [words, goodbye] = ['late words', 'has said goodbye'].map((part) =>
    said.findIndex((text) => text.includes(part)),
  );
  expect(goodbye).toBeGreaterThan(0);
  if (spoken.status === 200) expect(words).toBeLessThan(goodbye ?? 0);
  else expect([spoken.status, words]).toEqual([409, -1]);
});

it('takes a transfer and a close that come again, as their answers were lost, for done, and says them once', async () => {
  const prospect = await askingProspect(desk);
  const { conversationId: id } = prospect;
  const [ana, bo] = await Promise.all(['Ana', 'Bo'].map((name) => desk.somebody('agent', name)));
  await desk.post(path(id, 'claim'), {}, ana?.headers);
  const statuses = [];
  for (let time = 0; time < 2; time += 1) {
    statuses.push((await desk.post(path(id, 'transfer'), { to: bo?.id }, ana?.headers)).status);
  }
  for (let time = 0; time < 2; time += 1) {
    statuses.push((await desk.post(path(id, 'close'), {}, bo?.headers)).status);
  }
  // it was never hers to close
  statuses.push((await desk.post(path(id, 'close'), {}, ana?.headers)).status);
  expect(statuses).toEqual([200, 200, 200, 200, 409]);
  const said = texts(await directLine(desk.app.base).activities(prospect)).join('\n');
  expect(said.match(/Bo\*\* is taking over/g)).toHaveLength(1);
  expect(said.match(/has said goodbye/g)).toHaveLength(1);
});

it('puts a conversation back into the queue, at its place, when the agent vanishes', async () => {
  const first = await askingProspect(desk);
  desk.pass({ seconds: 20 });
  await askingProspect(desk);
  const { headers } = await desk.somebody('agent', 'Ana');
  const other = await desk.somebody('agent', 'Bo');
  const { conversationId: id } = first;
  await desk.post(path(id, 'claim'), {}, headers);
  const screen = await consoleOf(desk, headers);
  desk.pass({ seconds: 80 });
  screen.send({ alive: true });
  await screen.hears(({ kind }) => kind === 'queue');
  const leased = async () => (await desk.store.desk.findHandoff(id))?.leaseUntil ?? '';
  while ((await leased()) < '2026-11-23T08:02:00') await new Promise(setImmediate);
  desk.pass({ seconds: 89 });
  await desk.app.app.lookAfterQueue();
  expect((await desk.get(path(id), other.headers)).json.state).toBe('with-agent');

  desk.pass({ seconds: 2 });
  await desk.app.app.lookAfterQueue();
  const waiting = conversationDetail.parse((await desk.get(path(id), other.headers)).json);
  expect(waiting).toMatchObject({ state: 'waiting', place: 1 });
  expect(waiting.agent).toBeUndefined();
  await screen.hears(({ kind }) => kind === 'lost');
  expect(texts(await directLine(desk.app.base).activities(first)).join()).toMatch(
    /Ana was lost[\s\S]*queue: \*\*1\*\*/,
  );
  expect((await desk.post(path(id, 'claim'), {}, other.headers)).status).toBe(200);
});

it('alerts staff to a long wait, offers the message form, and lets nobody wait for ever', async () => {
  const prospect = await askingProspect(desk);
  const { headers } = await desk.somebody('agent');
  const screen = await consoleOf(desk, headers);
  desk.pass({ minutes: 2 });
  await desk.app.app.lookAfterQueue();
  await screen.hears((frame) => frame.kind === 'conversation' && frame.change === 'overdue');
  await screen.hears((frame) => frame.kind === 'queue' && frame.items[0]?.overdue === true);
  const line = directLine(desk.app.base);
  expect(texts(await line.activities(prospect)).at(-1)).toContain('longer than it should');
  expect(desk.app.logged()).toContain('handoff-late');
  desk.pass({ minutes: 10 });
  await desk.app.app.lookAfterQueue();
  await line.say(prospect, 'Please call me');
  await line.say(prospect, '+34 600 000 000');
  await line.say(prospect, 'yes');
  const { json } = await desk.get(path(prospect.conversationId), headers);
  expect(json).toMatchObject({
    state: 'message-left',
    left: { text: 'Please call me', reach: '+34 600 000 000' },
  });
});

it('hears of nobody who was erased, and keeps nothing of what staff wrote about them', async () => {
  const prospect = await askingProspect(desk, 'canary-line');
  const { conversationId: id } = prospect;
  const { headers } = await desk.somebody('lead', 'Ana');
  await desk.post(path(id, 'claim'), {}, headers);
  await desk.post(path(id, 'note'), { text: 'canary-note' }, headers);
  const screen = await consoleOf(desk, headers);
  const answer = await directLine(desk.app.base).post(`/conversations/${id}/activities`, prospect.token, {
    type: 'message',
    value: { command: 'delete' },
  });
  expect(answer.status).toBe(200);
  const { activities } = await directLine(desk.app.base).activities(prospect);
  const { suggestedActions } = JSON.parse(JSON.stringify(activities.at(-1)));
  await directLine(desk.app.base).post(`/conversations/${id}/activities`, prospect.token, {
    type: 'message',
    value: suggestedActions.actions[0].value,
  });
  await screen.hears((frame) => frame.kind === 'conversation' && frame.change === 'gone');
  for (const what of ['claim', 'close', 'release']) {
    expect((await desk.post(path(id, what), {}, headers)).status).toBe(404);
  }
  expect((await desk.post(path(id, 'say'), { text: 'x', clientId: 'x' }, headers)).status).toBe(404);
  expect((await desk.get(path(id), headers)).status).toBe(404);
  expect(await desk.store.desk.readNotes(id)).toEqual([]);
  expect(await desk.store.desk.findHandoff(id)).toBeUndefined();
});
