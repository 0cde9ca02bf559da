import type { Converse } from '../../../../bot/registration-bot.ts';
import { echo } from '../../served-app.ts';
import { appId, tenant } from './local-cloud.ts';
import { channelMessage, type TeamsFixture, teamsFixture, teamsMessage } from './teams-fixture.ts';

/** Like the echo, but "buttons", "many" and "card" are answered with something to tap. */
const offering: Converse = (state, input, world) => {
  const outcome = echo(state, input, world);
  const said = input.kind === 'text' ? input.text : '';
  const [reply] = outcome.replies;
  if (!reply) return outcome;
  const choices = ['Yes', 'No', 'Maybe', 'Later'].map((title, at) => ({ action: `1.${at}`, title }));
  if (said === 'buttons') return { ...outcome, replies: [{ ...reply, suggestions: choices.slice(0, 3) }] };
  if (said === 'many') return { ...outcome, replies: [{ ...reply, suggestions: choices }] };
  if (said === 'ask')
    return { ...outcome, replies: [{ ...reply, question: { id: 'age', number: 1, of: 8 } }] };
  if (said === 'result') {
    const score = { met: 5, total: 5 };
    const pack = { id: 'koogallery', version: '1' };
    const assessment = { pack, asOf: '2026-11-23', verdict: 'ready', score, requirements: [] } as const;
    return {
      ...outcome,
      replies: [{ ...reply, assessment: { ...assessment, requirements: [], eligibleOn: null } }],
    };
  }
  if (said !== 'card') return outcome;
  const row = { label: 'Peru', verdict: 'met', hours: [], words: 'Peru: all day' } as const;
  const card = {
    blocks: [
      {
        kind: 'coverage',
        title: 'Hours',
        alt: 'Peru is covered',
        band: [8, 20],
        rows: [{ ...row, hours: [] }],
      },
      { kind: 'fields', fields: [{ kind: 'date', id: 'on', label: 'Day' }] },
    ],
    actions: [{ kind: 'submit', action: '1.9', title: 'Send' }],
  } satisfies (typeof reply)['card'];
  return { ...outcome, replies: [{ ...reply, card, suggestions: choices }] };
};

let teams: TeamsFixture;

beforeEach(async () => {
  teams = await teamsFixture({ converse: offering });
});
afterEach(() => teams.stop());

/** The texts that reached the Connector. */
const texts = () => teams.cloud.calls.map(({ activity }) => activity.text);
const say = (text: string, differences = {}) =>
  teams.post(teamsMessage(teams.cloud, { text, ...differences }));
const tap = (action: string, differences: Record<string, unknown> = {}) =>
  teams.post(
    teamsMessage(teams.cloud, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      text: undefined,
      value: { action: { type: 'Action.Execute', verb: 'answer', data: { action } }, trigger: 'manual' },
      ...differences,
    }),
  );
const install = (differences: Record<string, unknown> = {}) =>
  teams.post(
    teamsMessage(teams.cloud, { type: 'installationUpdate', action: 'add', text: undefined, ...differences }),
  );
const bot = { id: `28:${appId}`, name: 'Guide' };

describe('a message in Teams', () => {
  it('is answered in the conversation it was said in, after it is acknowledged', async () => {
    const answer = await say('hello');
    expect([answer.status, await answer.json()]).toEqual([200, {}]);
    const [call] = await teams.cloud.called(1);
    expect(call).toMatchObject({
      path: '/teams/v3/conversations/a%3A1-ana/activities',
      headers: { authorization: 'Bearer of-the-bot' },
      activity: {
        type: 'message',
        text: '1: hello',
        textFormat: 'markdown',
        conversation: { id: 'a:1-ana', conversationType: 'personal' },
        recipient: { id: '29:ana' },
      },
    });
  });

  it('is answered with the result, which asks nothing', async () => {
    await say('result');
    const [call] = await teams.cloud.called(1);
    expect(call?.activity.text).toBe('1: result');
  });

  it('acts once when it is sent again, and quick ones keep their order', async () => {
    const [first, second, third] = ['a', 'b', 'c'].map((text) => teamsMessage(teams.cloud, { text }));
    const answers = await Promise.all([first, second, second, third, first].map((each) => teams.post(each)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    await teams.cloud.called(3);
    expect(texts()).toEqual(['1: a', '2: b', '3: c']);
  });

  it('that asks to be forgotten is answered with the farewell, and the next one begins anew', async () => {
    await say('hello');
    await say('', { value: { command: 'delete' }, text: undefined });
    await teams.cloud.called(2);
    await say('back');
    await teams.cloud.called(3);
    expect(texts()).toEqual(['1: hello', '2: command', '1: back']);
    expect(teams.cloud.calls[1]?.activity.type).toBe('message');
  });
});

describe('things to tap', () => {
  it('are suggested actions when they are few, in a chat of one', async () => {
    await say('buttons');
    const [call] = await teams.cloud.called(1);
    expect(call?.activity.suggestedActions.actions).toEqual(
      ['Yes', 'No', 'Maybe'].map((title) => ({ type: 'imBack', title, value: title })),
    );
    expect(call?.activity).not.toHaveProperty('attachments');
  });

  it.each(['many', 'card'])('are buttons of a card when they are more, or beside one: %s', async (what) => {
    await say(what);
    const [call] = await teams.cloud.called(1);
    expect(call?.activity).not.toHaveProperty('suggestedActions');
    expect(call?.activity.attachments).toHaveLength(1);
    const { body = [], actions = [] } = call?.activity.attachments[0].content ?? {};
    const buttons = [...body, { actions }].flatMap((block) => block.actions ?? []);
    expect(buttons.at(-1)).toEqual({
      type: 'Action.Execute',
      verb: 'answer',
      title: 'Later',
      data: { action: '1.3' },
      associatedInputs: 'none',
      fallback: {
        type: 'Action.Submit',
        title: 'Later',
        data: { action: '1.3' },
        associatedInputs: 'none',
      },
    });
  });

  it('never come with a picture that Teams cannot draw: its words stand there', async () => {
    await say('card');
    const [call] = await teams.cloud.called(1);
    const card = JSON.stringify(call?.activity.attachments[0].content);
    expect(card).not.toContain('data:image');
    expect(card).toContain('Peru is covered');
    expect(card).toContain('Peru: all day');
  });

  it('are answered calmly when a tap brings nothing at all', async () => {
    const answer = await tap('', { value: undefined });
    expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ value: '' })]);
    await teams.cloud.called(1);
    expect(texts()).toEqual(['1: action']);
  });

  it('are acted on once when they are tapped, and the card hears so', async () => {
    const id = 'tap-1';
    const answers = [await tap('1.0', { id }), await tap('1.0', { id })];
    for (const answer of answers) {
      expect([answer.status, await answer.json()]).toEqual([
        200,
        { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' },
      ]);
    }
    await say('next');
    await teams.cloud.called(2);
    expect(texts()).toEqual(['1: action', '2: next']);
  });
});

