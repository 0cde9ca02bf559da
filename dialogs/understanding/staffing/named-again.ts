import { type Item, is } from '../items.ts';
import { isSurelyNamed, namesBetween } from './names.ts';
import { clausesOf, type Part } from './parts.ts';

/**
 * "5 after-sales, 2 pre-sales. Ana and Ben do the pre-sales": a last sentence that only names those who are counted is
 * left out, where the names are as many.
 */
export function withoutNamedAgain(parts: Part[], items: Item[]): Part[] {
  const sentences = clausesOf(parts, items, ['dot', 'semicolon', 'line', 'open', 'dash']).filter(
    ({ length }) => length > 0,
  );
  const last = sentences.at(-1) ?? [];
  const told = parts.filter((part) => !last.includes(part));
  const [role, another] = last.filter((part) => part.kind === 'role');
  const names = last.filter(({ kind, at }) => kind === 'name' && isSurelyNamed(items, at));
  if (!role || another || names.length === 0 || names.length + 1 !== last.length) return parts;
  const counts = told.filter(({ kind }) => kind === 'count');
  const roles = told.filter((part) => part.kind === 'role');
  const again = roles.findIndex(({ roles: own }) => own.join() === role.roles.join());
  const count = counts[again];
  if (again < 0 || counts.length !== roles.length || told.length !== 2 * roles.length) return parts;
  if (items.slice(last[0]?.at).some((item) => !is(item, 'and') && more.some((tag) => is(item, tag))))
    return parts;
  const named = namesBetween(parts, items, (last[0]?.at ?? 0) - 1, items.length);
  return count?.kind === 'count' && count.count === named ? told : parts;
}

const more = ['as-well', 'apart', 'more', 'plus'];
