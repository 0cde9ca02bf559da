import { type Item, is, meaningOf } from '../items.ts';
import { areJoined, type Clause, deniesBefore, deniesNext, isApart, isBare } from './choice-clauses.ts';

/** An answer that a message names, and whether it is said to be so. */
export interface Mention {
  choice: string;
  clause: Clause;
  /** Its place in the clause. */
  at: number;
  polarity: 'said' | 'denied' | 'unclear';
  /** What denies it stands before or behind it. */
  by?: 'before' | 'behind';
}

/** So many words may stand between a negation and what it denies. */
const widest = 5;
/** Behind what is denied, where verbs end the sentence; further on it is not clear what they deny. */
const widestAfter = 3;

/** The answers that clauses name, each said or denied: "not a company, just me", "no lawsuits, sanctions". */
export function mentionsIn(clauses: Clause[]): Mention[] {
  const mentions = clauses.flatMap((clause) =>
    clause.items.flatMap((item, at): Mention[] => {
      const choice = meaningOf(item, 'says');
      if (choice === undefined || isBare(item)) return [];
      return [{ choice, clause, at, ...polarityAt(clause.items, at) }];
    }),
  );
  const heads = mentions.filter((mention, at) => !isPossessor(mention, mentions[at - 1], mentions[at + 1]));
  carryOver(heads, 'before', 1);
  carryOver(heads.reverse(), 'behind', -1);
  return heads.reverse();
}

/** "The branch of a company" is no company; which of the two is, languages tell by the word that joins them. */
function isPossessor(mention: Mention, last: Mention | undefined, next: Mention | undefined): boolean {
  return hasBetween(last, mention, 'of-next') || hasBetween(mention, next, 'of-last');
}

function hasBetween(from: Mention | undefined, to: Mention | undefined, tag: string): boolean {
  if (!from || !to || from.clause !== to.clause || from.choice === to.choice) return false;
  const between = from.clause.items.slice(from.at + 1, to.at);
  return between.length <= widestAfter && between.some((item) => is(item, tag));
}

/** A denial holds for the rest of a list: "no lawsuits, sanctions or investigations". */
function carryOver(mentions: Mention[], by: 'before' | 'behind', step: 1 | -1): void {
  for (const [at, mention] of mentions.entries()) {
    const last = mentions[at - 1];
    if (last?.polarity !== 'denied' || last.by !== by) continue;
    if (mention.polarity !== 'said' || mention.choice !== last.choice) continue;
    const later = step === 1 ? mention : last;
    if (!later.clause.listed || !isList(mention)) continue;
    Object.assign(mention, { polarity: 'denied', by });
  }
}

function isList({ clause, choice }: Mention): boolean {
  return clause.items.every(
    (item) => meaningOf(item, 'says') === choice || is(item, 'and') || is(item, 'or') || isPassedOver(item),
  );
}

function isPassedOver(item: Item): boolean {
  return is(item, 'filler') && !is(item, 'exists');
}

function polarityAt(clause: Item[], at: number): Pick<Mention, 'polarity' | 'by'> {
  const from = startOfReach(clause, at);
  const before = clause.slice(from, at);
  const denial = before.findLastIndex(deniesNext);
  const { near: behind, far } = denialsBehind(clause, at);
  const first = before[denial];
  if (behind.length > 1 || far) return { polarity: 'unclear' };
  // "Not only a chatbot"; in "only a chatbot" nothing is denied.
  if (first && before.slice(denial).some((item) => is(item, 'only'))) return { polarity: 'unclear' };
  // "None  we comply", written without a comma.
  const next = clause[from + denial + 1];
  if (first && next && isApart(first, next)) return { polarity: 'unclear' };
  // "No it expired" lacks its comma; "no lawsuits" does not.
  const answers = first && from + denial === 0 && is(clause[0], 'only-answers');
  if (answers && denial !== before.length - 1) return { polarity: behind.length > 0 ? 'unclear' : 'said' };
  if (first && behind.length > 0) return isDoubled(behind) ? denied('before') : { polarity: 'unclear' };
  if (first) return denied('before');
  return behind.length > 0 ? denied('behind') : { polarity: 'said' };
}

function denied(by: 'before' | 'behind'): Pick<Mention, 'polarity' | 'by'> {
  return { polarity: 'denied', by };
}

/** A denial reaches over another answer only if the two are joined: "no lawsuits or sanctions". */
function startOfReach(clause: Item[], at: number): number {
  const furthest = Math.max(0, at - widest);
  let reached = at;
  for (let place = at - 1; place >= furthest; place--) {
    if (!namesAnswer(clause[place])) continue;
    if (!areJoined(clause, place, reached)) return place + 1;
    reached = place;
  }
  return furthest;
}

function denialsBehind(clause: Item[], at: number): { near: Item[]; far: boolean } {
  const near: Item[] = [];
  let far = false;
  let reached = at;
  let between = 0;
  for (const [place, item] of clause.entries()) {
    if (place <= at) continue;
    if (namesAnswer(item)) {
      if (!areJoined(clause, reached, place)) break;
      reached = place;
      between = 0;
    } else if (deniesBefore(item) || isLeftBehind(clause, place)) {
      if (between < widestAfter) near.push(item);
      else if (!deniesNext(item)) far = true;
    } else if (!is(item, 'filler')) between++;
  }
  return { near, far: far && near.length === 0 };
}

/** "Lawsuits none": a word for none that nothing follows. */
function isLeftBehind(clause: Item[], at: number): boolean {
  const item = clause[at];
  const rest = clause.slice(at + 1);
  return (
    item !== undefined &&
    isBare(item) &&
    deniesNext(item) &&
    rest.every((next) => is(next, 'filler') || is(next, 'polite') || is(next, 'yes-alone'))
  );
}

function namesAnswer(item: Item | undefined): boolean {
  return item !== undefined && is(item, 'says') && !isBare(item);
}

/** French "ne … pas", Portuguese "não … não": one denial in two words. */
function isDoubled(behind: Item[]): boolean {
  return behind.some((item) => deniesBefore(item) && deniesNext(item));
}
