import type { InboundActivity } from '../../../bot/turn/turns.ts';
import type { Input } from '../../../dialogs/conversation.ts';
import type { Reply } from '../../../dialogs/replies/reply.ts';
import { party, turnsFixture } from './turns-fixture.ts';

/** What `converse` is told when this arrives in a conversation opened in Spanish from Madrid. */
async function inputFor(activity: Omit<InboundActivity, 'type'>): Promise<Input | undefined> {
  const inputs: Input[] = [];
  const { turns } = turnsFixture({
    converse: (_state, input) => {
      inputs.push(input);
      return { state: {}, replies: [], events: [] };
    },
  });
  await turns.open({ ...party, languages: ['es-MX', 'en'], timeZone: 'Europe/Madrid' });
  await turns.receive({ ...party, activity: { type: 'message', ...activity } });
  return inputs[1];
}

/** The activity that a reply becomes. */
async function activityOf(reply: Reply): Promise<unknown> {
  const { turns, store } = turnsFixture({ converse: () => ({ state: {}, replies: [reply], events: [] }) });
  await turns.open({ ...party, languages: ['en'] });
  return (await store.readLog('c1', 0, 10))[0]?.activity;
}

describe('the registration bot', () => {
  const timeZone = 'Europe/Madrid';
  const languages = ['es-MX', 'en'];

  it.each<[what: string, activity: Omit<InboundActivity, 'type'>, input: Input]>([
    ['words', { text: 'hola' }, { kind: 'text', text: 'hola', languages, timeZone }],
    [
      'words in the language and zone that came with them',
      { text: 'hi', locale: 'en', localTimezone: 'Asia/Singapore' },
      { kind: 'text', text: 'hi', languages: ['en', 'es-MX'], timeZone: 'Asia/Singapore' },
    ],
    ['no words at all', {}, { kind: 'text', text: '', languages, timeZone }],
    [
      'a tapped button, whatever it showed',
      { text: 'Sí', value: { action: 'a1' } },
      { kind: 'action', action: 'a1', fields: {}, timeZone },
    ],
    [
      'a form, all of it as texts',
      { value: { action: 'a1', on: '2023-03-15', hours: 8, lunch: true, deep: { no: 1 }, empty: null } },
      { kind: 'action', action: 'a1', fields: { on: '2023-03-15', hours: '8', lunch: 'true' }, timeZone },
    ],
    ['a command of the menu', { value: { command: 'back' } }, { kind: 'command', command: 'back', timeZone }],
    [
      'a command with an aim',
      { value: { command: 'language', to: 'ar' } },
      { kind: 'command', command: 'language', to: 'ar', timeZone },
    ],
    [
      'a command that there is not, like a button of an old card',
      { text: 'hi', value: { command: 'become-admin' } },
      { kind: 'action', action: '', fields: {}, timeZone },
    ],
    [
      'a value that nobody issued, like a button of an old card',
      { text: 'hi', value: ['<script>'] },
      { kind: 'action', action: '', fields: {}, timeZone },
    ],
  ])('passes on %s', async (_what, activity, input) => {
    expect(await inputFor(activity)).toEqual(input);
  });

  it('opens with the languages and the zone of the person', async () => {
    const inputs: Input[] = [];
    const { turns } = turnsFixture({
      converse: (_state, input) => {
        inputs.push(input);
        return { state: {}, replies: [], events: [] };
      },
    });
    await turns.open({ ...party, languages, timeZone });
    expect(inputs).toEqual([{ kind: 'open', languages, timeZone }]);
  });

  it('writes a question with its suggestions as one message that expects an answer', async () => {
    const suggestions = [
      { action: 'a1', title: 'Yes' },
      { action: 'a2', title: 'Why?', quiet: true },
    ] as const;
    const question = { id: 'age', number: 1, of: 8 };
    expect(
      await activityOf({ text: '**When?**', language: 'en', question, suggestions: [...suggestions] }),
    ).toMatchObject({
      type: 'message',
      text: '**When?**',
      textFormat: 'markdown',
      locale: 'en',
      inputHint: 'expectingInput',
      channelData: { question },
      suggestedActions: {
        to: [],
        actions: [
          { type: 'messageBack', title: 'Yes', text: 'Yes', displayText: 'Yes', value: { action: 'a1' } },
          { type: 'messageBack', title: 'Why?', value: { action: 'a2' }, channelData: { quiet: true } },
        ],
      },
    });
  });

  it('writes a card as an Adaptive Card in the language of the reply', async () => {
    const card = {
      blocks: [{ kind: 'heading', text: 'مرحبا' }],
      actions: [{ kind: 'submit', action: 'a1', title: 'نعم' }],
    } satisfies Reply['card'];
    expect(await activityOf({ text: 'مرحبا', language: 'ar', card })).toMatchObject({
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: { type: 'AdaptiveCard', version: '1.5', lang: 'ar', rtl: true },
        },
      ],
    });
  });

  it('leaves out what a reply does not have', async () => {
    const activity = await activityOf({ text: 'Hello', language: 'en', suggestions: [] });
    for (const member of ['attachments', 'suggestedActions', 'channelData', 'replyToId', 'recipient']) {
      expect(activity).not.toHaveProperty(member);
    }
  });
});
