import { ownName } from '../../../dialogs/replies/own-name.ts';
import { worldOn } from '../../world.ts';
import { type Connection, directLine, texts } from '../channels/web/direct-line-calls.ts';
import type { DeskFixture } from '../staff/desk-fixture.ts';
import { consoleOf, talkingDesk } from './talking-desk.ts';

// each language is made ready when it is first read
jest.setTimeout(30_000);

const { texts: catalogue } = worldOn('2026-11-23');

let desk: DeskFixture;
let headers: Record<string, string>;
beforeAll(async () => {
  desk = await talkingDesk({ LIMIT_STARTS: '0' });
  ({ headers } = await desk.somebody('agent', 'Ana'));
});
afterAll(() => desk.app.stop());

const path = (id: string, what = '') => `/desk/api/conversations/${id}${what && `/${what}`}`;

/** A prospect of a language with whom Ana talks, and what either does. */
async function talking(language = 'en') {
  const line = directLine(desk.app.base);
  const prospect = await line.begin();
  const { conversationId: id, token } = prospect;
  const press = (value: object) =>
    line.post(`/conversations/${id}/activities`, token, { type: 'message', text: '…', value });
  await press({ command: 'language', to: language });
  await press({ command: 'human' });
  await line.say(prospect, 'About our licence');
  await desk.post(path(id, 'claim'), {}, headers);
  const say = (key: string, values?: Record<string, string>) => catalogue.say(language, key, values);
  /** What the bot says to these words; undefined when it keeps silent. */
  const says = async (words: string) => {
    const before = (await line.activities(prospect)).activities.length;
    expect((await line.say(prospect, words)).status).toBe(200);
    const { activities } = await line.activities(prospect);
    expect(activities[before]?.text).toBe(words);
    return activities[before + 1];
  };
  const answers = (words: string, clientId: string) =>
    desk.post(path(id, 'say'), { text: words, clientId }, headers);
  const detail = async () => (await desk.get(path(id), headers)).json;
  return { prospect, id, say, says, press, answers, detail };
}

const log = async (prospect: Connection) => texts(await directLine(desk.app.base).activities(prospect));

/** The way back, as the bot names it when somebody comes. */
function wayBack(language: string): string {
  return /[“„«「]\s?([^”“»」]+?)\s?[”“»」]/.exec(catalogue.say(language, 'person.claimed'))?.[1] ?? '';
}

describe.each(catalogue.languages)('a prospect who writes %s to a person', (language) => {
  it('gets a link to their data for the words of the menu, and no question beside it', async () => {
    const { say, says } = await talking(language);
    const reply = await says(say('conversation.export.button'));
    expect(reply?.text).toMatch(/\(http\S+\/my-data\S*\)/);
    expect(reply?.text).not.toContain(say('questions.established.title'));
    expect(reply?.channelData).toEqual({ notice: 'data-sent' });
  });

  it('is asked before everything is deleted, and a word keeps it', async () => {
    const { say, says, detail } = await talking(language);
    const reply = await says(say('conversation.delete.button'));
    expect([reply?.text, reply?.channelData]).toEqual([
      say('conversation.delete.ask'),
      { notice: 'delete-asked' },
    ]);
    const kept = await says(say('conversation.delete.no'));
    expect([kept?.text, kept?.channelData]).toEqual([say('person.stays'), { notice: 'stayed' }]);
    expect((await detail()).state).toBe('with-agent');
  });

  it('goes back to the bot, which goes on where it was, once that is confirmed', async () => {
    const { say, says, detail } = await talking(language);
    const reply = await says(wayBack(language));
    expect([reply?.text, reply?.channelData]).toEqual([say('person.return.ask'), { notice: 'return-asked' }]);
    const back = await says(say('person.return.yes'));
    expect(back?.text).toContain(say('person.returned'));
    expect(back?.text).toContain(say('questions.established.title'));
    expect(back?.channelData).toMatchObject({ notice: 'returned' });
    expect(await detail()).toMatchObject({ state: 'closed', agent: { name: 'Ana' } });
  });

  it('switches the language in words, and staff see which it is now', async () => {
    const { says, detail } = await talking(language);
    const to = language === 'en' ? 'de' : 'en';
    const choice = await says(
      catalogue
        .say(language, 'conversation.help')
        .match(/\*\*[^*]+\*\*/g)?.[4]
        ?.slice(2, -2) ?? '',
    );
    expect(choice?.channelData).toEqual({ notice: 'language-asked' });
    const reply = await says(ownName(to));
    expect([reply?.text, reply?.channelData]).toEqual([
      catalogue.say(to, 'conversation.language.changed'),
      { notice: 'language-changed' },
    ]);
    expect((await detail()).language).toBe(to);
    expect((await detail()).state).toBe('with-agent');
  });
});

it.each(['yes', 'Yes, delete everything'])(
  'erases everything for “%s”, and tells every console so',
  async (words) => {
    const { says, prospect, id } = await talking();
    const screen = await consoleOf(desk, headers);
    await says('please delete my data');
    expect((await directLine(desk.app.base).say(prospect, words)).status).toBe(200);
    await screen.hears(
      (frame) => frame.kind === 'conversation' && frame.id === id && frame.change === 'gone',
    );
    expect((await desk.get(path(id), headers)).status).toBe(404);
    expect(await desk.store.readLog(id, 0, 100)).toEqual([]);
    screen.close();
  },
);

it.each(['no', 'No, keep it'])(
  'keeps everything for “%s”, and says that the person goes on reading',
  async (words) => {
    const { says, say, detail } = await talking();
    await says('delete everything');
    const reply = await says(words);
    expect([reply?.text, reply?.channelData]).toEqual([say('person.stays'), { notice: 'stayed' }]);
    expect((await detail()).state).toBe('with-agent');
  },
);

it('takes no “yes” to the person for one to itself', async () => {
  const { says, answers, detail } = await talking();
  await says('delete my data');
  await answers('Do you have a licence?', 'a1');
  expect(await says('yes')).toBeUndefined();
  await says('back to the bot');
  expect(await says('Wait, one question first')).toBeUndefined();
  expect(await says('yes')).toBeUndefined();
  expect((await detail()).state).toBe('with-agent');
});

it.each([
  'How do I delete a product?',
  'Our support is in English',
  'English',
  'Can you send me the data sheet?',
  'We were founded in March 2019',
  'back',
  'start again',
  'why do you ask?',
  'talk to a person',
  'Yes, delete everything',
])('leaves “%s” to the person', async (words) => {
  const { says, prospect } = await talking();
  expect(await says(words)).toBeUndefined();
  expect((await log(prospect)).at(-1)).toBe(words);
});

it('does nothing for buttons of the interview, and has nothing to say to them', async () => {
  const { press, prospect, detail } = await talking();
  await press({ action: '1.1' });
  await press({ command: 'restart' });
  expect((await log(prospect)).slice(-2)).toEqual(['…', '…']);
  expect((await detail()).state).toBe('with-agent');
});
