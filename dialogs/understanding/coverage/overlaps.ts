import { type Item, is } from '../items.ts';
import type { ClockRange } from './clock.ts';
import type { DaySet } from './days.ts';

/** Shifts hand over to each other for no longer; in minutes. */
const longestHandover = 120;

/**
 * Hours of the same days that overlap are no two shifts. "9 to 5, no wait, 9 to 6" and "not 9, 10 to 6" leave one of
 * them, "6-14 and 13-21" joins them, and of others it is not known which count: then none is left.
 */
export function settleOverlaps(items: Item[], ranges: ClockRange[], daySets: DaySet[]): ClockRange[] {
  if (daySets.length > 1) return ranges;
  const settled: ClockRange[] = [];
  for (const range of ranges) {
    const before = settled.at(-1);
    if (before === undefined || !overlaps(before, range)) {
      settled.push(range);
      continue;
    }
    settled.pop();
    if (isTakenBack(items, before, range)) {
      settled.push(range);
      continue;
    }
    if (isRestated(items, before, range)) {
      settled.push(before);
      continue;
    }
    const joined = joinedShifts(before, range);
    if (joined === undefined) return [];
    settled.push(joined);
  }
  return settled;
}

function overlaps(one: ClockRange, other: ClockRange): boolean {
  const [first, second] = [stretch(one), stretch(other)];
  return first.from < second.to && second.from < first.to;
}

/** A range that passes midnight ends on the next day. */
function stretch({ from, to }: ClockRange): { from: number; to: number } {
  return { from, to: to > from ? to : to + 24 * 60 };
}

function isTakenBack(items: Item[], before: ClockRange, range: ClockRange): boolean {
  const says = (tags: string[], from: number, to: number): boolean =>
    items.slice(Math.max(0, from), to).some((item) => tags.some((tag) => is(item, tag)));
  return (
    says(['correction', 'not-after'], before.behind, range.first) ||
    says(['not', 'negation'], before.first - 2, before.first) ||
    (before.from === range.from && before.to === range.to)
  );
}

/** "9 to 18 Cairo time, that's 8 to 17 for buyers in Germany": the same hours by the clocks of those who buy. */
function isRestated(items: Item[], before: ClockRange, range: ClockRange): boolean {
  const [first, second] = [stretch(before), stretch(range)];
  if (first.to - first.from !== second.to - second.from) return false;
  const ends = (item: Item): boolean => ['comma', 'dot', 'semicolon', 'line'].some((tag) => is(item, tag));
  const behind = items.slice(range.behind);
  const end = behind.findIndex(ends);
  const clause = [
    ...items.slice(before.behind, range.first),
    ...(end === -1 ? behind : behind.slice(0, end)),
  ];
  const ofBuyers = (words: Item[]): boolean =>
    words.some((item) => is(item, 'market-word') || is(item, 'buyers'));
  return ofBuyers(clause) && !ofBuyers(items.slice(0, before.first));
}

function joinedShifts(before: ClockRange, range: ClockRange): ClockRange | undefined {
  const [first, second] = [stretch(before), stretch(range)];
  const handsOver =
    first.from < second.from && first.to < second.to && first.to - second.from <= longestHandover;
  return handsOver ? { ...before, to: range.to, behind: range.behind } : undefined;
}
