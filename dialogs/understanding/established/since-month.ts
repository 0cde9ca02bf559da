import { type Item, is, isFiller } from '../items.ts';
import { isSign } from '../sentences.ts';
import { loneMonth } from './apart.ts';
import type { Mention } from './mention.ts';

/** Words that make it another thing's time, or leave it open. */
const others = [
  'other-event',
  'other-thing',
  'other-company',
  'premises',
  'experience',
  'future',
  'coming',
  'will-turn',
  'not',
  'unsure',
  'which-one',
  'digits',
];

/** So many words that nobody knows may stand beside it. */
const mostUnknown = 1;

/**
 * "Only since June", "seit Juni": that month of this year, where no other time is told. A month that is not over may be
 * one to come (12月から), so it is asked.
 */
export function asMonthSince(
  items: Item[],
  mentions: Mention[],
  today: Temporal.PlainDate,
): Mention | undefined {
  if (mentions.length > 0) return undefined;
  const [month, another] = items.flatMap((_, at) => loneMonth(items, at) ?? []);
  if (month === undefined || another !== undefined || month.month >= today.month) return undefined;
  const from = beside(items, month.from - 1, -1);
  const behind = beside(items, month.to, 1);
  const since = from ?? behind;
  if (since === undefined) return undefined;
  const rest = items.filter((_, at) => at !== since && (at < month.from || at >= month.to));
  if (rest.some((item) => others.some((tag) => is(item, tag)))) return undefined;
  if (rest.filter(({ meanings }) => meanings.length === 0).length > mostUnknown) return undefined;
  return { kind: 'point', year: today.year, month: month.month, from: month.from, to: month.to };
}

/** Where the word for "since" stands, with nothing but small words between it and the month. */
function beside(items: Item[], at: number, step: 1 | -1): number | undefined {
  let next = at;
  while (!is(items[next], 'ever-since') && passes(items[next])) next += step;
  return is(items[next], 'ever-since') ? next : undefined;
}

function passes(item: Item | undefined): boolean {
  return (
    item !== undefined && !isSign(item) && (isFiller(item) || is(item, 'about') || is(item, 'month-unit'))
  );
}
