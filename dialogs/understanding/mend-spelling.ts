import type { Item } from './items.ts';
import type { LanguagePack } from './lexicon.ts';
import type { NormalText } from './normalise.ts';
import type { ReadingKind } from './reading.ts';
import { type Respelling, respell } from './respell.ts';
import {
  createVocabulary,
  type Edit,
  type KnownWord,
  shortest,
  spelled,
  type Vocabulary,
} from './vocabulary.ts';

/** Words that a mistake must not be taken for: they turn an answer round, or are too small a part of it. */
const never = ['negation', 'not', 'not-after', 'nobody', 'but', 'suffix', 'suffix-apart', 'name'];

/** Words that matter whatever is asked; they have many neighbours, so only swapped letters are mended. */
const always = ['language', 'command', 'target', 'topic', 'question-word', 'how-long', 'polite', 'filler'];

/** Words of an answer to each question. */
const wanted: Record<ReadingKind, string[]> = {
  established: [
    ...['month', 'year', 'month-unit', 'week', 'day', 'number', 'ordinal', 'duration', 'half', 'decade'],
    ...['founded', 'begun', 'other-event', 'ago', 'about', 'less', 'more', 'early', 'mid', 'late', 'part'],
    ...['relative-year', 'relative-month', 'relative-day', 'year-part', 'since', 'before', 'after', 'vague'],
    ...['experience', 'in-trade', 'number-of', 'counted', 'future', 'the-company', 'correction', 'unsure'],
  ],
  coverage: [
    ...['weekday', 'hour', 'minute', 'day', 'week', 'number', 'half', 'working-days', 'weekend', 'every-day'],
    ...['round-the-clock', 'noon', 'midnight', 'am', 'pm', 'lunch', 'except', 'except-after', 'time-word'],
    ...['country', 'zone', 'zone-name', 'region', 'city', 'market-word', 'including', 'response', 'vague'],
  ],
  staffing: [
    ...['number', 'pre-sales', 'after-sales', 'both-roles', 'person', 'each', 'same-person', 'same-people'],
    ...['in-total', 'sales', 'maybe-pre-sales', 'maybe-after-sales', 'myself', 'vague', 'relation'],
  ],
  consent: ['yes', 'no', 'unsure', 'condition', 'no-problem', 'objection', 'decider', 'but', 'except'],
};

const consents = ['yes', 'no', 'unsure', 'condition', 'no-problem', 'yes-alone', 'no-alone'];
/** Names of which few others are near: another letter in them is a mistake, not another word. */
const distinct = [
  'month',
  'weekday',
  'country',
  'zone',
  'founded',
  'pre-sales',
  'after-sales',
  'working-days',
];

/** Maerz, fuenf: umlauts written with an e, as they are where keyboards lack them. */
const umlaut = /(?<![aeq])([aou])e/g;

/** In these languages a letter inside a word denies it: "kabul ederim", "kabul etmem". */
const denyingInside = new Set(['tr']);

/**
 * Takes a word that is not known for the one that is a single typing mistake away, if only one meaning is so near
 * and the question asked is answered with such words. Answers undefined where nothing is to be mended.
 */
export function createSpelling(
  packs: Record<string, LanguagePack[]>,
): (text: NormalText, items: Item[], language: string, pending: ReadingKind) => NormalText | undefined {
  const vocabularies = new Map<string, Vocabulary>();

  return (text, items, language, pending) => {
    const respellings = items.flatMap((item): Respelling[] => {
      const word = text.folded.slice(item.start, item.end);
      if (item.meanings.length > 0 || !spelled.test(word)) return [];
      if (language === 'de' && word.search(umlaut) >= 0)
        return [{ start: item.start, end: item.end, word: word.replace(umlaut, '$1') }];
      if (word.length < shortest) return [];
      // Names are written with a capital, and count people.
      if (pending === 'staffing' && /^\p{Lu}\p{Ll}/u.test(item.raw)) return [];
      // Parts of longer phrases, and English words, are spelled as they should be.
      if (vocabularyOf(language).has(word) || (language !== 'en' && vocabularyOf('en').has(word))) return [];
      const meant = meantBy(word, vocabularyOf(language), language, pending);
      return meant === undefined ? [] : [{ start: item.start, end: item.end, word: meant }];
    });
    return respellings.length > 0 ? respell(text, respellings) : undefined;
  };

  function vocabularyOf(language: string): Vocabulary {
    const known = vocabularies.get(language);
    if (known) return known;
    const vocabulary = createVocabulary(packs[language] ?? []);
    vocabularies.set(language, vocabulary);
    return vocabulary;
  }
}

function meantBy(
  word: string,
  vocabulary: Vocabulary,
  language: string,
  pending: ReadingKind,
): string | undefined {
  const near = vocabulary.near(word);
  const [first] = near;
  if (first === undefined || new Set(near.map(({ known }) => meaningOf(known))).size > 1) return undefined;
  const sure = near.some(({ known, edit }) => isSure(known, edit, language, pending));
  return sure ? first.known.word : undefined;
}

/** What a word stands for; one that only occurs in phrases stands for itself. */
function meaningOf({ word, keys }: KnownWord): string {
  return keys.length > 0 ? keys.toSorted().join() : word;
}

function isSure(
  { word, keys, partOf }: KnownWord,
  edit: Edit,
  language: string,
  pending: ReadingKind,
): boolean {
  const tags = (keys.length > 0 ? keys : partOf).map((key) => key.split(':')[0] ?? '');
  const says = (some: string[]): boolean => tags.some((tag) => some.includes(tag));
  if (!says(wanted[pending]) && !(says(always) && edit.kind === 'swapped')) return false;
  if (keys.length > 0 && says(never)) return false;
  if (says(consents)) {
    const affirms = says(['yes', 'no-problem', 'yes-alone']);
    const isShort = word.length < 6 && (affirms || edit.kind !== 'swapped');
    if (isShort || (affirms && (denyingInside.has(language) || edit.kind === 'replaced'))) return false;
  }
  // two letters changed round deny nothing
  if (denyingInside.has(language) && edit.kind !== 'swapped' && (keys.length === 0 || !says(distinct)))
    return false;
  if (says(distinct)) return edit.kind !== 'replaced' || word.length >= 6;
  return !edit.atEnd && (edit.kind !== 'replaced' || word.length >= 8);
}
