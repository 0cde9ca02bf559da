import { staffRoles } from '../rules/facts.ts';
import { type Item, is, meaningOf } from './items.ts';
import type { StaffingValue } from './reading.ts';
import { people, type Role, repeat } from './staffing-parts.ts';

/**
 * "4 pre, 6 post. Oh wait, one left, so 5 post": the new number, where it is what is left of the old one. `read` reads
 * what was said before. Undefined if nobody left or came; `unclear` if the numbers do not agree.
 */
export function readAfterLeaving(
  items: Item[],
  read: (items: Item[]) => StaffingValue | undefined,
): StaffingValue | 'unclear' | undefined {
  const event = items.findIndex((item) => is(item, 'has-left') || is(item, 'has-joined'));
  if (event < 0) return undefined;
  const start = items.findLastIndex((item, at) => at < event && begins.some((tag) => is(item, tag)));
  // 走了一個: how many may stand on either side.
  const behind = is(items[event + 1], 'number') ? 1 : 0;
  const told = numbersIn([...items.slice(start + 1, event), ...items.slice(event + 1, event + 1 + behind)]);
  const now = items.slice(event + 1 + behind);
  const [count, another] = numbersIn(now);
  const before = start < 0 ? undefined : read(items.slice(0, start));
  if (before === undefined || !('staff' in before) || count === undefined || another !== undefined)
    return 'unclear';
  const change = (told[0] ?? 1) * (is(items[event], 'has-left') ? -1 : 1);
  const counts = staffRoles.map((role) => ({
    role,
    count: before.staff.filter(({ roles }) => roles.length === 1 && roles[0] === role).length,
  }));
  const shared = before.staff.filter(({ roles }) => roles.length === 2).length;
  const changed = counts.filter((one) => one.count + change === count && mayMean(now, one.role));
  const [only, other] = changed;
  if (only === undefined || other !== undefined || shared > 0 || told.length > 1) return 'unclear';
  return people(counts.flatMap((one) => repeat([one.role], one === only ? count : one.count)));
}

const begins = ['comma', 'semicolon', 'dot', 'line', 'but', 'correction'];

/** The numbers of people: not of weeks or months. */
function numbersIn(items: Item[]): number[] {
  return items.flatMap((item, at) => {
    const count = meaningOf(item, 'number') ?? meaningOf(item, 'article');
    const time = ['week', 'day', 'month-unit', 'month-mark', 'year'].some((tag) => is(items[at + 1], tag));
    return count === undefined || time ? [] : [Number(count)];
  });
}

const words: Record<Role, string[]> = {
  'pre-sales': ['pre-sales', 'maybe-pre-sales', 'side-before'],
  'after-sales': ['after-sales', 'maybe-after-sales', 'side-after'],
};

/** Whether the other role is not the one that is named behind. */
function mayMean(items: Item[], role: Role): boolean {
  const says = (of: Role): boolean => items.some((item) => words[of].some((tag) => is(item, tag)));
  const other = role === 'pre-sales' ? 'after-sales' : 'pre-sales';
  return says(role) || !says(other);
}
