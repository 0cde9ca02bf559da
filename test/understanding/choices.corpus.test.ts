import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { converse } from '../../dialogs/converse.ts';
import { flow } from '../../dialogs/questions/flow.ts';
import { choiceWords } from '../../dialogs/understanding/choices/choice-words.ts';
import { fold } from '../../dialogs/understanding/fold.ts';
import { languagePacks } from '../../dialogs/understanding/language-packs.ts';
import { worldOn } from '../world.ts';

// What people type where an answer can be tapped: which one it is, `unsure`, or `ask` where it must be asked again.
// Asking back what was meant is never wrong.

const row = z.strictObject({ part: z.string(), says: z.string(), means: z.array(z.string()).min(1) });
const folder = join(import.meta.dirname, 'choices');
const world = worldOn('2026-11-22');

/** Answers that lead from the first question to each of the others, in English words. */
const way = [
  ['established', '2019-03-15'],
  ['applicant', 'company'],
  ['licence', 'valid'],
  ['compliance', 'all clear'],
  ['support-hours', '9-17:30 Mon-Fri Singapore time'],
  ['support-break', 'no break'],
  ['support-people', 'people'],
  ['markets', 'Singapore'],
  ['technical-support', 'own team'],
  ['after-sales', 'own team'],
  ['staffing', 'one pre-sales and one after-sales'],
  ['staffing-kind', 'our employees'],
] as const;

const files = readdirSync(folder).map((name) => name.replace('.jsonl', ''));

test.each(files)('answers that can be tapped are understood when they are typed: %s', (language) => {
  const read = readingsOf(language, (part) => stateAt(part, language));
  const missed = read.filter(({ means, is }) => is === 'ask' && !means.includes('ask'));
  expect(wrongAmong(read)).toEqual([]);
  // Each may be asked back now and then, not as a rule.
  expect(missed.length / read.length).toBeLessThan(0.15);
});

test.each(files)('they are not misread where the conversation is still in English: %s', (language) => {
  expect(wrongAmong(readingsOf(language, inEnglishAt))).toEqual([]);
});

test.each([
  ['không dùng chatbot', 'people'],
  ['não usamos chatbot', 'people'],
  ['tidak pakai chatbot', 'people'],
  ['no usamos chatbot', 'people'],
  ['沒有機器人', 'people'],
])(
  'a message is read in the language that knows most of it, not in the first that knows a word: %s',
  (says, means) => {
    const before = inEnglishAt('support-people');
    const languages = ['en', 'vi', 'pt', 'id', 'es', 'zh-Hans'];
    const after = converse(
      JSON.parse(JSON.stringify(before)),
      { kind: 'text', text: says, languages },
      world,
    );
    expect(answered.parse(after.state).answers['support-hours']?.['support-people']?.choice).toBe(means);
  },
);

test('the words for two answers of one question are never the same', () => {
  for (const [language, words] of Object.entries(choiceWords)) {
    for (const { id } of flow.flatMap(({ parts }) => parts)) {
      const all = Object.entries(words).flatMap(([key, list]) =>
        key.startsWith(`${id}:`) ? [...new Set(list.map(fold))] : [],
      );
      expect({ language, id, twice: all.filter((word, at) => all.indexOf(word) !== at) }).toEqual({
        language,
        id,
        twice: [],
      });
    }
  }
});

test('every answer that can be tapped has words in every language', () => {
  const languages = Object.keys(languagePacks).filter((language) => language !== 'common');
  const keys = flow.flatMap(({ parts }) =>
    parts.flatMap(({ id, choices, factual }) =>
      factual ? choices.map((choice) => `${id}:${choice.id}`) : [],
    ),
  );
  for (const language of languages) {
    const missing = keys.filter((key) => !choiceWords[language]?.[key]?.length);
    expect({ language, missing }).toEqual({ language, missing: [] });
  }
});

type Read = z.infer<typeof row> & { is: string };

/** The rows of a language, and what each came to in a conversation that is where its part is asked. */
function readingsOf(language: string, stateOf: (part: string) => unknown): Read[] {
  const lines = readFileSync(join(folder, `${language}.jsonl`), 'utf8')
    .trim()
    .split('\n');
  return lines
    .map((line) => row.parse(JSON.parse(line)))
    .map((each) => ({ ...each, is: readAt(stateOf(each.part), each.part, each.says, language) }));
}

function wrongAmong(read: Read[]): string[] {
  return read.flatMap(({ part, says, means, is }) =>
    means.includes(is) || is === 'ask' ? [] : [`${part}: ${says} is ${means}, not ${is}`],
  );
}

const states = new Map<string, unknown>();

/** The way is gone in English, and the language chosen at its end. */
function stateAt(part: string, language: string): unknown {
  const key = `${language} ${part}`;
  if (!states.has(key)) {
    const chosen = { kind: 'command', command: 'language', to: language } as const;
    states.set(key, converse(JSON.parse(JSON.stringify(inEnglishAt(part))), chosen, world).state);
  }
  return states.get(key);
}

function inEnglishAt(part: string): unknown {
  if (!english.has(part)) english.set(part, goTo(part));
  return english.get(part);
}
const english = new Map<string, unknown>();

function goTo(part: string): unknown {
  const at = way.findIndex(([name]) => name === part);
  const opened: unknown = converse(
    undefined,
    { kind: 'open', languages: ['en'], timeZone: 'Asia/Singapore' },
    world,
  ).state;
  return way.slice(0, at).reduce((state, [, words]) => say(state, words, 'en'), opened);
}

function say(state: unknown, text: string, language: string): unknown {
  return converse(JSON.parse(JSON.stringify(state)), { kind: 'text', text, languages: [language] }, world)
    .state;
}

const answered = z.object({
  answers: z.record(
    z.string(),
    z.record(z.string(), z.looseObject({ choice: z.string().optional(), sure: z.boolean() })),
  ),
});

/** The answer that words came to, `unsure`, or `ask`. */
function readAt(before: unknown, part: string, words: string, language: string): string {
  const after = say(before, words, language);
  const [had, has] = [before, after].map(
    (state) => Object.values(answered.parse(state).answers).find((answer) => part in answer)?.[part],
  );
  if (!has || JSON.stringify(had) === JSON.stringify(has)) return 'ask';
  return has.sure ? (has.choice ?? 'else') : 'unsure';
}
