import { type Item, is, isFiller } from '../items.ts';
import { countsOf } from './birthday.ts';
import type { Mention } from './mention.ts';
import { clauseAround } from './stretch.ts';

/**
 * "In March last year, right on my birthday", 妻の誕生日です: where no years are counted, the birthday of a person beside
 * the only time, or any in a clause without a number, tells nothing of the company's. "My birthday is 14 June" does.
 */
export function withoutOwnBirthday(items: Item[], mentions: Mention[]): Item[] {
  if (!items.some((item) => is(item, 'birthday'))) return items;
  const [time, another] = mentions;
  if (time === undefined || !['point', 'two-orders'].includes(time.kind) || another !== undefined)
    return items;
  if (countsOf(items, mentions).length > 0) return items;
  const apart = (at: number): boolean => at < time.from || at >= time.to;
  const dated = (item: Item): boolean => ['digits', 'month', 'ordinal'].some((tag) => is(item, tag));
  if (items.some((item, at) => apart(at) && dated(item))) return items;
  const timed = items.slice(time.from, time.to);
  return items.map((item, at) => {
    if (!is(item, 'birthday')) return item;
    const clause = clauseAround(items, { from: at, to: at + 1 });
    const passes = !clause.some((one) => timed.includes(one)) || isOfPerson(items, at);
    return passes ? { ...item, meanings: [passed] } : item;
  });
}

const passed = { tag: 'filler', value: '' };

/** "My wife's birthday", день рождения жены. */
function isOfPerson(items: Item[], at: number): boolean {
  const persons = ['relation', 'speaker', 'myself'];
  const [left, right] = [-1, 1].map((step) => {
    let next = at + step;
    while (isFiller(items[next]) && !persons.some((tag) => is(items[next], tag))) next += step;
    return items[next];
  });
  return persons.some((tag) => is(left, tag) || is(right, tag));
}
