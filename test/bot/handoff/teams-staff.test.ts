import { openStore } from '../../../bot/store/open-store.ts';
import type { Store } from '../../../bot/store/store.ts';
import { appId, type LocalCloud, startLocalCloud } from '../channels/connector/local-cloud.ts';
import { channelMessage, teamsMessage, teamsSettings } from '../channels/connector/teams-fixture.ts';
import { type Connection, directLine, texts } from '../channels/web/direct-line-calls.ts';
import { freePort } from '../free-port.ts';
import type { DeskAnswer, DeskFixture } from '../staff/desk-fixture.ts';
import { askingProspect, talkingDesk } from '../staff-api/talking-desk.ts';

const channelId = '19:staff@thread.tacv2';
const [ana, bo] = ['d9e1c8b0-0000-4000-8000-00000000000a', 'd9e1c8b0-0000-4000-8000-00000000000b'];

let cloud: LocalCloud;
let desk: DeskFixture;

async function begin(settings: Record<string, string> = {}, store?: Store) {
  const port = String(await freePort());
  desk = await talkingDesk(
    {
      ...teamsSettings,
      PORT: port,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      TEAMS_STAFF: `${ana},${bo}`,
      TEAMS_STAFF_CHANNEL: channelId,
      TEAMS_STAFF_SERVICE_URL: cloud.serviceUrl,
      ...settings,
    },
    store,
    { setup: cloud.setup, origins: [cloud.origin] },
  );
}

beforeEach(async () => {
  cloud = await startLocalCloud();
});
afterEach(async () => {
  await desk.app.stop();
  await cloud.stop();
});

/** What the Connector sends, as it sends it. */
function fromTeams(activity: object): Promise<DeskAnswer> {
  // good by the clock of the app, which stands still, as by that of the machine
  const token = cloud.token({ nbf: Date.parse('2026-11-01') / 1000 });
  return desk.post('/api/messages', activity, { authorization: `Bearer ${token}` });
}

const person = (aadObjectId: string, name = 'Ana Ito') => ({ id: `29:${name}`, name, aadObjectId });
const conversation = (id: string) => ({ isGroup: true, conversationType: 'channel', id });

/** A button of the card in a thread. */
function tap(thread: string, staff: string, differences: Record<string, unknown> = {}, reply?: string) {
  return fromTeams(
    teamsMessage(cloud, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      from: person(ana),
      conversation: conversation(thread),
      value: { action: { data: { staff, ...(reply !== undefined && { reply }) } } },
      ...differences,
    }),
  );
}

/** Words in a thread that mention the bot. */
function write(thread: string, text: string, differences: Record<string, unknown> = {}) {
  return fromTeams(
    channelMessage(cloud, text, { from: person(ana), conversation: conversation(thread), ...differences }),
  );
}

const said = async (prospect: Connection) =>
  texts(await directLine(desk.app.base).activities(prospect)).map((text) => text ?? '');
const handoff = ({ conversationId }: Connection) => desk.store.desk.findHandoff(conversationId);
/** The thread that the local cloud gives its first call. */
const threadAt = (call: number) => `${channelId};messageid=${call}`;
const thread = threadAt(1);
/** The thread of a request, the first one or a later one, when it was opened. */
async function opened(times = 1): Promise<string> {
  for (let count = 1; ; count += 1) {
    const calls = await cloud.called(count);
    const all = calls.flatMap(({ path }, at) => (path === '/teams/v3/conversations' ? [at + 1] : []));
    const call = all[times - 1];
    if (call !== undefined) return threadAt(call);
  }
}
const inThread = () =>
  cloud.calls
    .filter(({ path }) => path.includes(`/${encodeURIComponent(thread)}/`))
    .map(({ activity }) => activity.text);

