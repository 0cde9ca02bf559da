import { type Item, is, isFiller } from '../items.ts';
import { namesBetween } from './names.ts';
import type { Part } from './parts.ts';

/** "There are two of us, me and my wife, and we do everything": names behind a number of people only say who they are. */
export function withoutApposition(parts: Part[], items: Item[]): Part[] {
  const at = parts.findIndex((part, index) => part.kind === 'count' && isSpelledOut(parts, index, items));
  if (at < 0) return parts;
  const end = parts.findIndex(({ kind }, index) => index > at && kind !== 'name');
  return [...parts.slice(0, at + 1), ...(end < 0 ? [] : parts.slice(end))];
}

function isSpelledOut(parts: Part[], index: number, items: Item[]): boolean {
  const count = parts[index];
  const behind = parts.slice(index + 1);
  const end = behind.findIndex(({ kind }) => kind !== 'name');
  const names = end < 0 ? behind : behind.slice(0, end);
  const [first, last] = [names[0], names.at(-1)];
  if (count?.kind !== 'count' || count.count < 2 || !first || !last) return false;
  const between = items.slice(count.at + 1, first.at);
  const opens = between.some((item) => signs.some((tag) => is(item, tag)));
  const passes = (item: Item): boolean =>
    isFiller(item) || [...signs, 'person', 'jointly', 'only'].some((tag) => is(item, tag));
  const next = items[last.at + 1];
  const ends = next === undefined || [...signs, 'close', 'dot', 'line'].some((tag) => is(next, tag));
  return (
    opens &&
    ends &&
    between.every(passes) &&
    namesBetween(parts, items, count.at, last.at + 1) === count.count
  );
}

const signs = ['comma', 'colon', 'dash', 'open', 'semicolon'];
