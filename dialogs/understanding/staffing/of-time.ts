import { type Item, is, isFiller, meaningOf } from '../items.ts';

/**
 * "3 in presales since 2019", "2 in presales from 9 to 18": years and hours are left out, where both roles are told and
 * numbers enough for both are left.
 */
export function withoutTimes(items: Item[]): Item[] {
  if (!items.some((item) => isYear(item) || is(item, 'until') || is(item, 'dash'))) return items;
  const told = ['pre-sales', 'after-sales'].every((role) => items.some((item) => is(item, role)));
  if (!told) return items;
  const left = new Set<number>();
  items.forEach((item, at) => {
    if (isYear(item)) left.add(at);
    for (const place of hoursAt(items, at)) left.add(place);
  });
  const rest = items.filter((_, at) => !left.has(at));
  return rest.filter((item) => is(item, 'number') || is(item, 'nobody')).length > 1 ? rest : items;
}

/** No company has so many people in two roles. */
function isYear(item: Item): boolean {
  return /^(?:19|20)\d\d$/u.test(meaningOf(item, 'digits') ?? '');
}

/** "9 to 18", "from 9 till 6": two hours of a day, which no stretch of people is; 3 to 4 may be one. */
function hoursAt(items: Item[], at: number): number[] {
  const from = Number(meaningOf(items[at], 'number') ?? Number.NaN);
  let link = at + 1;
  while (isHour(items[link])) link++;
  if (!(from >= 6 && from <= 11) || !(is(items[link], 'until') || is(items[link], 'dash'))) return [];
  let last = link + 1;
  while (isFiller(items[last]) && !is(items[last], 'number')) last++;
  const until = Number(meaningOf(items[last], 'number') ?? Number.NaN);
  if (!(until >= 14 && until <= 24) && !(until >= 1 && until < from)) return [];
  const places = [at, link, last];
  for (let next = at + 1; next < link; next++) places.push(next);
  if (isHour(items[last + 1])) places.push(last + 1);
  return places;
}

function isHour(item: Item | undefined): boolean {
  return ['hour', 'oclock', 'clock-mark'].some((tag) => is(item, tag));
}