it('opens a thread in the channel with a card, and tells there what the prospect then says', async () => {
  await begin();
  const prospect = await askingProspect(desk, 'About [our](http://evil.example) **licence**');
  const [opened] = await cloud.called(1);
  expect(opened?.path).toBe('/teams/v3/conversations');
  expect(opened?.activity).toMatchObject({ isGroup: true, channelData: { channel: { id: channelId } } });
  const card = opened?.activity.activity.attachments[0].content;
  expect(JSON.stringify(card.body[0])).toContain('Somebody asks for a person');
  // words of strangers stand where nothing is markup
  expect(JSON.stringify(card.body)).toContain(
    '{"type":"TextRun","text":"About [our](http://evil.example) **licence**"}',
  );
  expect(card.actions.map(({ title }: { title: string }) => title)).toEqual([
    'Send',
    'Take over',
    'Give back to the queue',
    'End',
  ]);
  await directLine(desk.app.base).say(prospect, 'Are you there?');
  await cloud.called(2);
  expect(cloud.calls[1]).toMatchObject({
    path: `/teams/v3/conversations/${encodeURIComponent(thread)}/activities`,
    activity: { text: expect.stringMatching(/: Are you there\?$/), textFormat: 'plain' },
  });
});

it('lets staff claim, answer by mention and by card, hand back and close from the thread', async () => {
  await begin();
  const prospect = await askingProspect(desk);
  await cloud.called(1);
  expect((await tap(thread, 'claim')).json.value).toBe('');
  await write(thread, 'Hello from the channel');
  await tap(thread, 'send', {}, 'And from the card');
  await tap(thread, 'hand-back');
  expect((await handoff(prospect))?.state).toBe('waiting');
  // who answers a request that waits takes it
  await write(thread, 'Here again');
  await tap(thread, 'close');
  expect((await handoff(prospect))?.state).toBe('closed');
  const heard = (await said(prospect)).filter((text) => /Ana Ito|channel|card|again/.test(text));
  expect(heard[0]).toContain('**Ana Ito** is here now');
  expect(heard.slice(1, 3)).toEqual(['Hello from the channel', 'And from the card']);
  expect(heard.at(-1)).toMatch(/\*\*Ana Ito\*\* has said goodbye/);
  await cloud.called(8);
  expect(inThread()).toEqual([
    'Ana Ito has this conversation now.',
    '✓ Ana Ito: Hello from the channel',
    '✓ Ana Ito: And from the card',
    'Waiting for somebody again.',
    'Ana Ito has this conversation now.',
    '✓ Ana Ito: Here again',
    'This conversation has ended. I speak with the prospect again.',
  ]);
  expect(JSON.stringify(await directLine(desk.app.base).activities(prospect))).not.toMatch(
    /handoff|messageid|msteams|d9e1c8b0/,
  );
});

it('does once what Teams sends twice', async () => {
  await begin();
  const prospect = await askingProspect(desk);
  await cloud.called(1);
  for (let times = 0; times < 3; times += 1) await write(thread, 'Only once', { id: 'twice' });
  await tap(thread, 'hand-back', { id: 'back' });
  await tap(thread, 'claim', { id: 'claim' });
  // late, after it was claimed anew
  expect((await tap(thread, 'hand-back', { id: 'back' })).status).toBe(200);
  expect((await handoff(prospect))?.state).toBe('with-agent');
  expect((await said(prospect)).filter((text) => text === 'Only once')).toHaveLength(1);
  const audit = await desk.store.staff.readAudit({ conversationId: prospect.conversationId, limit: 10 });
  expect(audit.map(({ action }) => action)).toEqual(['claimed', 'released', 'said', 'claimed']);
  expect(audit[0]?.agentId).toBe(`teams:${ana}`);
});

describe('somebody who may not', () => {
  const strangers = {
    'is not listed': person('d9e1c8b0-0000-4000-8000-0000000000ff', 'Ana Ito'),
    'has no object id': { id: '29:Ana Ito', name: 'Ana Ito' },
  };
  it.each(Object.entries(strangers))('is told so and changes nothing: who %s', async (_who, from) => {
    await begin();
    const prospect = await askingProspect(desk);
    await cloud.called(1);
    const before = await said(prospect);
    for (const staff of ['claim', 'send', 'hand-back', 'close']) {
      expect((await tap(thread, staff, { from }, 'Hello')).json.value).toContain('not on the list');
    }
    await write(thread, 'Hello', { from });
    await cloud.called(2);
    expect(inThread()).toEqual([expect.stringContaining('not on the list')]);
    expect(await said(prospect)).toEqual(before);
    expect((await handoff(prospect))?.state).toBe('waiting');
  });
});

