import { type Item, is, isFiller, meaningOf } from '../items.ts';
import { standardOffset, zoneOfPlace } from './places.ts';

/** "One hour ahead of London": the zone, and the items that say it. */
export interface ShiftedZone {
  zone: string;
  said: number[];
}

/** In minutes; no place is farther from another by the clock. */
const farthest = 14 * 60;

/**
 * Hours before or behind the time of a place, in whatever order a language says it. The offset is that of the
 * standard time of the place, for few say what becomes of it in summer.
 */
export function readShiftedZone(items: Item[]): ShiftedZone | undefined {
  const at = items.findIndex((item) => is(item, 'zone-ahead') || is(item, 'zone-behind'));
  if (at === -1) return undefined;
  const length = lengthBeside(items, at);
  const bases = items.flatMap((item, index) => {
    const zone = meaningOf(item, 'zone-name') ?? zoneOfPlace(item);
    return zone === undefined ? [] : [{ zone, index }];
  });
  if (length === undefined || length.minutes > farthest) return undefined;
  const ahead = is(items[at], 'zone-ahead') ? length.minutes : -length.minutes;
  const [base, another, third] = bases;
  if (base === undefined || third !== undefined || Math.abs(base.index - at) > farthestBase) return undefined;
  if (another) return placeTold(base, another, ahead, [at, ...length.said]);
  const total = standardOffset(base.zone) + ahead;
  if (Math.abs(total) > farthest) return undefined;
  return { zone: toOffset(total), said: [at, base.index, ...length.said] };
}

/** "Some hours behind London": how far from the place is not known, so its time is not theirs. */
export function isUnclearShift(items: Item[]): boolean {
  return items.some((item, at) => {
    if (!is(item, 'zone-ahead') && !is(item, 'zone-behind')) return false;
    const near = (reach: number): Item[] => items.slice(Math.max(0, at - reach), at + reach + 1);
    const long = near(2).some((other) => is(other, 'hour') || is(other, 'minutes-long'));
    return long && near(3).some((other) => zoneOfPlace(other) !== undefined);
  });
}

/** So many words may stand between a place and what shifts its time. */
const farthestBase = 6;

/** "We are on the Canaries, an hour behind Madrid": the place whose time that is, when the clocks say so. */
function placeTold(
  one: { zone: string; index: number },
  other: { zone: string; index: number },
  ahead: number,
  said: number[],
): ShiftedZone | undefined {
  if (standardOffset(other.zone) + ahead !== standardOffset(one.zone)) return undefined;
  return { zone: one.zone, said: [one.index, other.index, ...said] };
}

/** "An hour", "2 hours" right before or behind a word, small words aside. */
function lengthBeside(items: Item[], at: number): { minutes: number; said: number[] } | undefined {
  let left = at - 1;
  while (isPassed(items[left])) left--;
  const right = skipped(items, at + 1);
  const behindBase = right + 1;
  return (
    lengthEndingAt(items, left) ??
    lengthFrom(items, right) ??
    (zoneOfPlace(items[right]) === undefined ? undefined : lengthFrom(items, skipped(items, behindBase)))
  );
}

function skipped(items: Item[], from: number): number {
  let index = from;
  while (isPassed(items[index])) index++;
  return index;
}

function isPassed(item: Item | undefined): boolean {
  return isFiller(item) && !is(item, 'article') && !is(item, 'hour');
}

function lengthEndingAt(items: Item[], at: number): { minutes: number; said: number[] } | undefined {
  const long = meaningOf(items[at], 'minutes-long');
  if (long !== undefined) return { minutes: Number(long), said: [at] };
  return is(items[at], 'hour') ? lengthFrom(items, at - 1) : undefined;
}

function lengthFrom(items: Item[], at: number): { minutes: number; said: number[] } | undefined {
  const long = meaningOf(items[at], 'minutes-long');
  if (long !== undefined) return { minutes: Number(long), said: [at] };
  const hours = Number(meaningOf(items[at], 'number') ?? meaningOf(items[at], 'article') ?? Number.NaN);
  return hours > 0 && is(items[at + 1], 'hour') ? { minutes: hours * 60, said: [at, at + 1] } : undefined;
}

function toOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
