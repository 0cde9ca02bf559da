import { type Item, is, isFiller, meaningOf } from '../items.ts';
import type { Mention } from './mention.ts';

/**
 * "The 3rd or 4th of May 2021", 5月3号或4号: either day of the month may be meant; "between the 3rd and the 7th of May
 * 2021", 5月3号到7号之间: any from the one to the other.
 */
export function withEitherDay(items: Item[], mentions: Mention[]): Mention[] {
  return mentions.flatMap((mention) => {
    if (mention.kind !== 'point' || mention.month === undefined || mention.day === undefined)
      return [mention];
    const other = dayBeyond(items, mention.from - 1, -1) ?? dayBeyond(items, mention.to, 1);
    if (other === undefined || other.day === mention.day) return [mention];
    if (other.link === 'or') return [{ ...mention, day: other.day }, mention];
    const [first, last] = [mention.day, other.day]
      .toSorted((one, two) => one - two)
      .map((day) => Temporal.PlainDate.from({ ...mention, month: mention.month ?? 1, day }).toString());
    return first && last ? [{ kind: 'days', first, last, from: mention.from, to: mention.to }] : [mention];
  });
}

const links = ['or', 'until', 'and', 'dash', 'tilde'];

/** The day of a month that stands on the other side of such a word; "and" joins two only "between" them. */
function dayBeyond(items: Item[], at: number, step: 1 | -1): { day: number; link: string } | undefined {
  const place = pass(items, at, step);
  const link = links.find((tag) => is(items[place], tag));
  if (link === undefined) return undefined;
  const around = items.slice(Math.max(0, place - 5), place + 7);
  if (link === 'and' && !around.some((item) => is(item, 'between'))) return undefined;
  const beyond = pass(items, place + step, step);
  const day = Number(meaningOf(items[beyond], 'digits') ?? meaningOf(items[beyond], 'ordinal'));
  // Behind a date a number is a day only with the word for it: 4号.
  const marked = step === -1 || isMark(items[beyond + 1]);
  return marked && day >= 1 && day <= 28 ? { day, link } : undefined;
}

function pass(items: Item[], from: number, step: number): number {
  let at = from;
  while (!links.some((tag) => is(items[at], tag)) && (isFiller(items[at]) || isMark(items[at]))) at += step;
  return at;
}

function isMark(item: Item | undefined): boolean {
  return ['day', 'day-mark', 'ordinal-mark', 'dot'].some((tag) => is(item, tag));
}