it('takes nothing that was said in the channel for an interview, and buttons elsewhere for nothing', async () => {
  await begin();
  const prospect = await askingProspect(desk);
  await cloud.called(1);
  await write(`${channelId};messageid=7`, 'hello');
  await cloud.called(2);
  expect(cloud.calls[1]?.activity.text).toContain('thread of a request');
  // the same button in a chat of one's own
  await tap('a:1-ana', 'claim', { conversation: { conversationType: 'personal', id: 'a:1-ana' } });
  await tap('19:other@thread.tacv2;messageid=1', 'claim');
  expect((await handoff(prospect))?.state).toBe('waiting');
});

it('gives a conversation to one of two who claim it at once, from the console and from Teams', async () => {
  await begin();
  const { headers } = await desk.somebody('agent', 'Cleo');
  for (let times = 0; times < 5; times += 1) {
    const prospect = await askingProspect(desk);
    const own = await opened(times + 1);
    const claim = () => desk.post(`/desk/api/conversations/${prospect.conversationId}/claim`, {}, headers);
    const both = times % 2 === 0 ? [tap(own, 'claim'), claim()] : [claim(), tap(own, 'claim')];
    const answers = await Promise.all(both);
    const owner = (await handoff(prospect))?.agent?.name;
    const byConsole = answers.find(({ json }) => json.value === undefined);
    const byTeams = answers.find(({ json }) => json.value !== undefined);
    if (owner === 'Cleo') expect(byTeams?.json.value).toContain('Cleo has this conversation');
    else expect([owner, byConsole?.status]).toEqual(['Ana Ito', 409]);
    const claimed = (await said(prospect)).filter((text) => text.includes('is here now'));
    expect(claimed).toHaveLength(1);
  }
});

it('knows who has an account here as the same person at the console, and nobody whose account is disabled', async () => {
  const at = '2026-11-23T08:00:00Z';
  const store = await openStore('sqlite::memory:', at);
  const account = { id: 'account-of-bo', name: 'Bo Kim', role: 'agent', createdAt: at } as const;
  await store.staff.welcomeSubject({ ...account, subject: 'issuer bo' }, () => []);
  await begin({ TEAMS_STAFF: `${ana},${bo}=account-of-bo` }, store);
  const headers = { cookie: await desk.sessionOf('account-of-bo') };
  const prospect = await askingProspect(desk);
  await cloud.called(1);
  await tap(thread, 'claim', { from: person(bo, 'Bo from Teams') });
  const conversation = `/desk/api/conversations/${prospect.conversationId}`;
  const { status } = await desk.post(
    `${conversation}/say`,
    { text: 'From the console', clientId: 'c1' },
    headers,
  );
  expect(status).toBe(200);
  expect((await tap(thread, 'send', {}, 'I too')).json.value).toBe(
    'Bo Kim has this conversation; nothing was done.',
  );
  await write(thread, 'From Teams', { from: person(bo, 'Bo from Teams') });
  expect((await said(prospect)).slice(-2)).toEqual(['From the console', 'From Teams']);
  await cloud.called(4);
  expect(inThread().slice(1)).toEqual(['✓ Bo Kim: From the console', '✓ Bo Kim: From Teams']);
  await store.staff.changeAccount('account-of-bo', { disabledAt: at }, []);
  const refused = await tap(thread, 'close', { from: person(bo, 'Bo from Teams') });
  expect(refused.json.value).toContain('not on the list');
  expect((await handoff(prospect))?.state).toBe('with-agent');
});

it('loses nothing while Teams is away, and tells it once when it is back', async () => {
  await begin();
  const prospect = await askingProspect(desk);
  await cloud.called(1);
  cloud.script({ status: 503 }, { status: 503 });
  await directLine(desk.app.base).say(prospect, 'First');
  await cloud.called(2);
  await directLine(desk.app.base).say(prospect, 'Second');
  await desk.app.app.lookAfterQueue();
  expect(desk.app.logged()).toContain('staff-thread-failed');
  desk.pass({ minutes: 1 });
  await desk.app.app.lookAfterQueue();
  desk.pass({ minutes: 1 });
  await desk.app.app.lookAfterQueue();
  const told = cloud.calls.slice(-2).map(({ activity }) => activity.text);
  expect(told).toEqual([expect.stringMatching(/First$/), expect.stringMatching(/Second$/)]);
  expect(desk.app.logged()).not.toContain('Second');
});

