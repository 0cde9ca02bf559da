import { staffRoles } from '../../rules/facts.ts';
import { type Item, is } from '../items.ts';
import type { StaffingValue } from '../reading.ts';
import { type Part, people, repeat } from './parts.ts';

/**
 * "Of the five in after-sales two also do pre-sales": some of those who were counted first do the other role as well.
 * `unclear` where it is not said that they are some of them ("five in after-sales, two also do pre-sales").
 */
export function ofTheFirst(parts: Part[], items: Item[]): StaffingValue | 'unclear' | undefined {
  const [first, second, third] = parts.filter((part) => part.kind === 'count');
  const [one, other, more] = parts.filter((part) => part.kind === 'role');
  if (!first || !second || third || !one || !other || more || second.count < 1) return undefined;
  if (one.roles.length + other.roles.length !== 2 || one.roles.join() === other.roles.join())
    return undefined;
  if (first.count <= second.count || one.at > second.at || other.at < second.at) return undefined;
  const between = items.slice(second.at + 1, other.at);
  const ended = between.some((item) => ends.some((tag) => is(item, tag)));
  const behind = items[other.at + 1];
  if (ended) return undefined;
  // "Of the five in after-sales two do pre-sales" may as well leave them out of after-sales.
  if (!items.slice(0, first.at).some((item) => is(item, 'out-of')))
    return between.some(isToo) ? 'unclear' : undefined;
  const too = between.some((item) => is(item, 'as-well')) || (is(behind, 'as-well') && !is(behind, 'suffix'));
  if (!too) return 'unclear';
  return people([...repeat(one.roles, first.count - second.count), ...repeat([...staffRoles], second.count)]);
}

/** "Also", not what is "and" as well in one letter, nor an ending. */
function isToo(item: Item): boolean {
  return is(item, 'as-well') && !is(item, 'suffix') && item.raw.length > 1;
}

const ends = ['comma', 'semicolon', 'dot', 'line', 'but'];
