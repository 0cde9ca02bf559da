import { type Item, is } from '../items.ts';
import { withoutItems } from './without-items.ts';

/**
 * "It used to be 24/7, now it is ten hours from Monday to Saturday", "we used to sell to Russia, now Serbia": what is told
 * of former times counts for nothing where hours, days or places of today follow a word for now.
 */
export function withoutFormer(items: Item[]): Item[] {
  if (!items.some((item) => is(item, 'formerly')) || !items.some((item) => is(item, 'nowadays')))
    return items;
  const parts = toParts(items);
  const former = new Set<Item>();
  let time: 'former' | 'today' | undefined;
  let tellsToday = false;
  for (const part of parts) {
    if (part.some((item) => isNow(items, item))) time = 'today';
    else if (part.some((item) => is(item, 'formerly'))) time = 'former';
    for (const item of time === 'former' ? part : []) former.add(item);
    tellsToday ||= time === 'today' && part.some(isOfCoverage);
  }
  return tellsToday ? withoutItems(items, former) : items;
}

/** The clauses, and within one what stands from "now" or, behind that, from "formerly" on. */
function toParts(items: Item[]): Item[][] {
  const parts: Item[][] = [[]];
  for (const item of items) {
    const part = parts.at(-1) ?? [];
    const turns = isNow(items, item) || (is(item, 'formerly') && part.some((other) => isNow(items, other)));
    if (turns || ['comma', 'dot', 'semicolon', 'line', 'but'].some((tag) => is(item, tag)))
      parts.push([item]);
    else part.push(item);
  }
  return parts;
}

/** Vietnamese *giờ* is "now", and behind a number "o'clock". */
export function isNow(items: Item[], item: Item): boolean {
  return is(item, 'nowadays') && !is(items[items.indexOf(item) - 1], 'number');
}

function isOfCoverage(item: Item): boolean {
  const ofHours = ['number', 'round-the-clock', 'weekday', 'working-days', 'every-day'];
  return [...ofHours, 'country', 'city'].some((tag) => is(item, tag));
}
