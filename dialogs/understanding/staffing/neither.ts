import { type Item, is, isFiller } from '../items.ts';
import type { Part } from './parts.ts';

/** "Neither in pre-sales nor in after-sales, we only do research": a denial before either role, and nobody who is told. */
export function isInNeither(parts: Part[], items: Item[]): boolean {
  const [one, other, third] = parts.filter((part) => part.kind === 'role');
  if (!one || !other || third || one.roles.length + other.roles.length !== 2) return false;
  if (one.roles.join() === other.roles.join()) return false;
  const isDenied = ({ at }: Part): boolean => {
    let before = at - 1;
    while (isFiller(items[before]) && !is(items[before], 'neither')) before--;
    return is(items[before], 'neither');
  };
  const tells = parts.some(
    (part) =>
      (part.kind === 'count' && part.count > 0) ||
      (part.kind !== 'role' && part.at < other.at && !isNone(part)),
  );
  return isDenied(one) && isDenied(other) && !tells && !items.some((item) => is(item, 'outsider'));
}

function isNone(part: Part): boolean {
  return part.kind === 'count' && part.count === 0;
}
