import { type Item, is } from '../items.ts';

/** Whether a word speaks of days: a weekday, "every day", "weekend". */
export function tellsDays(item: Item): boolean {
  return ['day', 'weekday', 'days', 'days-per-week', 'working-days', 'every-day', 'weekend', 'week'].some(
    (tag) => is(item, tag),
  );
}
