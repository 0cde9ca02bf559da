import { type Item, is } from '../items.ts';
import { clausesOf, type Part } from './parts.ts';

/** "We're hiring, the team isn't complete": that people are looked for says neither how many there are nor that nobody is. */
export function saysOnlyHiring(parts: Part[], items: Item[]): boolean {
  const counts = parts.filter((part) => part.kind === 'count');
  const named = parts.some(({ kind, at }) => kind === 'name' && (items[at]?.meanings.length ?? 0) > 0);
  return counts.length > 0 && !named && counts.every(({ at }) => is(items[at], 'hiring'));
}

/** "No after-sales yet, still looking. One in pre-sales": where nobody was counted before, a clause of its own says only why. */
export function withoutHiringAgain(parts: Part[], items: Item[]): Part[] {
  const clauses = clausesOf(parts, items, ['comma', 'dot', 'semicolon', 'line', 'open']);
  const again = clauses.flatMap((clause, index) => {
    const [only, another] = clause;
    const before = clauses[index - 1]?.some((part) => part.kind === 'count' && part.count === 0);
    return only && !another && before && is(items[only.at], 'hiring') ? [only] : [];
  });
  // 판매 전 두 명, 판매 후 세 명이고 계속 채용 중: both are counted before.
  const roles = parts.filter(({ kind }) => kind === 'role').length;
  const counts = parts.filter((part) => part.kind === 'count');
  const last = counts.at(-1);
  const more: Part[] =
    last && is(items[last.at], 'hiring') && roles > 1 && counts.length > roles ? [last] : [];
  return parts.filter((part) => !again.some((one) => one === part) && !more.includes(part));
}
