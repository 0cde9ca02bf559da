import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { type RunningProgram, runProgram } from '../bot/running-program.ts';
import { cardForm } from './card-form.ts';
import { type Playground, startPlayground } from './playground.ts';
import type { SentMessage } from './recording.ts';

// A client of Teams that nobody here wrote, with the whole guide behind it: nothing in between is replaced.

const library: typeof import('adaptivecards') = createRequire(__filename)(
  'adaptivecards/dist/adaptivecards.min.js',
);
/** What a person types from the first question to the result, by language. */
const journeys = z
  .record(z.string(), z.array(z.string()))
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../journeys/free-text.json'), 'utf8')));

let guide: RunningProgram;
let teams: Playground;

beforeAll(async () => {
  guide = await runProgram({ CONNECTOR_DEVELOPMENT: 'on', LIMIT_MESSAGES: '0', LIMIT_REQUESTS: '0' });
  teams = await startPlayground(`${guide.base}/api/messages`);
});
afterAll(async () => {
  await teams?.stop();
  await guide?.end('SIGTERM');
});

describe('a personal chat', () => {
  it('welcomes whoever installs the app, once, and asks the first question', async () => {
    const { id } = teams.world.personalChat;
    await teams.install(id);
    await teams.hears(id, 'I help companies find out');
    await teams.hears(id, '1 of 8');
    expect(teams.sent().filter(({ text }) => text.includes('I help companies'))).toHaveLength(1);
  });

  it('leads by cards and words from the first question to the result', async () => {
    const { id } = teams.world.personalChat;
    await teams.tap(asked('1 of 8'), 'Send', { date: '2019-03-15' });
    const taps = [
      ['2 of 8', 'A registered company'],
      ['licence valid', 'Yes, it is valid'],
      ['comply with the laws', 'Yes, nothing is open'],
    ] as const;
    for (const [words, title] of taps) {
      await press(await teams.hears(id, words), title);
    }
    await teams.hears(id, '3 of 8');
    const rest = [
      '9-18 Mon-Fri Singapore time',
      'yes, people',
      'Singapore and Thailand',
      'yes, our own team',
      'yes, our own team',
      'one pre-sales and one after-sales',
      'our employees',
      'yes, accept and sign',
      'yes, I have read it',
      'yes, an authorised person signs',
      'yes, we accept them',
    ];
    for (const text of rest) await teams.say(id, text);
    await press(await teams.hears(id, 'check your answers'), 'Show my result');
    await teams.hears(id, '5 of 5 requirements met');
  });

  it('answers the button of an old card kindly, with the question of now', async () => {
    const { id } = teams.world.personalChat;
    await teams.tap(asked('1 of 8'), 'Not sure');
    await teams.hears(id, 'That button belongs to an earlier question');
  });
});

describe('a group chat', () => {
  it('is told how to begin, and interviews who mentions the bot', async () => {
    const [{ id }] = teams.world.groupChats;
    await teams.install(id);
    await teams.hears(id, 'Mention me to begin');
    await teams.say(id, 'nobody asked you', false);
    await teams.say(id, 'hello');
    const first = await teams.hears(id, '1 of 8');
    expect(first.text).toContain(`<at>${teams.world.currentUser.name}</at>`);
    for (const text of journeys.en ?? []) await teams.say(id, text);
    await teams.hears(id, '5 of 5 requirements met');
  });
});

