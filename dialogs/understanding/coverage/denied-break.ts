import { type Item, is, isFiller } from '../items.ts';

/** "Tidak tutup jam makan siang", на обед не закрываемся: that they close at noon is denied. */
export function deniesBreak(items: Item[]): boolean {
  return items.some((item, at) => {
    if (is(item, 'lunch-closed')) return isDeniedBefore(items, at);
    const closes = is(item, 'closes') || is(item, 'except-after');
    return closes && !isNoon(item) && isDeniedBefore(items, at) && isNoonBeside(items, at);
  });
}

function isDeniedBefore(items: Item[], at: number): boolean {
  let before = at - 1;
  while (isFiller(items[before])) before--;
  return is(items[before], 'negation');
}

/** So many words may stand between the middle of the day and what is done then. */
const farthestNoon = 3;

function isNoonBeside(items: Item[], at: number): boolean {
  const sides = [items.slice(0, at).reverse(), items.slice(at + 1)];
  return sides.some((side) => {
    const near = side.slice(0, farthestNoon + 1);
    const end = near.findIndex((item) => is(item, 'comma') || is(item, 'dot'));
    return near.slice(0, end === -1 ? near.length : end).some(isNoon);
  });
}

function isNoon(item: Item): boolean {
  return is(item, 'lunch') || is(item, 'noon');
}