it('marks what may have arrived before, when it is sent again', async () => {
  await begin();
  cloud.script('reset');
  await askingProspect(desk);
  await cloud.called(1);
  await desk.app.app.lookAfterQueue();
  desk.pass({ minutes: 1 });
  await desk.app.app.lookAfterQueue();
  await cloud.called(2);
  expect(cloud.calls.map(({ path }) => path)).toEqual(['/teams/v3/conversations', '/teams/v3/conversations']);
  expect(desk.app.logged()).toContain('staff-post-repeated');
});

it('keeps what an agent in Teams holds until words of the prospect stay without an answer', async () => {
  await begin();
  const prospect = await askingProspect(desk);
  await cloud.called(1);
  await tap(thread, 'claim');
  await cloud.called(2);
  const pass = async (minutes: number) => {
    for (let minute = 0; minute < minutes; minute += 1) {
      desk.pass({ minutes: 1 });
      await desk.app.app.lookAfterQueue();
    }
  };
  await pass(5);
  expect((await handoff(prospect))?.state).toBe('with-agent');
  await directLine(desk.app.base).say(prospect, 'Hello?');
  await cloud.called(3);
  await pass(10);
  expect((await handoff(prospect))?.state).toBe('with-agent');
  await pass(10);
  expect((await said(prospect)).join()).toContain('The connection to Ana Ito was lost');
});

it('moves one conversation from Teams to the console and back, and tells the thread all of it', async () => {
  await begin();
  const prospect = await askingProspect(desk);
  await cloud.called(1);
  const cleo = await desk.somebody('agent', 'Cleo');
  const act = (what: string, body: object = {}) =>
    desk.post(`/desk/api/conversations/${prospect.conversationId}/${what}`, body, cleo.headers);
  const prospectSays = (text: string) => directLine(desk.app.base).say(prospect, text);
  await write(thread, 'From Teams');
  expect((await act('say', { text: 'Too early', clientId: 'c0' })).status).toBe(409);
  await tap(thread, 'hand-back');
  await cloud.called(4);
  expect((await act('claim')).status).toBe(200);
  await prospectSays('Who is there?');
  await act('say', { text: 'From the console', clientId: 'c1' });
  // the thread goes on, for reading
  expect((await tap(thread, 'send', {}, 'Me too')).json.value).toContain('Cleo has this conversation');
  // what happens while the thread lags behind is told as it stands then
  await cloud.called(7);
  await act('release');
  await cloud.called(8);
  await tap(thread, 'claim');
  await prospectSays('And now?');
  await write(thread, 'Teams again');
  await cloud.called(11);
  await tap(thread, 'close');
  await cloud.called(12);
  expect(inThread()).toEqual([
    'Ana Ito has this conversation now.',
    '✓ Ana Ito: From Teams',
    'Waiting for somebody again.',
    'Cleo has this conversation now.',
    'Prospect: Who is there?',
    '✓ Cleo: From the console',
    'Waiting for somebody again.',
    'Ana Ito has this conversation now.',
    'Prospect: And now?',
    '✓ Ana Ito: Teams again',
    'This conversation has ended. I speak with the prospect again.',
  ]);
  const words = (await said(prospect)).filter((text) => /^(From|Teams|Who|And)/.test(text));
  expect(words).toEqual(['From Teams', 'Who is there?', 'From the console', 'And now?', 'Teams again']);
  expect((await desk.store.desk.readThreads(prospect.conversationId)).length).toBe(1);
});

it('tells in the thread what the bot does beside an agent, and nothing that a prospect made up', async () => {
  await begin();
  const prospect = await askingProspect(desk);
  await cloud.called(1);
  await tap(thread, 'claim');
  const { conversationId: id, token } = prospect;
  await directLine(desk.app.base).post(`/conversations/${id}/activities`, token, {
    type: 'message',
    text: 'hello',
    channelData: { notice: 'returned' },
  });
  for (const text of ['in German, please', 'zurück zum Bot', 'ja'])
    await directLine(desk.app.base).say(prospect, text);
  await cloud.called(10);
  expect(inThread()).toEqual([
    'Ana Ito has this conversation now.',
    'Prospect: hello',
    'Prospect: in German, please',
    'The prospect’s language is now Deutsch.',
    'Prospect: zurück zum Bot',
    'The prospect may want to go back to the guide, which asks for confirmation.',
    'Prospect: ja',
    'The prospect has gone back to the guide.',
    'This conversation has ended. I speak with the prospect again.',
  ]);
});

