import { z } from 'zod';
import type { Json } from '../store/store.ts';

/** How deep what a client attaches to an activity may nest; it is echoed and stored. */
const maxDepth = 6;

/** JSON that nests little enough to be looked at. */
// not z.json(): its recursion overflows the stack on a body that nests as deep as 64 kB allow
export const shallowJson = z.custom<Json>(
  (value) => nestsAtMost(maxDepth, value),
  `must be JSON up to ${maxDepth} levels deep`,
);

function nestsAtMost(levels: number, value: unknown): boolean {
  if (value === undefined) return false;
  if (value === null || typeof value !== 'object') return true;
  return levels > 0 && Object.values(value).every((member) => nestsAtMost(levels - 1, member));
}
