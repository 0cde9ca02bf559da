import { staffRoles } from '../../rules/facts.ts';
import { type Item, is, isFiller, meaningOf } from '../items.ts';
import type { StaffingValue } from '../reading.ts';
import { startsAfterSpace } from '../sentences.ts';
import { people, type Role, repeat } from './parts.ts';

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
  const ahead = numbersIn(items.slice(start + 1, event));
  const behind = ahead.length > 0 ? event : countBehind(items, event);
  const told = [...ahead, ...numbersIn(items.slice(event + 1, behind + 1))];
  const now = items.slice(behind + 1);
  const [count, another, third] = numbersIn(now);
  const afresh = start < 0 ? toldAfresh(items, event) : undefined;
  if (afresh) return read(afresh) ?? 'unclear';
  const before = start < 0 ? undefined : read(items.slice(0, start));
  if (before === undefined || !('staff' in before)) return 'unclear';
  const clause = items.slice(start + 1);
  if (told.length === 0 && count === undefined && saysSinceWhen(clause)) return before;
  if (count === undefined || third !== undefined) return 'unclear';
  const change = (told[0] ?? 1) * (is(items[event], 'has-left') ? -1 : 1);
  const counts = staffRoles.map((role) => ({
    role,
    count: before.staff.filter(({ roles }) => roles.length === 1 && roles[0] === role).length,
  }));
  const shared = before.staff.filter(({ roles }) => roles.length === 2).length;
  // "3 and 2, oh, one of presales left, so 2 and 2": both again, one of them changed.
  const [one, other] = counts;
  if (another !== undefined && one && other) {
    const differences = [count - one.count, another - other.count];
    const agrees = differences.includes(0) && differences.includes(change) && !now.some(isSaid);
    return agrees && shared === 0
      ? people([...repeat([one.role], count), ...repeat([other.role], another)])
      : 'unclear';
  }
  const changed = counts.filter((one) => one.count + change === count && mayMean(now, one.role));
  const [only, more] = changed;
  if (only === undefined || more !== undefined || shared > 0 || told.length > 1) return 'unclear';
  return people(counts.flatMap((one) => repeat([one.role], one === only ? count : one.count)));
}

/** "One left last month, now presales has 2 and aftersales 3": nothing was counted before, and both are counted anew. */
function toldAfresh(items: Item[], event: number): Item[] | undefined {
  const length = items.slice(event).findIndex((item) => begins.some((tag) => is(item, tag)));
  const [told, now] = [items.slice(0, event), items.slice(event + length + 1)];
  const isAnew = now.slice(0, 2).some((item) => is(item, 'nowadays'));
  return length > 0 && isAnew && !told.some(isSaid) ? now : undefined;
}

/**
 * "There were three in presales, one left, so two": the number that is left in the place of the one before, where they
 * agree, or where "were" says that the old one is over; and nothing of who left where nobody is.
 */
export function withLeaversCounted(items: Item[]): Item[] {
  const event = items.findIndex((item) => is(item, 'has-left') || is(item, 'has-joined'));
  if (event < 0) return items;
  // "3 in presales... I mean 2, one left": dots in a row end nothing.
  const ends = (item: Item): boolean =>
    is(item, 'semicolon') || is(item, 'line') || (is(item, 'dot') && !isInRow(items, item));
  const start = items.findLastIndex((item, at) => at < event && ends(item)) + 1;
  const named = items.slice(start, event).some(isSaid);
  const length = items.slice(event).findIndex((item) => ends(item) || (named && isSaid(item)));
  const end = length < 0 ? items.length : event + length;
  const numbers = numbersAt(items).filter(({ at }) => at >= start && at < end);
  const told =
    numbers.findLast(({ at }) => isBeside(items, at, event)) ??
    numbers.find(({ at }) => at > event && at === countBehind(items, event));
  const [old, now, third] = numbers.filter((number) => number !== told);
  // "Five in support, two quit, so three, and one in presales": what is behind belongs to the next role.
  const ended =
    third === undefined || (named && now !== undefined && endsClauseBetween(items, now.at, third.at));
  const change = (told?.count ?? 1) * (is(items[event], 'has-left') ? -1 : 1);
  if (old && now && ended && old.at < event && old.count + change === now.count) {
    if (now.at > event)
      return withLeaversCounted(
        items.filter((item, at) => (at < old.at || at >= now.at || isSaid(item)) && !tellsWhen(item)),
      );
    // "There were three, now two because one left": why there are fewer.
    const because = items.findLastIndex((item, at) => at > now.at && at < event && is(item, 'reason'));
    if (because > 0 && items.slice(start, now.at).some(tellsWhen))
      return withLeaversCounted(
        items.filter(
          (item, at) =>
            (at < old.at || at >= end || (at >= now.at && at < because) || isSaid(item)) && !tellsWhen(item),
        ),
      );
    // "Three in presales, I mean, two, Paula left": what stands behind the number says only why.
    const clause = items.findLastIndex((item, at) => at < event && begins.some((tag) => is(item, tag)));
    const corrected = items.slice(old.at, now.at).some((item) => is(item, 'correction'));
    if (corrected && clause > now.at)
      return withLeaversCounted(items.filter((_, at) => at < clause || at >= end));
  }
  // "There were three in presales and one left": nothing else says how many are left.
  const were = old && items.slice(start, old.at + 1).some((item) => is(item, 'formerly'));
  if (old && !now && told && were && old.at < event && old.count + change >= 0)
    return items.flatMap((item, at) => {
      if (at === old.at) return [counting(item, old.count + change)];
      const isEvent = at === event || at === told.at || (at === event - 1 && is(item, 'but'));
      return isEvent || tellsWhen(item) ? [] : [item];
    });
  // "Nobody in presales, he has just quit"
  const empty = items.slice(start, end).some((item) => is(item, 'nobody'));
  return empty && told === undefined ? items.filter((_, at) => at !== event) : items;
}

