import { toItems } from '../cut-items.ts';
import { traitsOf } from '../itemise.ts';
import { createLexicon, type LanguagePack, type Lexicon } from '../lexicon.ts';
import { normalise } from '../normalise.ts';
import { normaliseWord } from '../word-form.ts';
import { type ChoiceWords, parseChoiceKey } from './choice-keys.ts';
import { weakWords } from './subjects.ts';
import { deniesNext } from './word-roles.ts';

/** What every question of a language is read with. */
export interface LanguageWords {
  /** Its words for the answers to all questions. */
  all: ChoiceWords[];
  /** What words around an answer are known by. */
  surroundings: Lexicon;
  /** Single words of the language in the form they are looked up in, some of which a stem of an answer begins. */
  known: Map<string, string>;
  /** Words that answer several questions. */
  weak: Set<string>;
  /** Weak words that deny what follows them, as "we have none" does. */
  denying: string[];
  /** Words that say too little to answer a question that was not asked. */
  slight: Set<string>;
}

const denials = new Set([
  ...['negation', 'not', 'not-after', 'nobody', 'no', 'consent-denies', 'consent-denies-after'],
]);
const around = new Set([
  ...['yes', 'yes-alone', 'but', 'and', 'or', 'filler', 'polite', 'suffix', 'only', 'unsure'],
  ...['question-word', 'how-long', 'question-anywhere'],
  ...['comma', 'dot', 'question', 'exclamation', 'semicolon', 'line', 'quote'],
]);
/**
 * Languages whose lists for dates, people and consent hold longer words that deny, as 没有人 and "işe alacağız", or single
 * letters that do only there: what denies an answer is in the words for answers alone.
 */
const withOwnDenials = new Set(['ja', 'ko', 'th', 'tr', 'zh-Hans', 'zh-Hant']);

/**
 * Makes a language ready.
 *
 * @param packs its words for everything else, with those of every language
 * @param choiceWords its words for the answers, with those of every language
 */
export function wordsOfLanguage(
  language: string,
  packs: LanguagePack[],
  choiceWords: LanguagePack[],
): LanguageWords {
  const all: ChoiceWords[] = choiceWords.flatMap((words) => Object.entries(words));
  const others = packs.map((pack) => surroundingsOf(pack, withOwnDenials.has(language)));
  const general = all.filter(([key]) => parseChoiceKey(key) === undefined).map(toPack);
  const surroundings = createLexicon([...general, ...others], traitsOf(language));
  const weak = weakWords(all);
  const single = others.flatMap((pack) => Object.values(pack).flat()).filter((word) => !/[ *]/.test(word));
  const ofAlone = all.flatMap(([key, words]) => (parseChoiceKey(key)?.alone ? words : []));
  const existing = all.flatMap(([key, words]) => (key === 'exists' ? words : []));
  return {
    all,
    surroundings,
    known: new Map(single.map((word) => [word, normaliseWord(word).folded])),
    weak,
    denying: [...weak].filter((word) => toItems(normalise(word), [surroundings]).some(deniesNext)),
    slight: new Set([...weak, ...ofAlone, ...existing]),
  };
}

/** Words that say no to a question are a no. */
function toPack([key, words]: ChoiceWords): LanguagePack {
  const same = key === 'only-answers' ? ['no'] : [];
  return Object.fromEntries([key, ...same].map((tag) => [tag, [...words]]));
}

function surroundingsOf(pack: LanguagePack, withoutDenials: boolean): LanguagePack {
  const wanted = Object.entries(pack).filter(
    ([key]) => around.has(key) || (denials.has(key) && !withoutDenials),
  );
  return Object.fromEntries(wanted.map(([key, words]) => [key, shortOf(key, words)]));
}

/** Longer ways to say yes or no hold the words that are looked for: "it expired". */
const bare = new Set(['yes', 'no', 'nobody']);
function shortOf(key: string, words: string[]): string[] {
  return bare.has(key) ? words.filter((word) => !word.includes(' ') && word.length <= 8) : words;
}
