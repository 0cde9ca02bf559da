import { type Item, is } from '../items.ts';
import { readClockRange } from './clock.ts';
import { withoutItems } from './without-items.ts';

/** Items of a message that stand between signs, end exclusive. */
interface Clause {
  first: number;
  behind: number;
}

/**
 * "The shop is open 10 to 22, support is 9 to 18", "9 to 18, in Ramadan 10 to 15", "…, every other Saturday 9 to 13",
 * "by phone 9 to 17, e-mails are answered within 24 hours": clauses that tell times which are not those of the support
 * of an ordinary week count for nothing where another clause tells these.
 */
export function withoutAsides(items: Item[]): Item[] {
  if (!items.some(isOfAside)) return items;
  const clauses = toClauses(items);
  const asides = clauses.filter((clause, at) => isAside(items, clauses, at) && tellsTime(items, clause));
  const others = clauses.filter((clause) => !asides.includes(clause));
  if (asides.length === 0 || !others.some((clause) => tellsHours(items, clause))) return items;
  return withoutItems(items, new Set(asides.flatMap(({ first, behind }) => items.slice(first, behind))));
}

function isOfAside(item: Item): boolean {
  return ofAsides.some((tag) => is(item, tag));
}

const ofAsides = [
  'other-hours',
  'season-hours',
  'year-part',
  'holiday',
  'month',
  'month-mark',
  'alternate',
  'by-mail',
  'response',
];

function isAside(items: Item[], clauses: Clause[], at: number): boolean {
  const clause = clauses[at];
  if (clause === undefined) return false;
  const words = items.slice(clause.first, clause.behind);
  if (isOfSeason(words) || isAlternate(words)) return true;
  if (isDelay(words) && !tellsRange(items, clause)) return true;
  return isIntake(items, clauses, clause) || isOfElsewhere(items, clauses, at);
}

/** "In August", 8月; but not "from August on", which may be today. */
function isOfSeason(words: Item[]): boolean {
  return words.some((item, at) => {
    const marked = is(item, 'month-mark') && item.glued && is(words[at - 1], 'digits');
    if (!isMonth(item) && !marked && !isSeason(item)) return false;
    const beside = [words[marked ? at - 2 : at - 1], words[at + 1]];
    return !beside.some((other) => is(other, 'from-then') || is(other, 'ever-since'));
  });
}

function isMonth(item: Item): boolean {
  return is(item, 'month') && !is(item, 'weekday') && !is(item, 'filler');
}

function isSeason(item: Item | undefined): boolean {
  return ['season-hours', 'year-part', 'holiday'].some((tag) => is(item, tag));
}

/** "Every other Saturday" */
function isAlternate(words: Item[]): boolean {
  return words.some((item) => is(item, 'alternate'));
}

/** "E-mails within 24 hours", but not "e-mail 24/7". */
function isDelay(words: Item[]): boolean {
  const says = (...tags: string[]): boolean => words.some((item) => tags.some((tag) => is(item, tag)));
  const always = words.filter((item) => is(item, 'round-the-clock'));
  if (always.some((item) => /[7/]/.test(item.raw)) || says('weekday')) return false;
  const within = says('within', 'within-after');
  return says('response') || (within && (always.length > 0 || says('by-mail')));
}

/** "Tickets round the clock, a human answers Mon-Fri 8 to 20": when people may write, not when somebody answers. */
function isIntake(items: Item[], clauses: Clause[], clause: Clause): boolean {
  const says = ({ first, behind }: Clause, ...tags: string[]): boolean =>
    items.slice(first, behind).some((item) => tags.some((tag) => is(item, tag)));
  if (!says(clause, 'by-mail') || !says(clause, 'round-the-clock')) return false;
  return clauses.some(
    (other) => other !== clause && says(other, 'person', 'command:human') && tellsHours(items, other),
  );
}

/**
 * "The shop is open 10 to 22": hours of something else, where support is named in another clause or its hours were told
 * before. What follows without a word of its own goes on about the same: "the shop 9 to 13, 15 to 20".
 */
function isOfElsewhere(items: Item[], clauses: Clause[], at: number): boolean {
  const says = (clause: Clause, tag: string): boolean =>
    items.slice(clause.first, clause.behind).some((item) => is(item, tag));
  const names = (clause: Clause): boolean => says(clause, 'other-hours') || says(clause, 'support-side');
  const named = clauses.findLastIndex((clause, index) => index <= at && names(clause));
  const about = clauses[named];
  if (about === undefined || says(about, 'support-side')) return false;
  return (
    clauses.some((clause) => says(clause, 'support-side')) ||
    clauses.slice(0, named).some((clause) => !says(clause, 'other-hours') && tellsHours(items, clause))
  );
}

/** Cut at signs, and where a word of what has hours of its own follows a time. */
function toClauses(items: Item[]): Clause[] {
  const clauses: Clause[] = [];
  let first = 0;
  let timed = false;
  for (const [at, item] of items.entries()) {
    const begins = timed && (beginsOther(item) || (is(item, 'and') && !is(item, 'until')));
    if (at > first && (begins || endsClause(items, at))) {
      clauses.push({ first, behind: at });
      first = at;
      timed = false;
    }
    timed ||= is(item, 'digits') || is(item, 'round-the-clock');
  }
  return [...clauses, { first, behind: items.length }];
}

function beginsOther(item: Item): boolean {
  const begins = ['other-hours', 'support-side', 'by-mail'].some((tag) => is(item, tag));
  return begins || isSeason(item) || isMonth(item);
}

function endsClause(items: Item[], at: number): boolean {
  if (['comma', 'semicolon', 'line', 'but', 'open', 'close'].some((tag) => is(items[at], tag))) return true;
  return is(items[at], 'dot') && !(items[at + 1]?.glued && is(items[at + 1], 'digits'));
}

/** A stretch of the day or "around the clock". */
function tellsHours(items: Item[], clause: Clause): boolean {
  const always = items.slice(clause.first, clause.behind).some((item) => is(item, 'round-the-clock'));
  return always || tellsRange(items, clause);
}

function tellsRange(items: Item[], { first, behind }: Clause): boolean {
  return items.slice(first, behind).some((_, offset) => {
    const range = readClockRange(items, first + offset);
    return range !== undefined && range.behind <= behind;
  });
}

/** Hours, or a time to open or to close. */
function tellsTime(items: Item[], clause: Clause): boolean {
  const words = items.slice(clause.first, clause.behind);
  const says = (...tags: string[]): boolean => words.some((item) => tags.some((tag) => is(item, tag)));
  return (
    tellsHours(items, clause) ||
    (says('number', 'noon') && says('until', 'opens', 'closes', 'hour', 'oclock'))
  );
}
