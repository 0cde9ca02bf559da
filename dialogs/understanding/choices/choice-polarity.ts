import { type Item, is } from '../items.ts';
import { areJoined, isApart } from './choice-clauses.ts';
import { deniesBefore, deniesNext, deniesWords, isBare, namesAnswer } from './word-roles.ts';

/** Whether a clause says an answer to be so. */
export interface Polarity {
  polarity: 'said' | 'denied' | 'unclear';
  /** What denies it stands before or behind it. */
  by?: 'before' | 'behind';
}

/** So many words may stand between a negation and what it denies. */
const widest = 5;
/** Behind what is denied, where verbs end the sentence; further on it is not clear what they deny. */
const widestAfter = 3;

const said: Polarity = { polarity: 'said' };
const unclear: Polarity = { polarity: 'unclear' };

/** Tells whether the answer at a place of a clause is said, denied before or behind, or which is not clear. */
export function polarityAt(clause: Item[], at: number): Polarity {
  // "No contesta nadie": a second no only strengthens the first.
  if (deniesWords(clause[at])) return said;
  const from = startOfReach(clause, at);
  const before = clause.slice(from, at);
  const denial = before.findLastIndex(deniesNext);
  const { near: behind, far } = denialsBehind(clause, at);
  if (behind.length > 1 || far) return unclear;
  if (denial === -1) return behind.length > 0 ? denied('behind') : said;
  // "Not only a chatbot"; in "only a chatbot" nothing is denied.
  if (before.slice(denial).some((item) => is(item, 'only'))) return unclear;
  // "None  we comply", written without a comma.
  const [first, next] = clause.slice(from + denial);
  if (first && next && isApart(first, next)) return unclear;
  const begins = from + denial === 0;
  if (begins && onlyAnswers(first, denial === before.length - 1))
    return behind.length > 0 ? denied('behind') : said;
  if (begins && is(first, 'may-answer')) return unclear;
  return behind.length === 0 || isDoubled(behind) ? denied('before') : unclear;
}

function denied(by: 'before' | 'behind'): Polarity {
  return { polarity: 'denied', by };
}

/** "No it expired" lacks its comma; "no lawsuits" does not. German "nein" denies no word even so. */
function onlyAnswers(item: Item | undefined, isNext: boolean): boolean {
  return is(item, 'only-answers') && !(isNext && deniesWords(item));
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
    isBare(item) &&
    deniesNext(item) &&
    rest.every((next) => is(next, 'filler') || is(next, 'polite') || is(next, 'yes-alone'))
  );
}

/** French "ne … pas", Portuguese "não … não": one denial in two words. */
function isDoubled(behind: Item[]): boolean {
  return behind.some((item) => deniesBefore(item) && deniesNext(item));
}
