import { type Item, is } from '../items.ts';
import type { Part } from './parts.ts';

/** ต้น โอ๊ต: Thai sets the names of a list apart by spaces alone, as it does a first name and a last. */
export function areNamesAdjoining(parts: Part[], items: Item[]): boolean {
  const isThaiName = (at: number): boolean =>
    is(items[at], 'name') && /^\p{Script=Thai}/u.test(items[at]?.raw ?? '');
  return parts.some(
    ({ kind, at }, index) =>
      kind === 'name' && isThaiName(at) && parts[index + 1]?.at === at + 1 && isThaiName(at + 1),
  );
}
