import { type Connection, directLine, texts } from '../channels/web/direct-line-calls.ts';
import type { DeskFixture } from '../staff/desk-fixture.ts';
import { askingProspect, talkingDesk } from '../staff-api/talking-desk.ts';
import { type LocalChatwoot, localChatwoot } from './local-chatwoot.ts';

const secret = 'x'.repeat(32);
const base = '/public/api/v1/inboxes/inbox-1/contacts';

let chatwoot: LocalChatwoot;
let desk: DeskFixture;
beforeEach(async () => {
  chatwoot = await localChatwoot();
  desk = await talkingDesk({
    CHATWOOT_URL: chatwoot.url,
    CHATWOOT_INBOX: 'inbox-1',
    CHATWOOT_WEBHOOK_SECRET: secret,
  });
});
afterEach(async () => {
  await desk.app.stop();
  await chatwoot.stop();
});

const webhook = (body: unknown, given = secret) => desk.post(`/hubs/chatwoot/${given}`, body, { origin: '' });
const said = async (prospect: Connection) =>
  texts(await directLine(desk.app.base).activities(prospect)).map((text) => text ?? '');
const paths = () => chatwoot.calls.map(({ path }) => path);

it('opens a conversation there with what staff need to know, and forwards what the prospect then says', async () => {
  const prospect = await askingProspect(desk, 'About our licence');
  await chatwoot.called(3);
  expect(paths()).toEqual([base, `${base}/src-1/conversations`, `${base}/src-1/conversations/42/messages`]);
  expect(chatwoot.calls[0]?.body).toEqual({ identifier: prospect.conversationId });
  expect(chatwoot.calls[2]?.body.content).toContain('> About our licence');
  await directLine(desk.app.base).say(prospect, 'Are you there?');
  await chatwoot.called(4);
  expect(chatwoot.calls[3]?.body).toEqual({ content: 'Are you there?' });
});

it('lets an agent answer there, once however often it is told, and leave again', async () => {
  const prospect = await askingProspect(desk);
  await chatwoot.called(3);
  for (let times = 0; times < 2; times += 1) {
    expect((await webhook(chatwoot.message())).status).toBe(204);
  }
  await directLine(desk.app.base).say(prospect, 'Thank you');
  await chatwoot.called(4);
  expect((await webhook(chatwoot.status('resolved'))).status).toBe(204);
  const heard = await said(prospect);
  expect(heard.filter((text) => text === 'Hello from Chatwoot')).toHaveLength(1);
  expect(heard.at(-4)).toContain('**Ana** is here now');
  expect(heard.at(-2)).toBe('Thank you');
  expect(heard.at(-1)).toMatch(/\*\*Ana\*\* has said goodbye[\s\S]*1 of 8/);
  expect(JSON.stringify(await directLine(desk.app.base).activities(prospect))).not.toMatch(/handoff|src-1/);
  await desk.app.app.lookAfterQueue();
  // told to end, it would be open again
  expect(paths().filter((path) => path.endsWith('toggle_status'))).toEqual([]);
});

it.each([
  ['a private note', { private: true }],
  ['the prospect’s own words', { message_type: 'incoming' }],
  ['a template', { message_type: 'template' }],
  ['a bot’s words', { sender: { id: 1, name: 'Bot', type: 'agent_bot' } }],
  ['another inbox', { conversation: { id: 1, contact_inbox: { source_id: 'other' } } }],
  ['nothing that it knows', { event: 'made_up' }],
])('drops %s', async (_what, changes) => {
  const prospect = await askingProspect(desk);
  await chatwoot.called(3);
  const before = await said(prospect);
  expect((await webhook(chatwoot.message(changes))).status).toBe(204);
  expect(await said(prospect)).toEqual(before);
});

it('answers a wrong secret like an address that does not exist, and logs none', async () => {
  const prospect = await askingProspect(desk);
  await chatwoot.called(3);
  const before = await said(prospect);
  const refused = await webhook(chatwoot.message(), 'y'.repeat(32));
  const nowhere = await desk.post('/hubs/nobody', {}, {});
  expect([refused.status, refused.json.error.code]).toEqual([404, nowhere.json.error.code]);
  expect(await said(prospect)).toEqual(before);
  expect(desk.app.logged()).not.toMatch(/xxxx|yyyy/);
});

it('tells what could not be told while Chatwoot was away, when it is back', async () => {
  chatwoot.answerWith(502);
  const prospect = await askingProspect(desk);
  await desk.app.app.lookAfterQueue();
  await directLine(desk.app.base).say(prospect, 'Hello?');
  expect(desk.app.logged()).toContain('hub-failed');
  expect(desk.app.logged()).not.toContain('Hello?');
  chatwoot.answerWith(200);
  await desk.app.app.lookAfterQueue();
  await chatwoot.called(3);
  expect(paths()[2]).toContain('/messages');
});

it('tells Chatwoot that nobody is needed there when somebody at our own desk took it', async () => {
  const { conversationId } = await askingProspect(desk);
  await chatwoot.called(3);
  const { headers } = await desk.somebody('agent', 'Bo');
  await desk.post(`/desk/api/conversations/${conversationId}/claim`, {}, headers);
  await chatwoot.called(4);
  expect(paths()[3]).toContain('toggle_status');
  expect((await webhook(chatwoot.message())).status).toBe(204);
  expect((await desk.store.desk.findHandoff(conversationId))?.agent?.name).toBe('Bo');
});

it('keeps what an agent there holds for as long as the hub lives', async () => {
  const { conversationId } = await askingProspect(desk);
  await chatwoot.called(3);
  await webhook(chatwoot.message());
  for (let minute = 0; minute < 5; minute += 1) {
    desk.pass({ seconds: 80 });
    await desk.app.app.lookAfterQueue();
  }
  expect((await desk.store.desk.findHandoff(conversationId))?.state).toBe('with-agent');
});