/** "…, but the one in after-sales has just come": the rest of the message says of a role only that somebody is new. */
function saysSinceWhen(clause: Item[]): boolean {
  const more = ['apart', 'as-well', 'has-left', 'to-hire', 'negation', 'not', 'nobody', 'and'];
  const isSomebody = clause.some((item) => is(item, 'someone') && !is(item, 'person'));
  return (
    clause.some((item) => is(item, 'pre-sales') !== is(item, 'after-sales')) &&
    !isSomebody &&
    !clause.some((item) => more.some((tag) => is(item, tag)))
  );
}

function isInRow(items: Item[], item: Item): boolean {
  const at = items.indexOf(item);
  return is(items[at - 1], 'dot') || is(items[at + 1], 'dot');
}

/** "It was", "now": nothing more once the old number is left out. */
function tellsWhen(item: Item): boolean {
  return (is(item, 'formerly') || is(item, 'nowadays')) && !is(item, 'number') && !isSaid(item);
}

function counting(item: Item, count: number): Item {
  return { ...item, meanings: [{ tag: 'number', value: String(count) }] };
}

function endsClauseBetween(items: Item[], from: number, to: number): boolean {
  return items
    .slice(from, to + 1)
    .some(
      (item, at, own) =>
        (at > 0 && startsAfterSpace(item, own[at - 1])) ||
        (at < to - from && (begins.some((tag) => is(item, tag)) || is(item, 'and'))),
    );
}

/** How many left stands right before the word for it, with small words between. */
function isBeside(items: Item[], at: number, event: number): boolean {
  const between = items.slice(at + 1, event);
  const passed = ['person', 'week', 'apart'];
  return at < event && between.every((item) => isFiller(item) || passed.some((tag) => is(item, tag)));
}

/** "One came", "entrou mais um": the number behind the word for it, or that word itself where none stands there. */
function countBehind(items: Item[], event: number): number {
  let at = event + 1;
  while (is(items[at], 'apart') && !isCounted(items[at])) at++;
  return isCounted(items[at]) ? at : event;
}

function isCounted(item: Item | undefined): boolean {
  return is(item, 'number') || is(item, 'article');
}

function isSaid(item: Item): boolean {
  return ['pre-sales', 'after-sales', 'both-roles', 'maybe-pre-sales', 'maybe-after-sales'].some((tag) =>
    is(item, tag),
  );
}

const begins = ['comma', 'semicolon', 'dot', 'line', 'but', 'correction'];

/** The numbers of people: not of weeks or months. */
function numbersIn(items: Item[]): number[] {
  return numbersAt(items).map(({ count }) => count);
}

function numbersAt(items: Item[]): { at: number; count: number }[] {
  return items.flatMap((item, at) => {
    const count = meaningOf(item, 'number') ?? meaningOf(item, 'article');
    const time = ['week', 'day', 'month-unit', 'month-mark', 'year'].some((tag) => is(items[at + 1], tag));
    // "Un altro" is one.
    const again = is(item, 'apart') && isCounted(items[at - 1]);
    return count === undefined || time || again || is(item, 'filler') ? [] : [{ at, count: Number(count) }];
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
