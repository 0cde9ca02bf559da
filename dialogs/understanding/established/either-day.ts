import { type Item, is, isFiller, meaningOf } from '../items.ts';
import type { Mention } from './mention.ts';

/** "The 3rd or 4th of May 2021", 5月3号或4号: either day of the month may be meant. */
export function withEitherDay(items: Item[], mentions: Mention[]): Mention[] {
  return mentions.flatMap((mention) => {
    if (mention.kind !== 'point' || mention.day === undefined) return [mention];
    const other = dayBeyond(items, mention.from - 1, -1) ?? dayBeyond(items, mention.to, 1);
    return other === undefined || other === mention.day ? [mention] : [{ ...mention, day: other }, mention];
  });
}

/** The day of a month that stands on the other side of "or". */
function dayBeyond(items: Item[], at: number, step: 1 | -1): number | undefined {
  const or = pass(items, at, step);
  if (!is(items[or], 'or')) return undefined;
  const beyond = pass(items, or + step, step);
  const day = Number(meaningOf(items[beyond], 'digits') ?? meaningOf(items[beyond], 'ordinal'));
  // Behind a date a number is a day only with the word for it: 4号.
  const marked = step === -1 || isMark(items[beyond + 1]);
  return marked && day >= 1 && day <= 31 ? day : undefined;
}

function pass(items: Item[], from: number, step: 1 | -1): number {
  let at = from;
  while (!is(items[at], 'or') && (isFiller(items[at]) || isMark(items[at]))) at += step;
  return at;
}

function isMark(item: Item | undefined): boolean {
  return ['day', 'day-mark', 'ordinal-mark', 'dot'].some((tag) => is(item, tag));
}
