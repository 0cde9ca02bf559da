import { fold } from '../fold.ts';
import { traitsOf } from '../itemise.ts';
import { createLexicon, type LanguagePack, type Lexicon } from '../lexicon.ts';
import { normaliseWord } from '../word-form.ts';
import { answersOneQuestion, type ChoiceKey, parseChoiceKey, tagOfChoice } from './choice-keys.ts';
import { isElsewhere } from './subjects.ts';
import { type LanguageWords, wordsOfLanguage } from './words-of-language.ts';

/** The words for the answers to one part of a question, ready to be looked up. */
export interface WordsForPart {
  lexicons: Lexicon[];
  /** The answer that words are, which are the whole message; folded. */
  exact: Map<string, string>;
  /** Those among them that say too little to answer a question that was not asked. */
  slight: Set<string>;
}

/** Finds the words for a part in a language, each made ready when it is first asked for; undefined if it has none. */
export function createWordsForParts(
  packs: Record<string, LanguagePack[]>,
  choiceWords: Record<string, LanguagePack>,
): (part: string, language: string) => WordsForPart | undefined {
  const languages = new Map<string, LanguageWords>();
  const ready = new Map<string, WordsForPart | undefined>();

  return (part, language) => {
    const key = `${part} ${language}`;
    if (!ready.has(key)) ready.set(key, wordsForPart(part, language, wordsOf(language)));
    return ready.get(key);
  };

  function wordsOf(language: string): LanguageWords {
    const known = languages.get(language);
    if (known) return known;
    const tags = [language, 'common'];
    const made = wordsOfLanguage(
      language,
      tags.flatMap((tag) => packs[tag] ?? []),
      tags.flatMap((tag) => [choiceWords[tag] ?? {}]),
    );
    languages.set(language, made);
    return made;
  }
}

function wordsForPart(
  part: string,
  language: string,
  { all, surroundings, known, weak, denying, slight }: LanguageWords,
): WordsForPart | undefined {
  const keyed = all.flatMap(([key, words]) => {
    const parsed = parseChoiceKey(key);
    return parsed ? [{ key: parsed, words }] : [];
  });
  const own = keyed.filter(({ key }) => key.part === part);
  if (own.length === 0) return undefined;
  const taken = new Set([...own.flatMap(({ words }) => words), ...weak]);
  const elsewhere = keyed.flatMap(({ key, words }) =>
    isElsewhere(key.part, part) && answersOneQuestion(key) ? words.filter((word) => !taken.has(word)) : [],
  );
  const cues = [...own.map((entry) => cuesOf(entry, known)), { weak: [...weak], elsewhere, denies: denying }];
  const exact = own.flatMap(({ key, words }) => words.map((word) => [fold(word), key.choice] as const));
  return {
    lexicons: [createLexicon(cues, traitsOf(language)), surroundings],
    exact: new Map(exact),
    slight: new Set([...slight].map(fold)),
  };
}

/** Within a message, words that answer only alone may mean much. */
function cuesOf(
  { key, words }: { key: ChoiceKey; words: readonly string[] },
  known: Map<string, string>,
): LanguagePack {
  return key.alone ? {} : { [tagOfChoice(key)]: words.flatMap((word) => withKnown(word, known)) };
}

/**
 * A stem with the words it would not be looked for in: those that the language knows otherwise, as "expired" for a no,
 * and itself, as Arabic words behind "and" are found only as they are written.
 */
function withKnown(word: string, known: Map<string, string>): string[] {
  if (!word.endsWith('*')) return [word];
  const stem = normaliseWord(word.slice(0, -1)).folded;
  const hidden = [...known].flatMap(([other, folded]) => (folded.startsWith(stem) ? [other] : []));
  return [word, word.slice(0, -1), ...hidden];
}
