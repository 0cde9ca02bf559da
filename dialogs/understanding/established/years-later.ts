import { type Item, is, isFiller, meaningOf } from '../items.ts';
import { isSign } from '../sentences.ts';
import type { Mention } from './mention.ts';
import { clauseAround } from './stretch.ts';

/**
 * "We met in 2011 and set up the company five years later", 5年後に会社を作りました: the years lead on from the year that
 * is named before them and are no age. What is told of neither time is asked; a founding told before them stands.
 */
export function withYearsLater(items: Item[], mentions: Mention[]): Mention[] {
  const [start, counted, another] = mentions;
  if (start?.kind !== 'point' || counted === undefined || another !== undefined) return mentions;
  const later = yearsLater(items, counted);
  if (later === undefined) return mentions;
  const { years, from, to } = later;
  const told: Mention = { kind: 'point', year: start.year + years, from, to };
  const isFounding = (item: Item): boolean => ['founded', 'own-start'].some((tag) => is(item, tag));
  const split = items.findIndex((item, at) => at >= start.to && (isSign(item) || is(item, 'and')));
  const first = items.slice(0, split === -1 || split > from ? start.to : split);
  const before = first.some(isFounding);
  const behind = clauseAround(items, counted).some((item) => isFounding(item) && !first.includes(item));
  if (before && !behind) return [start];
  return behind && !before ? [told] : [start, told];
}

/** Whole years with such a word beside them; Vietnamese says "the year after" behind a number. */
function yearsLater(items: Item[], { from, to, ...moment }: Mention) {
  if (moment.kind === 'age' && moment.months >= 12 && moment.months % 12 === 0) {
    const [left, right] = [beside(items, from - 1, -1), beside(items, to, 1)];
    const years = moment.months / 12;
    if (is(items[right], 'ago')) return undefined;
    if (is(items[left], 'later-before')) return { years, from: left, to };
    return is(items[right], 'later-behind') ? { years, from, to: right + 1 } : undefined;
  }
  const years = Number(meaningOf(items[from - 1], 'number'));
  return is(items[from], 'year-later') && years > 0 ? { years, from: from - 1, to } : undefined;
}

/** The next word on one side that is not small. */
function beside(items: Item[], at: number, step: number): number {
  let next = at;
  while (isFiller(items[next]) && !is(items[next], 'later-before') && !is(items[next], 'later-behind'))
    next += step;
  return next;
}
