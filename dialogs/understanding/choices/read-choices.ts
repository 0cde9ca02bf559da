import { toItems } from '../cut-items.ts';
import { fold } from '../fold.ts';
import { type Item, is } from '../items.ts';
import type { LanguagePack } from '../lexicon.ts';
import { normalise } from '../normalise.ts';
import { isQuestion, isSign } from '../sentences.ts';
import { type JudgedChoices, judgeChoices } from './judge-choices.ts';
import { deniesNext } from './word-roles.ts';
import { createWordsForParts, type WordsForPart } from './words-for-part.ts';

/** What a message says of the ready answers to a part of a question. */
export interface ChoicesReading extends JudgedChoices {
  /** The one answer whose words it is and nothing else. */
  exact?: string;
  /** They say too little to answer a question that was not asked: "there is". */
  slight?: boolean;
}

/** What one language makes of a message. */
export interface ReadInLanguage {
  /** The share of the message's letters that the language knows, from 0 to 1. */
  known: number;
  /** Undefined if its words name none of the answers, or ask. */
  reading?: ChoicesReading;
}

export interface ChoiceReader {
  /** Undefined if the language has no words for the part, or the message is too long for an answer. */
  read(message: string, part: string, language: string): ReadInLanguage | undefined;
}

/** So much of a message must be words for answers where they leave all of them open. */
const mostlyAnswer = 0.5;

/** Longer messages tell another story than the words found in them. */
const longest = 160;

/**
 * Reads which of the ready answers to a question a message names.
 *
 * @param packs the words of the languages, by tag; `common` belongs to every language
 * @param choiceWords the words for the answers, by language
 */
export function createChoiceReader(
  packs: Record<string, LanguagePack[]>,
  choiceWords: Record<string, LanguagePack>,
): ChoiceReader {
  const wordsFor = createWordsForParts(packs, choiceWords);

  return {
    read(message, part, language) {
      const words = message.length > longest ? undefined : wordsFor(part, language);
      if (!words) return undefined;
      const text = normalise(message);
      const items = toItems(text, words.lexicons);
      const answer = fold(text.raw(startOfAnswer(items), text.exact.length));
      const reading = readExact(answer, words) ?? readWithin(items);
      return { known: reading?.exact === undefined ? knownShare(items) : 1, ...(reading && { reading }) };
    },
  };
}

function readExact(answer: string, { exact, slight }: WordsForPart): ChoicesReading | undefined {
  const choice = exact.get(answer);
  if (choice === undefined) return undefined;
  const open = choice === 'unclear';
  const said = open ? [] : [choice];
  const whole = { said, denied: [], clauses: [said], doubtful: open, elsewhere: false, open, share: 1 };
  return { exact: choice, ...whole, ...(slight.has(answer) && { slight: true }) };
}

function readWithin(items: Item[]): ChoicesReading | undefined {
  // "Do both" may begin a question, and answers
  if (isQuestion(items.filter((item, at) => !is(item, 'says') && !isAnyOf(items, at)))) return undefined;
  const judged = judgeChoices(items);
  const mostlyOpen = judged.open && judged.share >= mostlyAnswer;
  const tells = judged.said.length + judged.denied.length > 0 || judged.elsewhere || mostlyOpen;
  return tells ? judged : undefined;
}

/** "No, it expired" is not "no it expired": what was asked is answered, and the rest says how it is. */
function startOfAnswer(items: Item[]): number {
  const [first, sign, next] = items;
  const answered = is(first, 'no') && sign !== undefined && isSign(sign);
  return answered && next ? next.start : 0;
}

/** "Không có vụ nào": behind a denial a question word asks nothing. */
function isAnyOf(items: Item[], at: number): boolean {
  return is(items[at], 'indefinite') && items.slice(0, at).some(deniesNext);
}

function knownShare(items: Item[]): number {
  const words = items.filter((item) => !isSign(item));
  const letters = (of: Item[]): number => of.reduce((sum, { start, end }) => sum + end - start, 0);
  return letters(words.filter(({ meanings }) => meanings.length > 0)) / Math.max(1, letters(words));
}
