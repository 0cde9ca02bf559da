import { type Item, is, meaningOf } from '../items.ts';

/** "Two in after-sales, who handle 50 tickets a day": the number of what people work on is not one of people. */
export function withoutWorkload(items: Item[]): Item[] {
  if (!items.some((item) => is(item, 'workload'))) return items;
  return items.filter(
    (item, at) => !is(item, 'number') || !is(items[at + 1], 'workload') || countsPeople(items, at),
  );
}

/** "Üç kişi müşteri …": a small number in two words holds the one for people. */
function countsPeople(items: Item[], at: number): boolean {
  const small = Number(meaningOf(items[at], 'number')) <= 10;
  return is(items[at + 1], 'person') || (small && /\s/u.test(items[at]?.raw ?? ''));
}
