import { staffRoles } from '../../rules/facts.ts';
import { type Item, is } from '../items.ts';
import type { StaffingValue } from '../reading.ts';
import { isSurelyNamed } from './names.ts';
import { type Part, people, repeat } from './parts.ts';

/**
 * "No dedicated pre-sales, our two after-sales people handle that too": nobody is there for one role, and those of the
 * other do it as well. Undefined where that is not said behind them.
 */
export function doesThatToo(received: Part[], items: Item[]): StaffingValue | undefined {
  const parts = received.filter(({ kind, at }) => kind !== 'name' || isSurelyNamed(items, at));
  const [none, ...own] = [parts.slice(0, 2), parts[2], parts[3]];
  const zero = none.find(({ kind }) => kind === 'count');
  const left = none.find(({ kind }) => kind === 'role');
  const count = own.find((part) => part?.kind === 'count');
  const role = own.find((part) => part?.kind === 'role');
  if (zero?.kind !== 'count' || zero.count !== 0 || left?.kind !== 'role' || left.roles.length !== 1)
    return undefined;
  if (count?.kind !== 'count' || count.count === 0 || role?.kind !== 'role' || role.roles.length !== 1)
    return undefined;
  const [again, more, other] = parts.slice(4);
  const isAgain = (part: Part | undefined): boolean =>
    part === undefined || (part.kind === 'role' && part.roles.join() !== role.roles.join());
  if (left.roles.join() === role.roles.join() || !isAgain(again) || !isAgain(more) || other) return undefined;
  const last = Math.max(count.at, role.at);
  const clause = clauseBehind(items, last);
  const too = clause.some((item) => is(item, 'as-well')) || (again !== undefined && clause.length > 0);
  // "…, aftersales two too" says nothing of what they do.
  const does = clause.some(
    (item) => !is(item, 'as-well') || is(item, 'both-roles') || item.raw.includes(' '),
  );
  return too && does ? people(repeat([...staffRoles], count.count)) : undefined;
}

function clauseBehind(items: Item[], at: number): Item[] {
  const rest = items.slice(at + 1);
  const end = rest.findIndex((item) => ends.some((tag) => is(item, tag)));
  return (end < 0 ? rest : rest.slice(0, end)).filter((item) => !is(item, 'person'));
}

const ends = ['comma', 'semicolon', 'dot', 'line', 'but'];
