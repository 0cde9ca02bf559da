import { type Weekday, weekdays } from '../../rules/facts.ts';
import { type Item, is, isFiller } from '../items.ts';
import type { ClockRange } from './clock.ts';
import { type DaySet, workingDays } from './days.ts';
import { areShifts, hasOwnHours, isBetween } from './own-hours.ts';
import { isPartOfDay } from './part-of-day.ts';

/** What the days of a message come to. */
export interface JudgedDays {
  open: DaySet[];
  closed: DaySet[];
  /** Some days are named, but not what is meant by them: the days have to be asked. */
  doubtful: boolean;
  /** Days come on top of others with hours of their own, and the others were not said: all has to be asked. */
  irregular: boolean;
}

/**
 * Tells what one or two days are named for: "nobody in on a Friday" takes them off, "weekends too" adds them, and only
 * where nothing of that kind is said and every word beside them is known are they the days of service themselves.
 */
export function judgeDays(
  items: Item[],
  found: { daySets: DaySet[]; closedDays: DaySet[]; ranges: ClockRange[] },
): JudgedDays {
  const { ranges, daySets } = found;
  const judged: JudgedDays = { open: [], closed: [...found.closedDays], doubtful: false, irregular: false };
  const added: DaySet[] = [];
  for (const set of daySets) {
    switch (roleOf(items, set, daySets, ranges)) {
      case 'open':
        judged.open.push(set);
        break;
      case 'closed':
        judged.closed.push(set);
        break;
      case 'added':
        added.push(set);
        break;
      case 'doubtful':
        judged.doubtful = true;
        // "Mon-Thu 9-6, Fridays we knock off at 1", "9-13 and 15-19, Saturday mornings only"
        if (
          clauseAround(items, set, ranges).some(
            (item) => is(item, 'digits') || isPartOfDay(items, items.indexOf(item)),
          )
        )
          judged.irregular = true;
    }
  }
  judged.closed = judged.closed.filter((set) => !isOfFeasts(items, set, judged.open));
  const [first] = added;
  const [only, another] = daySets;
  if (only?.few && another === undefined && isBetween(items, only, ranges)) judged.irregular = true;
  if (first === undefined) return judged;
  if (judged.open.length > 0 && ranges.length > 1) {
    judged.open = [...judged.open, ...added].toSorted((one, other) => one.first - other.first);
    return judged;
  }
  const ownHours = ranges.length > 1 && added.some((set) => hasOwnHours(items, set, ranges));
  if (ownHours && !areShifts(ranges)) judged.irregular = true;
  const before = judged.open.length === 0 ? workingDays : judged.open.flatMap(({ days }) => days);
  const days = new Set([...before, ...added.flatMap((set) => set.days)]);
  // "10 to 19, Sundays too": whether Saturdays as well was not said.
  if (judged.open.length === 0 && days.has('sun') && !days.has('sat')) judged.doubtful = true;
  judged.open = [{ ...first, few: false, days: weekdays.filter((day) => days.has(day)) }];
  return judged;
}

/** `named`: only the word for days that are named beside it. */
type Role = 'open' | 'closed' | 'added' | 'doubtful' | 'named';

function roleOf(items: Item[], set: DaySet, daySets: DaySet[], ranges: ClockRange[]): Role {
  if (!set.few) return isNarrowed(items, set, daySets) ? 'named' : 'open';
  const clause = clauseAround(items, set, ranges);
  const others = daySets.filter((other) => other !== set);
  const says = (...tags: string[]): boolean => clause.some((item) => tags.some((tag) => is(item, tag)));
  // "Saturdays for emergencies only": no service on that day, and other days have it.
  if (says('emergency')) return others.some((other) => !other.few) ? 'named' : 'doubtful';
  // "8 to 20, on Fridays only till 15", "on Saturdays only in the morning": what is only are the hours.
  const closesEarly = clause.some(isEnd) && clause.some((item) => is(item, 'digits'));
  const inPart = clause.some((item) => isPartOfDay(items, items.indexOf(item)));
  if ((closesEarly || inPart) && ranges.length > 0 && says('only')) return 'doubtful';
  // "Only closed on Sundays", الجمعة بس اجازة
  if (says('only')) return !says(...shut) ? 'open' : isOnlyShut(clause) ? 'closed' : 'doubtful';
  // "Every second Saturday", 隔週土曜: not in every week.
  if (
    ['ordinal', 'ordinal-mark', 'alternate'].some(
      (tag) => is(items[set.first - 1], tag) && !isFiller(items[set.first - 1]),
    )
  )
    return 'doubtful';
  if (isRestNamed(items, set, others)) {
    if (isWeekend(items, set)) return 'named';
    return ranges.length > 0 ? 'closed' : 'doubtful';
  }
  // 週末はやってなくて平日だけ: where only the working days are meant, no others are.
  if (others.some((other) => isOnlyWorkingDays(items, other)) && !hasOwnHours(items, set, ranges))
    return 'closed';
  const included = isAdded(items, set) || says('including');
  const isShut = (says(...shut) || isDeniedAlone(clause)) && !clause.some((item) => isTime(item));
  // "Mon-Fri 9-18, Saturday mornings too"
  if (included && !isShut) return inPart && !hasOwnHours(items, set, ranges) ? 'doubtful' : 'added';
  const unknown = clause.filter((item) => item.meanings.length === 0).length;
  // "On Fridays nobody in the afternoon"
  const partly = clause.some((item) => !isFiller(item) && parts.some((tag) => is(item, tag)));
  if (isShut) return !included && !partly && unknown <= 1 ? 'closed' : 'doubtful';
  // "But on Fridays we close at 4": an hour of its own that nothing was made of
  if (clause.some((item) => is(item, 'closes')) && clause.some((item) => is(item, 'digits')))
    return 'doubtful';
  if (hasOwnHours(items, set, ranges) && unknown === 0) return 'open';
  return unknown === 0 && !isRemark(clause, set, daySets, ranges) ? 'open' : 'doubtful';
}

