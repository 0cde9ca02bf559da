import { type Item, is } from '../items.ts';
import type { Part } from './parts.ts';

/** "We're hiring, the team isn't complete": that people are looked for says neither how many there are nor that nobody is. */
export function saysOnlyHiring(parts: Part[], items: Item[]): boolean {
  const counts = parts.filter((part) => part.kind === 'count');
  const named = parts.some(({ kind, at }) => kind === 'name' && (items[at]?.meanings.length ?? 0) > 0);
  return counts.length > 0 && !named && counts.every(({ at }) => is(items[at], 'hiring'));
}
