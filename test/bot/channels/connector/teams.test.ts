import { channelMessage, type TeamsFixture, teamsFixture, teamsMessage } from './teams-fixture.ts';

let teams: TeamsFixture;

beforeEach(async () => {
  teams = await teamsFixture();
});
afterEach(() => teams.stop());

/** The texts that reached the Connector. */
const texts = () => teams.cloud.calls.map(({ activity }) => activity.text);

it('answers a message in the conversation it was said in, after it is acknowledged', async () => {
  const answer = await teams.post(teamsMessage(teams.cloud, { text: 'hello' }));
  expect([answer.status, await answer.json()]).toEqual([200, {}]);
  const [call] = await teams.cloud.called(1);
  expect(call).toMatchObject({
    path: '/teams/v3/conversations/a%3A1-ana/activities',
    headers: { authorization: 'Bearer of-the-bot' },
    activity: {
      type: 'message',
      text: '1: hello',
      textFormat: 'markdown',
      conversation: { id: 'a:1-ana' },
      recipient: { id: '29:ana' },
    },
  });
});

it('acts once on an activity that is sent again, and keeps the order of quick ones', async () => {
  const [first, second, third] = ['a', 'b', 'c'].map((text) => teamsMessage(teams.cloud, { text }));
  const answers = await Promise.all([first, second, second, third, first].map((each) => teams.post(each)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  await teams.cloud.called(3);
  expect(texts()).toEqual(['1: a', '2: b', '3: c']);
});

it('keeps a conversation for each thread, and answers into it', async () => {
  await teams.post(channelMessage(teams.cloud, 'one'));
  await teams.cloud.called(1);
  await teams.post(
    channelMessage(teams.cloud, 'two', {
      conversation: { isGroup: true, conversationType: 'channel', id: '19:abc@thread.tacv2;messageid=200' },
    }),
  );
  const calls = await teams.cloud.called(2);
  expect(calls.map(({ path }) => decodeURIComponent(path))).toEqual([
    '/teams/v3/conversations/19:abc@thread.tacv2;messageid=100/activities',
    '/teams/v3/conversations/19:abc@thread.tacv2;messageid=200/activities',
  ]);
  expect(texts()).toEqual(['1: one', '1: two']);
});
