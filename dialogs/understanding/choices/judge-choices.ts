import { type Item, is } from '../items.ts';
import { toClauses } from './choice-clauses.ts';
import { mentionsIn } from './mentions.ts';
import { deniesBefore, deniesNext, isElsewhere } from './word-roles.ts';

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

/** Tells which answers the words of a message name, clause by clause: "not a company, just me". */
export function judgeChoices(items: Item[]): JudgedChoices {
  const clauses = toClauses(items);
  const mentions = mentionsIn(clauses);
  const named = mentions.filter(({ choice }) => choice !== 'unclear');
  // What is denied unclearly is named all the same.
  const positive = named.filter(({ polarity }) => polarity !== 'denied');
  const said = new Set(positive.map(({ choice }) => choice));
  const denied = new Set(named.flatMap(({ choice, polarity }) => (polarity === 'denied' ? [choice] : [])));
  const open = mentions.some(({ choice }) => choice === 'unclear');
  const doubtful =
    open ||
    named.some(({ polarity }) => polarity === 'unclear') ||
    items.some((item) => is(item, 'unsure') && !is(item, 'says')) ||
    !said.isDisjointFrom(denied) ||
    (said.size > 1 && items.some((item) => is(item, 'or')));
  const answered = answerIn(clauses[0]?.items ?? []);
  return {
    said: [...said],
    denied: [...denied.difference(said)],
    clauses: clauses.map((clause) =>
      positive.filter((mention) => mention.clause === clause).map(({ choice }) => choice),
    ),
    doubtful,
    elsewhere: items.some(isElsewhere),
    open,
    share: shareOfAnswers(items),
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

function shareOfAnswers(items: Item[]): number {
  const telling = items.filter((item) => !is(item, 'filler') || is(item, 'says'));
  const answering = telling.filter((item) => is(item, 'says') || deniesNext(item) || deniesBefore(item));
  return lettersOf(answering) / Math.max(1, lettersOf(telling));
}

function lettersOf(items: Item[]): number {
  return items.reduce((sum, { start, end }) => sum + end - start, 0);
}
