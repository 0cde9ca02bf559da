import { type Item, is, isFiller } from '../items.ts';

/** "The same two do the support", los mismos dos, 2 คนเดิม: a number of people who were counted before, no others. */
export function isOfTheSame(items: Item[], at: number): boolean {
  const before = items[at - 1];
  if (is(items[at], 'same-people') || is(before, 'same-people')) return true;
  if (is(before, 'same') && !is(before, 'and')) return true;
  // サポートも同じ2名が, but 同じく2名 is as many
  if (is(before, 'as-many') && /同じ$/u.test(before?.raw ?? '')) return true;
  // les 3 mêmes
  let behind = at + 1;
  if (is(items[behind], 'same')) return true;
  while (isFiller(items[behind]) || (is(items[behind], 'person') && !isSame(items[behind]))) behind++;
  return isSame(items[behind]);
}

/** "(The same people)", but not "they are not the same". */
export function saysSamePeople(items: Item[]): boolean {
  return items.some((item, at) => {
    if (!is(item, 'same-people')) return false;
    let before = at - 1;
    while (isFiller(items[before]) && !isDenial(items[before])) before--;
    return !isDenial(items[before]);
  });
}

function isDenial(item: Item | undefined): boolean {
  return is(item, 'not') || is(item, 'negation');
}

function isSame(item: Item | undefined): boolean {
  return is(item, 'same-person') || is(item, 'same-people');
}
