import { type Item, is } from '../items.ts';
import { isSign } from '../sentences.ts';
import type { Mention } from './mention.ts';

/** "Started in 2013, registered the year after", 隔年才登記: the year behind the only one that is named before. */
export function withFollowingYear(items: Item[], mentions: Mention[]): Mention[] {
  const at = items.findIndex((item) => is(item, 'following-year'));
  const [year, another] = mentions;
  if (year?.kind !== 'point' || another !== undefined || at < year.to) return mentions;
  // 隔年3月 says a month that belongs to it.
  const told = items.slice(year.to).some((item) => is(item, 'digits') || is(item, 'month'));
  const apart = items.slice(year.to, at).some(isSign);
  if (told || !apart) return mentions;
  return [year, { kind: 'point', year: year.year + 1, from: at, to: at + 1 }];
}
