import { staffRoles } from '../../rules/facts.ts';
import { type Item, is } from '../items.ts';
import type { StaffingValue } from '../reading.ts';
import { type Part, people, repeat } from './parts.ts';

/** "We have two employees, both of them do pre-sales and after-sales" in words that count again: 社員は二人で、二人とも…, 两个人都做…. */
export function bothPeople(parts: Part[], items: Item[]): StaffingValue | undefined {
  const again = parts.findLast(({ at }) => is(items[at], 'both-people') || isAllBehind(items, at));
  if (!again) return undefined;
  const [first, second, third] = parts.filter(({ kind }) => kind !== 'role');
  if (first?.kind !== 'count' || second?.kind !== 'count' || third || second !== again) return undefined;
  const roles = parts.filter((part) => part.kind === 'role');
  const inBoth = new Set(roles.flatMap((role) => role.roles)).size === staffRoles.length;
  const apart = roles.some(({ at }) => at > first.at && at < second.at);
  const denied = items.some((item) => ['negation', 'not', 'nobody', 'outsider'].some((tag) => is(item, tag)));
  if (!inBoth || apart || denied || first.count !== second.count) return undefined;
  return people(repeat([...staffRoles], first.count));
}

/** 两个人都, 兩個人也都: "all" right behind a number of people. */
function isAllBehind(items: Item[], at: number): boolean {
  if (!is(items[at], 'number')) return false;
  const next = items.slice(at + 1).find((item) => !is(item, 'person') && item.raw !== '也');
  return /^也?都/u.test(next?.raw ?? '');
}