describe('a channel', () => {
  it('has a conversation for each thread, and is answered there', async () => {
    await teams.post(channelMessage(teams.cloud, 'one'));
    await teams.cloud.called(1);
    const conversation = {
      isGroup: true,
      conversationType: 'channel',
      id: '19:abc@thread.tacv2;messageid=200',
    };
    await teams.post(channelMessage(teams.cloud, 'two', { conversation }));
    const calls = await teams.cloud.called(2);
    expect(calls.map(({ path }) => decodeURIComponent(path))).toEqual([
      '/teams/v3/conversations/19:abc@thread.tacv2;messageid=100/activities',
      '/teams/v3/conversations/19:abc@thread.tacv2;messageid=200/activities',
    ]);
    expect(texts()).toEqual(['1: one', '1: two']);
  });

  it('is told who is being asked', async () => {
    await teams.post(channelMessage(teams.cloud, 'ask'));
    const [call] = await teams.cloud.called(1);
    expect(call?.activity).toMatchObject({
      text: '<at>Ana Ito</at> 1: ask',
      entities: [{ type: 'mention', mentioned: { id: '29:ana', name: 'Ana Ito' }, text: '<at>Ana Ito</at>' }],
    });
  });

  it('is not listened to without a mention', async () => {
    expect((await teams.post(channelMessage(teams.cloud, 'to others', { entities: [] }))).status).toBe(200);
    await teams.post(channelMessage(teams.cloud, 'to the bot'));
    await teams.cloud.called(1);
    expect(texts()).toEqual(['1: to the bot']);
  });

  it('keeps the words and taps of others out of an interview, and tells them', async () => {
    const bao = { id: '29:bao', name: 'Bao' };
    const { conversation } = channelMessage(teams.cloud, '');
    await teams.post(channelMessage(teams.cloud, 'one'));
    await teams.post(channelMessage(teams.cloud, 'mine', { from: bao }));
    const answer = await tap('1.0', { from: bao, conversation });
    expect(await answer.json()).toMatchObject({ statusCode: 200, value: 'Not you' });
    await teams.post(channelMessage(teams.cloud, 'two'));
    await teams.cloud.called(3);
    expect(texts()).toEqual(['1: one', 'Not you', '2: two']);
    // and the questions still go to who is asked
    expect(teams.cloud.calls[2]?.activity.recipient.id).toBe('29:ana');
  });
});

describe('an installation', () => {
  it('is welcomed once, in the language of the app, however often Teams tells of it', async () => {
    await teams.post(
      teamsMessage(teams.cloud, { type: 'conversationUpdate', locale: undefined, membersAdded: [bot] }),
    );
    await install({ locale: 'de-DE' });
    await install({ locale: 'de-DE', id: 'again' });
    await say('hallo');
    await teams.cloud.called(2);
    expect(texts()).toEqual(['1: open', '2: hallo']);
  });

  it('in a group says how to begin, and begins with nobody', async () => {
    const conversation = {
      isGroup: true,
      conversationType: 'groupChat',
      id: '19:group@thread.v2',
      tenantId: tenant,
    };
    await install({ conversation });
    await install({ conversation, id: 'again' });
    await teams.post(
      channelMessage(teams.cloud, 'me', { conversation, from: { id: '29:bao', name: 'Bao' } }),
    );
    await teams.cloud.called(2);
    expect(texts()).toEqual(['Hello, group', '1: me']);
  });

  it('that ends, ends what is sent there, until the person comes back', async () => {
    teams.cloud.script({ status: 503 });
    await say('hello');
    await teams.cloud.called(1);
    await install({ action: 'remove' });
    teams.app.pass({ hours: 1 });
    await say('back again');
    await teams.cloud.called(2);
    expect(texts()).toEqual(['1: hello', '2: back again']);
  });
});

it.each(['typing', 'messageReaction', 'messageUpdate', 'messageDelete', 'event', 'endOfConversation'])(
  'is quiet about %s',
  async (type) => {
    const answer = await teams.post(teamsMessage(teams.cloud, { type, text: undefined }));
    expect(answer.status).toBe(200);
    await say('hello');
    await teams.cloud.called(1);
    expect(texts()).toEqual(['1: hello']);
  },
);

it('answers other invokes that it does not know them', async () => {
  expect((await tap('1.0', { name: 'composeExtension/query' })).status).toBe(501);
});
