import { type Item, is, isFiller } from '../items.ts';
import { longestMatch, phrase } from '../phrase.ts';
import type { FoundCoverage } from './found-coverage.ts';

const roundTheClock = [
  { phrase: phrase('round-the-clock') },
  { phrase: phrase('h:number hour? slash|times|comma? d:number day?') },
];

/** The index behind "24/7", "any time" or "24 hours, 7 days" at an item, unless it tells something else. */
export function readRoundTheClock(items: Item[], at: number): number | undefined {
  const found = longestMatch(roundTheClock, items, at);
  if (found === undefined) return undefined;
  const numbers = [found.match.number('h'), found.match.number('d')];
  // Before the message is looked through: a row of numbers has such a pair at each of them.
  if (numbers[0] !== undefined && ![24, 7].every((wanted) => numbers.includes(wanted))) return undefined;
  // "We answer within 24 hours", unless the days are told as well: "rispondiamo h24 sette giorni su sette".
  const daily = (item: Item): boolean => item.raw.includes('7') || is(item, 'every-day');
  const delay = items.some((item) => is(item, 'response')) && !items.some(daily);
  if (delay) return undefined;
  // "We answer mails within 24 hours"
  const within = is(items[at - 1], 'within') || is(items[found.match.to], 'within-after');
  if (within && !/7/.test(items[at]?.raw ?? '') && numbers[0] === undefined) return undefined;
  // "E-mail us any time" promises no answer at night.
  const written = items.some((item) => is(item, 'by-mail')) && !/24|7/.test(items[at]?.raw ?? '');
  if (written) return undefined;
  // "Mails come in 24 hours, but we answer in business hours"
  if (isTakenBack(items.slice(found.match.to))) return undefined;
  // "Any time within business hours"
  const usual = items.some((item) => is(item, 'usual-hours')) && !/24|7/.test(items[at]?.raw ?? '');
  if (usual && numbers[0] === undefined) return undefined;
  return found.match.to;
}

function isTakenBack(behind: Item[]): boolean {
  const but = behind.findIndex((item) => is(item, 'but'));
  return but >= 0 && behind.slice(but).some((item) => is(item, 'usual-hours'));
}

/** "Not 24/7, 9 to 9 every day", "7/24 değil", "no llegamos a 24 horas": what they are not. */
export function isDenied(items: Item[], from: number, behind: number): boolean {
  let before = from - 1;
  while (isFiller(items[before]) && !is(items[before], 'not')) before--;
  const denies = ['not', 'negation', 'less'].some((tag) => is(items[before], tag));
  return denies || is(items[behind], 'not-after');
}

/**
 * "Non-stop from 9 to 18" has no break, "the bot is on 24/7, people 9 to 18" tells the hours of people, as does "24 hours
 * for emergencies, else 9 to 18", and of "open 9 to 5, the phone is on 24/7" it is not known which count.
 */
export function settleAlways(items: Item[], found: FoundCoverage): void {
  const automatic = items.some((item) => is(item, 'automatic'));
  const apart = automatic || isOfEmergencies(items, found);
  if (items.some(isAlways) && !apart) {
    found.ranges = [];
    found.daySets = [];
    found.closedDays = [];
    delete found.hoursPerDay;
    delete found.daysPerWeek;
  } else found.byPeople = automatic;
  found.always = false;
}

/** "24 hours only for emergencies": a clause of its own, apart from the hours. */
function isOfEmergencies(items: Item[], { ranges }: FoundCoverage): boolean {
  const ends = (item: Item): boolean =>
    ['comma', 'dot', 'semicolon', 'line', 'but'].some((tag) => is(item, tag));
  const at = items.findIndex(isAlways);
  const start = items.slice(0, at).findLastIndex(ends) + 1;
  const next = items.slice(at).findIndex(ends);
  const end = next === -1 ? items.length : at + next;
  return (
    items.slice(start, end).some((item) => is(item, 'emergency')) &&
    ranges.every(({ first }) => first < start || first >= end)
  );
}

function isAlways(item: Item): boolean {
  return is(item, 'round-the-clock') && !is(item, 'uninterrupted');
}
