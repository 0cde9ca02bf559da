import { type Item, is } from '../items.ts';
import { longestMatch, phrase } from '../phrase.ts';
import { offsetIn } from './offset-in.ts';
import type { ZoneMention } from './places.ts';

const offsets = [
  {
    phrase: phrase('open? gmt sign:plus|dash|minus|plus-word ^hours:digits ^colon minutes:digits close?'),
    minutes: true,
  },
  { phrase: phrase('open? gmt sign:plus|dash|minus|plus-word hours:number hour? close?'), minutes: false },
  { phrase: phrase('plus ^hours:digits gmt'), minutes: false },
  // "Our time zone is -5", múi giờ +5:30
  {
    phrase: phrase('zone-word colon? sign:plus|dash|minus|plus-word ^hours:digits ^colon minutes:digits'),
    minutes: true,
  },
  { phrase: phrase('zone-word colon? sign:plus|dash|minus|plus-word ^hours:digits'), minutes: false },
  // MSK+2, "horário de Brasília -1": hours from a zone that keeps its time all year.
  { phrase: phrase('base:zone-name plus|plus-word|dash|minus ^hours:digits'), minutes: false },
  { phrase: phrase('open sign:plus|dash ^hours:digits ^colon minutes:digits close'), minutes: true },
  // +09:00
  { phrase: phrase('plus ^hours:digits ^colon minutes:digits'), minutes: true },
  // "+4 к москве"
  { phrase: phrase('plus|plus-word hours:number hour? shift-to base:zone-name|zone'), minutes: false },
];

/** "GMT-5", "MSK+2", múi giờ +8: the zone of an offset from another. */
export function readOffset(items: Item[], at: number): ZoneMention | undefined {
  const found = longestMatch(offsets, items, at);
  if (found === undefined) return undefined;
  const said = items.slice(found.match.from, found.match.to);
  const behind = said.some((item) => is(item, 'dash') || is(item, 'minus'));
  const own = found.match.number('hours') ?? 0;
  const minutes = found.match.number('minutes') ?? 0;
  const base = found.match.text('base');
  const place = { first: found.match.from, behind: found.match.to };
  if (base === undefined) {
    if (own > farthest || minutes > 59) return undefined;
    return { zone: written(behind, own, minutes), ...place };
  }
  const ahead = steadyHours(base);
  const signed = behind ? -own : own;
  if (ahead === undefined || (behind && tellsHours(items, found.match.to))) return undefined;
  // "Brasília -3": the time that the place has.
  if (signed === ahead) return { zone: base, ...place };
  const total = ahead + signed;
  if (Math.abs(total) > farthest || (behind && own > farthestBehind)) return undefined;
  return { zone: written(total < 0, Math.abs(total), minutes), ...place };
}

/** Hours; no place is farther from UTC. */
const farthest = 14;
/** Hours behind the time of a place that people count so; more behind a dash are a time of day. */
const farthestBehind = 5;

function written(behind: boolean, hours: number, minutes: number): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${behind ? '-' : '+'}${two(hours)}:${two(minutes)}`;
}

/** "Brasília -9 às 18": what follows the dash are hours of the day. */
function tellsHours(items: Item[], at: number): boolean {
  return ['until', 'dash', 'tilde', 'colon', 'oclock', 'hour', 'am', 'pm'].some((tag) => is(items[at], tag));
}

/** How many whole hours a zone is ahead of UTC, if it is so all year. */
function steadyHours(zone: string): number | undefined {
  const winter = offsetIn(zone, 1);
  const [, hours] = /^([+-]\d\d):00$/.exec(winter) ?? [];
  return hours !== undefined && offsetIn(zone, 7) === winter ? Number(hours) : undefined;
}