/** "10 to 19, and on Sundays we are mostly here": words that are told of the only day behind the hours. */
function isRemark(clause: Item[], set: DaySet, daySets: DaySet[], ranges: ClockRange[]): boolean {
  if (daySets.length > 1 || ranges.length === 0 || ranges.some(({ first }) => first > set.first))
    return false;
  return clause.some((item) => !isFiller(item) && !ofDays.some((tag) => is(item, tag)));
}

/** What may stand beside days that are listed. */
const ofDays = [
  'and',
  'or',
  'until',
  'from',
  'open',
  'opens',
  'per',
  'time-word',
  'open',
  'day',
  'week',
  'dash',
];

/** "Without a rest, Monday to Friday", "daily (Mon-Sat)": the days that are named say what "daily" means. */
function isNarrowed(items: Item[], set: DaySet, daySets: DaySet[]): boolean {
  return (
    is(items[set.first], 'every-day') &&
    daySets.some(({ few, days }) => !few && days.length < weekdays.length)
  );
}

function isOnlyWorkingDays(items: Item[], { first, behind }: DaySet): boolean {
  const beside = [items[first - 1], items[behind]];
  return is(items[first], 'working-days') && beside.some((item) => is(item, 'only') && !is(item, 'but'));
}

/** "Weekends no", 週末無: nothing but a no stands beside the days. */
function isDeniedAlone(clause: Item[]): boolean {
  const said = clause.filter((item) => !isFiller(item));
  return said.length > 0 && said.every((item) => denials.some((tag) => is(item, tag)));
}

const denials = ['negation', 'no', 'no-alone'];

/** One word that closes and nothing unknown: the day is the only one off. Two turn each other round: "shut except Sunday". */
function isOnlyShut(clause: Item[]): boolean {
  const closing = clause.filter((item) => shut.some((tag) => is(item, tag)));
  return closing.length === 1 && !clause.some((item) => item.meanings.length === 0 || isTime(item));
}

function isEnd(item: Item): boolean {
  return is(item, 'until') || is(item, 'closes');
}

/** Parts of a day. */
const parts = ['am', 'pm', 'noon', 'midday', 'thai-afternoon'];

/** Words that close, in a clause with days in it and no time. */
const shut = ['except', 'except-after', 'nobody', 'unstaffed'];

function isTime(item: Item): boolean {
  return ['digits', 'number', 'hour', 'round-the-clock', 'lunch'].some((tag) => is(item, tag));
}

/** Items on either side of days; what stands farther off belongs to something else. */
const longestClause = 12;

/** The items beside days up to a sign, to hours, or to other days. */
function clauseAround(items: Item[], { first, behind }: DaySet, ranges: ClockRange[]): Item[] {
  let from = first;
  while (from > Math.max(0, first - longestClause) && !endsClause(items, from - 1, ranges)) from--;
  // "Freitags aber nur bis 15 Uhr"
  let to = is(items[behind], 'but') ? behind + 1 : behind;
  while (to < Math.min(items.length, behind + longestClause) && !endsClause(items, to, ranges)) to++;
  return [...items.slice(from, first), ...items.slice(behind, to)];
}

function endsClause(items: Item[], at: number, ranges: ClockRange[]): boolean {
  const signs = ['comma', 'dot', 'semicolon', 'line', 'open', 'close', 'time-word', 'zone', 'zone-name'];
  return (
    signs.some((tag) => is(items[at], tag)) ||
    // Indonesian "cuma" is "but" and "only": libur cuma hari minggu.
    (is(items[at], 'but') && !is(items[at], 'only')) ||
    ranges.some(({ first, behind }) => first <= at && at < behind)
  );
}

/** "The weekend is Friday and Saturday": the days that are named are those of rest. */
function isRestNamed(items: Item[], set: DaySet, others: DaySet[]): boolean {
  const apposed = (one: DaySet, other: DaySet): boolean =>
    items
      .slice(one.behind, other.first)
      .every((item) => isFiller(item) || is(item, 'colon') || is(item, 'open'));
  return others.some(
    (other) =>
      other.few === true &&
      isWeekend(items, other) !== isWeekend(items, set) &&
      (other.first < set.first ? apposed(other, set) : apposed(set, other)),
  );
}

function isWeekend(items: Item[], { first, behind }: DaySet): boolean {
  return behind === first + 1 && is(items[first], 'weekend');
}

/** 周一到周六…，节假日休息: where Saturdays are open, the word for weekends means the days of rest besides. */
function isOfFeasts(items: Item[], set: DaySet, open: DaySet[]): boolean {
  return (
    isWeekend(items, set) && open.some(({ few, days }) => !few && days.length < 7 && days.includes('sat'))
  );
}

/** "Including weekends", cumartesi dahil: these days and the others. */
function isAdded(items: Item[], { first, behind }: DaySet): boolean {
  const said = (item: Item): boolean => is(item, 'including') || !isFiller(item);
  const left = items.slice(0, first).findLast(said);
  const right = items.slice(behind).find(said);
  return is(left, 'including') || is(right, 'including');
}

/** All days of a week that are open, without those that are closed; where only closed ones are named, the others. */
export function withoutClosed(open: DaySet[], closed: DaySet[]): Weekday[] {
  const left = new Set(open.length === 0 ? weekdays : open.flatMap((set) => set.days));
  for (const day of closed.flatMap((set) => set.days)) left.delete(day);
  return weekdays.filter((day) => left.has(day));
}