describe('a channel', () => {
  it('is told how to begin', async () => {
    const [{ id }] = teams.world.teams;
    await teams.install(id);
    await teams.hears(id, 'Mention me to begin');
  });

  it('has an interview in each thread, and does not listen to threads that mention nobody', async () => {
    const silent = await teams.post('just between us', false);
    const [one, other] = [await teams.post('hello'), await teams.post('hello')];
    await teams.hears(one, '1 of 8');
    await teams.say(one, '15 March 2019');
    await teams.hears(one, '2 of 8');
    await teams.hears(other, '1 of 8');
    expect(teams.sent().filter(({ conversationId }) => conversationId === silent)).toEqual([]);
    expect(
      teams.sent().filter((message) => message.conversationId === other && message.text.includes('2 of 8')),
    ).toEqual([]);
  });

  it('keeps the words of somebody else out of an interview, and tells them', async () => {
    const thread = await teams.post('hello');
    await teams.hears(thread, '1 of 8');
    await teams.sayAs({ id: 'user-id-1', name: 'Megan Bowen' }, 'en-US', thread, '15 March 2019');
    await teams.hears(thread, 'I am asking somebody else here');
  });

  it.each(Object.entries(journeys))('holds a whole interview in %s', async (language, lines) => {
    const thread = await teams.post('to be spoken to later', false);
    for (const text of ['👋', ...lines]) await teams.sayAs(teams.world.currentUser, language, thread, text);
    const result = await teams.hears(thread, '"verdict.met.');
    expect(JSON.stringify(result.attachments).match(/"verdict\.met\./g)).toHaveLength(5);
    const said = teams.sent().filter(({ conversationId }) => conversationId === thread);
    expect(new Set(said.map(({ locale }) => locale))).toEqual(new Set([language]));
  });
});

describe('everything that the guide sent', () => {
  it('was taken by the client, and the guide answered the client well', () => {
    expect(teams.sent().filter(({ status }) => status >= 300)).toEqual([]);
    expect(teams.answered().filter((status) => status !== 200)).toEqual([]);
  });

  it('was sent once', () => {
    const newest = new Map<string, string>();
    for (const message of teams.sent()) {
      const { conversationId, text, attachments } = message;
      const content = JSON.stringify([text, attachments]);
      expect(newest.get(conversationId)).not.toBe(content);
      newest.set(conversationId, content);
    }
    expect(guide.output()).not.toContain('delivery-repeated');
    expect(guide.output()).not.toContain('delivery-delayed');
  });

  it('has only valid cards of version 1.5', () => {
    const cards = teams.sent().flatMap(({ attachments }) => attachments.map(({ content }) => content));
    expect(cards.length).toBeGreaterThan(100);
    for (const card of cards) {
      const { success, data, error } = cardForm.safeParse(card);
      expect(error?.issues ?? []).toEqual([]);
      // the library remembers between two cards where in a language tag it stopped
      if (success) expect(complaints({ ...data, lang: undefined })).toEqual([]);
    }
  });

  it('has at most three suggested actions, never in a group, and none beside a card', () => {
    const suggesting = teams.sent().filter(({ suggestedActions }) => suggestedActions !== undefined);
    expect(suggesting.length).toBeGreaterThan(0);
    for (const { conversationId, attachments, suggestedActions } of suggesting) {
      expect(conversationId).toBe(teams.world.personalChat.id);
      expect(attachments).toEqual([]);
      expect(suggestedActions?.actions.length).toBeLessThanOrEqual(3);
    }
  });
});

/** Presses a button wherever it stands: above the input field its title is said, on a card its data is sent. */
async function press(message: SentMessage, title: string): Promise<void> {
  const suggested = message.suggestedActions?.actions.some((action) => action.title === title);
  if (suggested) await teams.say(message.conversationId, title);
  else await teams.tap(message, title);
}

/** The first message with these words; there is one, or the test before has failed. */
function asked(words: string): SentMessage {
  const found = teams.sent().find(({ text }) => text.includes(words));
  if (!found) throw new Error(`“${words}” was never said`);
  return found;
}

/** What the library that draws cards thinks of one. */
function complaints(card: unknown): string[] {
  const parsing = new library.SerializationContext(library.Versions.v1_5);
  const parsed = new library.AdaptiveCard();
  // as many as Teams shows in a row
  parsed.hostConfig = new library.HostConfig({ actions: { maxActions: 6 } });
  parsed.parse(card, parsing);
  const events = Array.from({ length: parsing.eventCount }, (_, at) => parsing.getEventAt(at).message);
  return [...events, ...parsed.validateProperties().validationEvents.map(({ message }) => message)];
}
