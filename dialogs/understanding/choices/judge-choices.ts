import { type Item, is, meaningOf } from '../items.ts';
import { isSign } from '../sentences.ts';

/** What a message says of the ready answers to a question. */
export interface JudgedChoices {
  /** Those it names, and those it says are not so. */
  said: string[];
  denied: string[];
  /** Those it names in each clause, in their order: "the branch of a company". */
  clauses: string[][];
  /** It hesitates, or denies something of which it is not clear what. */
  doubtful: boolean;
  /** It speaks of what another question is about. */
  elsewhere: boolean;
  /** It has words that leave every answer open: "we used to". */
  open: boolean;
  /** It begins with a yes or a no that answers the question itself. */
  answered?: 'yes' | 'no';
  /** The share of the message's letters that its words for answers and against them have, from 0 to 1. */
  share: number;
}

/** So many words may stand between a negation and what it denies. */
const widest = 5;
/** Behind what is denied, as verbs do at the end of a sentence. */
const widestAfter = 3;

/** Tells which answers the words of a message name, clause by clause: "not a company, just me". */
export function judgeChoices(items: Item[]): JudgedChoices {
  const said = new Set<string>();
  const denied = new Set<string>();
  const clauses: string[][] = [];
  const open = items.some((item) => meaningOf(item, 'says') === 'unclear');
  let doubtful = open || items.some((item) => is(item, 'unsure') && !is(item, 'says'));
  for (const clause of toClauses(items)) {
    const known = clause.every((item) => item.meanings.length > 0 && !is(item, 'elsewhere'));
    const named: string[] = [];
    clauses.push(named);
    for (const [at, item] of clause.entries()) {
      const choice = meaningOf(item, 'says');
      if (choice === undefined || choice === 'unclear') continue;
      // "We have none" answers; "we have none of these problems" denies them.
      if (is(item, 'weak') && !known) continue;
      const polarity = polarityAt(clause, at);
      if (polarity === 'unclear') doubtful = true;
      if (polarity === 'denied') denied.add(choice);
      else {
        said.add(choice);
        named.push(choice);
      }
    }
  }
  if ([...said].some((choice) => denied.has(choice))) doubtful = true;
  if (said.size > 1 && items.some((item) => is(item, 'or'))) doubtful = true;
  const letters = (words: Item[]): number => words.reduce((sum, { start, end }) => sum + end - start, 0);
  const telling = items.filter((item) => !is(item, 'filler') || is(item, 'says'));
  const answering = telling.filter((item) => is(item, 'says') || deniesNext(item) || deniesBefore(item));
  const share = letters(answering) / Math.max(1, letters(telling));
  const answered = answerIn(toClauses(items)[0] ?? []);
  return {
    said: [...said],
    denied: [...denied].filter((choice) => !said.has(choice)),
    clauses,
    doubtful,
    elsewhere: items.some((item) => is(item, 'elsewhere') && !is(item, 'says')),
    open,
    share,
    ...(answered && { answered }),
  };
}

/** "Yes it is being renewed"; a no must stand alone or be a word that denies nothing: "no, it expired". */
function answerIn(clause: Item[]): 'yes' | 'no' | undefined {
  const [first] = clause;
  if (is(first, 'says')) return undefined;
  if (is(first, 'yes') || is(first, 'yes-alone')) return 'yes';
  const alone = clause.every((item) => is(item, 'no') || is(item, 'filler') || is(item, 'polite'));
  const answersOnly = is(first, 'only-answers') && !is(clause[1], 'says');
  return is(first, 'no') && (alone || answersOnly) ? 'no' : undefined;
}

function polarityAt(clause: Item[], at: number): 'said' | 'denied' | 'unclear' {
  const isChoice = (item: Item): boolean => is(item, 'says') && !is(item, 'weak');
  // "No contesta nadie": a second no only strengthens the first.
  if (deniesWords(clause[at])) return 'said';
  const from = Math.max(0, at - widest);
  const before = clause.slice(from, at);
  const denial = before.findLastIndex((item) => deniesNext(item) && !isChoice(item));
  const next = clause.slice(at + 1, at + 1 + widestAfter);
  const until = next.findIndex(isChoice);
  const behind = (until === -1 ? next : next.slice(0, until)).some(deniesBefore);
  // "Not only a chatbot"; in "only a chatbot" nothing is denied.
  if (denial !== -1 && before.slice(denial).some((item) => is(item, 'only'))) return 'unclear';
  // "No it expired" lacks its comma; "no lawsuits" does not. German "nein" denies no word even so.
  const begins = denial !== -1 && from + denial === 0;
  const apart = begins && denial !== before.length - 1;
  const answers = begins && is(clause[0], 'only-answers') && (apart || !deniesWords(clause[0]));
  if (answers) return behind ? 'denied' : 'said';
  if (begins && is(clause[0], 'may-answer')) return 'unclear';
  if (denial !== -1 && behind) return isDoubled(clause[from + denial], next) ? 'denied' : 'unclear';
  return denial !== -1 || behind ? 'denied' : 'said';
}

/** French "ne … pas", Portuguese "não … não": one denial in two words. */
function isDoubled(first: Item | undefined, behind: Item[]): boolean {
  return first !== undefined && behind.some((item) => deniesBefore(item) && deniesNext(item));
}

export function deniesNext(item: Item): boolean {
  return is(item, 'no') || deniesWords(item);
}

/** Denies words, where a no may only answer. */
function deniesWords(item: Item | undefined): boolean {
  return ['denies', 'negation', 'not', 'consent-denies', 'nobody'].some((tag) => is(item, tag));
}

function deniesBefore(item: Item): boolean {
  return ['denies-after', 'not-after', 'consent-denies-after'].some((tag) => is(item, tag));
}

function toClauses(items: Item[]): Item[][] {
  const clauses: Item[][] = [[]];
  for (const item of items) {
    if (isSign(item) || is(item, 'but')) clauses.push([]);
    else clauses.at(-1)?.push(item);
  }
  return clauses.filter((clause) => clause.length > 0);
}
