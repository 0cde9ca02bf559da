import { type Connection, directLine, texts } from '../bot/channels/web/direct-line-calls.ts';
import { type RunningProgram, runProgram } from '../bot/running-program.ts';
import { cardForm } from './card-form.ts';
import { type Person, type Playground, startPlayground } from './playground.ts';
import type { SentMessage } from './recording.ts';

// Staff in a client of Teams that nobody here wrote, a prospect on Direct Line, and the whole guide between them.

const ana: Person = { id: 'user-id-0', name: 'Ana Ito', aadObjectId: '00000000-0000-4000-8000-00000000000a' };
const eve: Person = { id: 'user-id-1', name: 'Ana Ito', aadObjectId: '00000000-0000-4000-8000-00000000000e' };

let guide: RunningProgram;
let teams: Playground;
let prospect: Connection;
let card: SentMessage;

beforeAll(async () => {
  guide = await runProgram({ CONNECTOR_DEVELOPMENT: 'on', TEAMS_STAFF: `${ana.aadObjectId}` });
  teams = await startPlayground(`${guide.base}/api/messages`);
});
afterAll(async () => {
  await teams?.stop();
  await guide?.end('SIGTERM');
});

const say = (text: string) => directLine(guide.base).say(prospect, text);
const said = async () => texts(await directLine(guide.base).activities(prospect)).map((text) => text ?? '');

it('learns the channel from one of the list, and opens a thread there with a card for each request', async () => {
  const command = await teams.post('between us', false);
  await teams.sayAs(ana, 'en-US', command, 'staff here');
  await teams.hears(command, 'will come to this channel');
  prospect = await directLine(guide.base).begin();
  await say('talk to a person');
  await say('How do I rename my company?');
  card = await teams.hearsAnywhere('Somebody asks for a person');
  expect(JSON.stringify(card.attachments)).toContain('"text":"How do I rename my company?"');
  expect(cardForm.safeParse(card.attachments[0]?.content).error?.issues ?? []).toEqual([]);
});

it('refuses who is not listed, whatever their name', async () => {
  await teams.tap(card, 'Send', { reply: 'Send me your password' }, eve);
  await teams.sayAs(eve, 'en-US', card.conversationId, 'Send me your password');
  await teams.hears(card.conversationId, 'not on the list');
  expect((await said()).join()).not.toContain('password');
});

it('brings prospect and staff together by card and by mention, and apart again', async () => {
  const { conversationId: thread } = card;
  await teams.tap(card, 'Take over', {}, ana);
  await teams.hears(thread, 'Ana Ito has this conversation now');
  await say('Is anybody there?');
  await teams.hears(thread, 'Is anybody there?');
  await teams.tap(card, 'Send', { reply: 'Yes, by the card' }, ana);
  await teams.sayAs(ana, 'en-US', thread, 'And by a mention');
  await teams.hears(thread, '✓ Ana Ito: And by a mention');
  await teams.tap(card, 'End', {}, ana);
  await teams.hears(thread, 'This conversation has ended');
  expect((await said()).slice(-4, -1)).toEqual(['Is anybody there?', 'Yes, by the card', 'And by a mention']);
  expect((await said()).at(-1)).toContain('**Ana Ito** has said goodbye');
  expect(teams.answered().filter((status) => status !== 200)).toEqual([]);
  expect(guide.output()).not.toMatch(/staff-thread-failed|staff-post-repeated/);
});
