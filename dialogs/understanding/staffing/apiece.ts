import { staffRoles } from '../../rules/facts.ts';
import { type Item, is } from '../items.ts';
import type { StaffingValue } from '../reading.ts';
import { isSurelyNamed } from './names.ts';
import { type CountPart, clausesOf, type Part, people, repeat } from './parts.ts';

/** "One for each", or "two, one for each" with their total beside it; but "two each, plus one" is no total. */
export function countApiece(counts: CountPart[], items: Item[]): number | undefined {
  const least = Math.min(...counts.map(({ count }) => count));
  const [other, another] = counts.filter(({ count }) => count !== least);
  if (other === undefined) return counts.length > 0 ? least : undefined;
  const nearest = nearestToEach(counts, items);
  const isApiece = nearest === undefined || nearest.count === least;
  return another === undefined && isApiece && other.count === 2 * least ? least : undefined;
}

/** "Two each, plus one who does both": as many on either side, and those who do both in a clause of their own. */
export function apieceBesideBoth(parts: Part[], items: Item[]): StaffingValue | undefined {
  const clauses = inTwo(
    clausesOf(parts, items, ['comma', 'semicolon', 'dot', 'line', 'plus', 'and', 'but']),
    items,
  );
  const [shared, both, more] = [...(clauses.at(-1) ?? [])].sort((one) => (one.kind === 'role' ? 1 : -1));
  const many = shared && howMany(shared, items);
  if (!many || both?.kind !== 'role' || both.roles.length !== 2 || more) return undefined;
  const before = clauses.slice(0, -1).flat();
  const [own, another] = before.filter((part) => part.kind === 'count');
  const roles = before.filter((part) => part.kind === 'role');
  const known = roles.length + 1 === before.length && own !== undefined && another === undefined;
  if (!known || (shared?.kind === 'count' && nearestToEach([own, shared], items) !== own)) return undefined;
  const sides = new Set(roles.flatMap((role) => role.roles));
  const alike = sides.size === 0 || sides.size === 2;
  return alike
    ? people([...staffRoles.flatMap((role) => repeat([role], own.count)), ...repeat([...staffRoles], many)])
    : undefined;
}

/** 각각 두 명씩이고 팀장님은 둘 다: where no sign ends the first clause, the second begins with somebody. */
function inTwo(clauses: Part[][], items: Item[]): Part[][] {
  const [only = [], another] = clauses.filter(({ length }) => length > 0);
  const at = only.findIndex(
    (part, index) => index > 0 && part.kind === 'name' && isSurelyNamed(items, part.at),
  );
  return another || at < 0 ? clauses : [only.slice(0, at), only.slice(at)];
}

/** A number, or somebody by name: "one of each, and my partner helps in both". */
function howMany(part: Part, items: Item[]): number | undefined {
  if (part.kind === 'count') return part.count;
  return part.kind === 'name' && isSurelyNamed(items, part.at) ? 1 : undefined;
}

/** The number that "each" stands beside, if the word is there. */
function nearestToEach(counts: CountPart[], items: Item[]): CountPart | undefined {
  const each = items.findIndex((item) => is(item, 'each') && !is(item, 'both-roles'));
  const distance = ({ at }: CountPart): number => Math.abs(at - each);
  return each < 0 ? undefined : [...counts].sort((one, two) => distance(one) - distance(two))[0];
}