it('opens a thread for a message that was left, with how to reach whoever left it as text, and settles it there', async () => {
  // 2026-11-23 is a Monday
  await begin({ DESK_HOURS: 'Tue-Fri 09:00-18:00 Europe/Madrid' });
  const line = directLine(desk.app.base);
  const prospect = await line.begin();
  for (const text of ['talk to a person', 'Please **call** me', '[me](http://evil.example)', 'yes'])
    await line.say(prospect, text);
  const own = await opened();
  const { activity } = cloud.calls[0] ?? {};
  expect(activity.activity.summary).toBe('A message to answer');
  const card = JSON.stringify(activity.activity.attachments[0].content);
  expect(card).toContain('{"type":"TextRun","text":"Please **call** me"}');
  // a fact is read as markup, so that what would make a link of it is taken for itself
  const [, reach = ''] = /"title":"To be reached at","value":("(?:[^"\\\\]|\\\\.)*")/.exec(card) ?? [];
  expect(JSON.parse(reach)).toMatch(/^\\\[me\\\]\\?\(/);
  expect((await handoff(prospect))?.state).toBe('message-left');
  await tap(own, 'close');
  expect((await handoff(prospect))?.state).toBe('closed');
  // nobody was there, so that nobody says goodbye
  expect((await said(prospect)).join()).not.toContain('said goodbye');
});

it('shows on the card what the answers come to, and what is missing', async () => {
  await begin();
  const line = directLine(desk.app.base);
  const prospect = await line.begin();
  for (let turn = 0; turn < 40; turn += 1) {
    const { activities } = await line.activities(prospect, '');
    const newest = JSON.stringify(
      (await desk.store.readLog(prospect.conversationId, 0, 1000)).at(-1)?.activity,
    );
    if (/assessment/.test(newest) || activities.length > 90) break;
    const value = /"value":(\{"action":"[^"]+"\})/.exec(newest)?.[1];
    await line.post(`/conversations/${prospect.conversationId}/activities`, prospect.token, {
      type: 'message',
      text: 'tapped',
      value: JSON.parse(value ?? '{}'),
    });
  }
  await line.say(prospect, 'talk to a person');
  await line.say(prospect, 'What now?');
  await opened();
  const card = cloud.calls[0]?.activity.activity.attachments[0].content;
  const facts = JSON.stringify(card.body);
  expect(facts).toContain('Company age');
  expect(facts).toMatch(/"value":"(Met|Not met|To be checked)"/);
});

describe('a channel that no setting names', () => {
  const here = `${channelId};messageid=1`;

  it('is learnt from one of the list who writes “staff here” in it, in any language', async () => {
    await begin({ TEAMS_STAFF_CHANNEL: '' });
    await askingProspect(desk);
    await write(here, 'Team hier');
    await cloud.called(2);
    expect(cloud.calls.map(({ path }) => path).toSorted()).toEqual([
      '/teams/v3/conversations',
      `/teams/v3/conversations/${encodeURIComponent(here)}/activities`,
    ]);
  });

  it('is not learnt from anybody else, who is heard as everybody is', async () => {
    await begin({ TEAMS_STAFF_CHANNEL: '' });
    await write(here, 'staff here', { from: person('d9e1c8b0-0000-4000-8000-0000000000ff', 'Eve') });
    await cloud.called(1);
    expect(cloud.calls[0]?.activity.text).toContain('I help companies');
    expect(await desk.store.readSetting('teams-staff-channel')).toBeUndefined();
  });
});

it('shows whose words they are to a prospect in Teams', async () => {
  await begin();
  const own = { conversation: { conversationType: 'personal', id: 'a:1-eve' }, from: person('x', 'Eve') };
  await fromTeams(teamsMessage(cloud, { ...own, text: 'hello' }));
  await fromTeams(teamsMessage(cloud, { ...own, text: 'talk to a person' }));
  await fromTeams(teamsMessage(cloud, { ...own, text: 'About our licence' }));
  await write(await opened(), 'Hello **Eve**');
  const heard = () =>
    cloud.calls.find(({ path, activity }) => path.includes('a%3A1-eve') && /Hello \*/.test(activity.text));
  for (let count = cloud.calls.length; !heard(); count += 1) await cloud.called(count);
  expect(heard()?.activity.text).toBe('**Ana Ito:** Hello **Eve**');
  expect(heard()?.activity.from.id).toBe(`28:${appId}`);
});
