import { staffRoles } from '../../rules/facts.ts';
import { type Item, is } from '../items.ts';
import type { StaffingValue } from '../reading.ts';
import { isSurelyNamed, namesBetween } from './names.ts';
import { areSaidTogether } from './one-who-does-both.ts';
import { type Part, people, repeat } from './parts.ts';

/** "Just my partner and I, and each of us does pre- and after-sales": those who are named first, all in both. */
export function eachOfUs(parts: Part[], items: Item[]): StaffingValue | undefined {
  const each = items.findIndex((item) => is(item, 'each'));
  if (each < 1) return undefined;
  const roles = parts.filter((part) => part.kind === 'role');
  const [one] = roles;
  const both = roles.length === 1 ? one?.roles.length === 2 : areSaidTogether(roles, items);
  const others = parts.filter(({ kind }) => kind !== 'role');
  const first = others.every(({ at }) => at < each);
  if (!both || one === undefined || one.at < each || !first || others.length === 0) return undefined;
  const [count, another] = others.filter((part) => part.kind === 'count');
  // "Mi socio y yo" is one word for two.
  if (count)
    return !another && others.length === 1 && withSelf.test(items[count.at]?.raw ?? '')
      ? all(count.count)
      : undefined;
  const isUs = others.some(({ at }) => is(items[at], 'myself'));
  const sure = isUs && others.every(({ at }) => isSurelyNamed(items, at));
  const named = namesBetween(parts, items, -1, each);
  return sure && named > 1 ? all(named) : undefined;
}

const withSelf = /\s(?:y|e|et|und|and)\s(?:yo|eu|io|moi|ich|i|me)$/iu;

function all(count: number): StaffingValue {
  return people(repeat([...staffRoles], count));
}
