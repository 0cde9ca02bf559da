import { type Item, is, meaningOf } from '../items.ts';
import type { Clause } from './choice-clauses.ts';
import { type Polarity, polarityAt } from './choice-polarity.ts';
import { isBare, isElsewhere, isPassedOver, namesAnswer } from './word-roles.ts';

/** An answer that a message names, and whether it is said to be so. */
export interface Mention extends Polarity {
  choice: string;
  clause: Clause;
  /** Its place in the clause. */
  at: number;
}

/** So many words may stand between an answer and what it belongs to. */
const widest = 3;
/** So many answers in a row are a list, even without an "or". */
const fewestListed = 3;

/** The answers that clauses name, each said or denied: "not a company, just me", "no lawsuits, sanctions". */
export function mentionsIn(clauses: Clause[]): Mention[] {
  const first = clauses.findIndex((clause) => clause.items.some(namesAnswer));
  const mentions = clauses.flatMap((clause, at) => {
    if (clause.items.some(namesAnswer)) return mentionsOf(clause, namesAnswer);
    // "None, it is outsourced" goes on to say how it is; "outsourced, but not yet" takes it back.
    return at < first
      ? []
      : bareAnswers(clause, (item) => isBare(item) && !(first >= 0 && is(item, 'exists')));
  });
  const heads = mentions.filter((mention, at) => !isPossessor(mention, mentions[at - 1], mentions[at + 1]));
  carryOver(heads, 'before');
  carryOver(heads.toReversed(), 'behind');
  return heads;
}

function mentionsOf(clause: Clause, isWanted: (item: Item) => boolean): Mention[] {
  return clause.items.flatMap((item, at): Mention[] => {
    const choice = meaningOf(item, 'says');
    const isNamed = choice !== undefined && isWanted(item);
    return isNamed ? [{ choice, clause, at, ...polarityAt(clause.items, at) }] : [];
  });
}

/** "We have none" answers where nothing else does; "we have none of these problems" says of what. */
function bareAnswers(clause: Clause, isWanted: (item: Item) => boolean): Mention[] {
  const isKnown = clause.items.every((item) => item.meanings.length > 0 && !isElsewhere(item));
  return isKnown ? mentionsOf(clause, isWanted) : [];
}

/** "The branch of a company" is no company; which of the two is, languages tell by the word that joins them. */
function isPossessor(mention: Mention, last: Mention | undefined, next: Mention | undefined): boolean {
  return hasBetween(last, mention, 'of-next') || hasBetween(mention, next, 'of-last');
}

function hasBetween(from: Mention | undefined, to: Mention | undefined, tag: string): boolean {
  if (!from || !to || from.clause !== to.clause || from.choice === to.choice) return false;
  const between = from.clause.items.slice(from.at + 1, to.at);
  return between.length <= widest && between.some((item) => is(item, tag));
}

/** A denial holds for the rest of a list: "no lawsuits, sanctions or investigations"; behind it, for what came before. */
function carryOver(mentions: Mention[], by: 'before' | 'behind'): void {
  // What tells a list from a correction: "no mailbox, only e-mail".
  if (mentions.length < fewestListed && !mentions.some(({ clause }) => clause.items.some(isJoint))) return;
  for (const [at, mention] of mentions.entries()) {
    const last = mentions[at - 1];
    if (last?.polarity !== 'denied' || last.by !== by) continue;
    if (mention.polarity !== 'said' || mention.choice !== last.choice) continue;
    const later = by === 'before' ? mention : last;
    if (!later.clause.listed || !isList(mention)) continue;
    Object.assign(mention, { polarity: 'denied', by });
  }
}

function isJoint(item: Item): boolean {
  return is(item, 'and') || is(item, 'or');
}

function isList({ clause, choice }: Mention): boolean {
  return clause.items.every(
    (item) => meaningOf(item, 'says') === choice || isJoint(item) || isPassedOver(item),
  );
}
