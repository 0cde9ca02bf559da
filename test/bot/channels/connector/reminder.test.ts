import type { Converse } from '../../../../bot/registration-bot.ts';
import { teamsFixture, teamsMessage } from './teams-fixture.ts';

/** Asks to be woken at once, and then says so. */
const wishful: Converse = (_state, input, { now }) => {
  const at = now.toString({ smallestUnit: 'millisecond' });
  if (input.kind === 'reminder')
    return { state: {}, replies: [{ text: 'Your reminder', language: 'en' }], events: [] };
  return {
    state: {},
    replies: [{ text: 'I will', language: 'en' }],
    events: [{ kind: 'reminder-set', reminder: 'eligible', at }],
  };
};

it('brings a reminder to who has removed the bot and installed it again', async () => {
  const later: Converse = (state, input, world) =>
    wishful(state, input, { ...world, now: world.now.add({ hours: 1 }) });
  const teams = await teamsFixture({ converse: later, settings: { REMINDER_SECONDS: '1' } });
  const install = (action: string) =>
    teams.post(teamsMessage(teams.cloud, { type: 'installationUpdate', action, text: undefined }));
  try {
    await teams.post(teamsMessage(teams.cloud, { text: 'remind me' }));
    await teams.cloud.called(1);
    await install('remove');
    await install('add');
    teams.app.pass({ hours: 1 });
    const calls = await teams.cloud.called(2);
    expect(calls.map(({ activity }) => activity.text)).toEqual(['I will', 'Your reminder']);
  } finally {
    await teams.stop();
  }
});

it('brings a due reminder to where the person last wrote from, once', async () => {
  const teams = await teamsFixture({ converse: wishful, settings: { REMINDER_SECONDS: '1' } });
  try {
    await teams.post(teamsMessage(teams.cloud, { text: 'remind me' }));
    const calls = await teams.cloud.called(2);
    expect(calls.map(({ activity }) => activity.text)).toEqual(['I will', 'Your reminder']);
    expect(calls[1]).toMatchObject({
      path: '/teams/v3/conversations/a%3A1-ana/activities',
      activity: { recipient: { id: '29:ana' }, conversation: { id: 'a:1-ana' } },
    });
    await teams.post(teamsMessage(teams.cloud, { text: 'hello' }));
    // the next message is answered and reminded of in turn; the first reminder does not come again
    const later = await teams.cloud.called(4);
    expect(later.slice(2).map(({ activity }) => activity.text)).toEqual(['I will', 'Your reminder']);
  } finally {
    await teams.stop();
  }
});
