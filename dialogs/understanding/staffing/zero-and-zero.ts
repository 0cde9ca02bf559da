import { type Item, is, isFiller } from '../items.ts';
import type { StaffingValue } from '../reading.ts';
import { startsAfterSpace } from '../sentences.ts';
import { type Part, people } from './parts.ts';

/** "Zero and zero, two of us build the game": none for either comes first, in a clause of its own, and no role behind. */
export function zeroAndZero(parts: Part[], items: Item[]): StaffingValue | undefined {
  const [one, other] = parts;
  if (!isZero(one) || !isZero(other) || parts.some(({ kind }) => kind === 'role')) return undefined;
  const links = ['and', 'comma', 'slash', 'plus', 'person'];
  const passes = (item: Item): boolean => isFiller(item) || links.some((tag) => is(item, tag));
  const end = items.findIndex(
    (item, at) =>
      at > other.at && (ends.some((tag) => is(item, tag)) || startsAfterSpace(item, items[at - 1])),
  );
  const head = items.slice(0, other.at).filter((_, at) => at !== one.at);
  const tail = items.slice(other.at + 1, end < 0 ? items.length : end);
  return head.every(passes) && tail.every(passes) ? people([]) : undefined;
}

function isZero(part: Part | undefined): part is Part {
  return part?.kind === 'count' && part.count === 0;
}

const ends = ['comma', 'semicolon', 'dot', 'line', 'but', 'because'];
