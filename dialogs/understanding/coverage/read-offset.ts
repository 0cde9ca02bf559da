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
  // MSK+2: hours from a zone that keeps its time all year.
  { phrase: phrase('base:zone-name plus|plus-word ^hours:digits'), minutes: false },
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
  const base = found.match.text('base');
  const ahead = base === undefined ? 0 : steadyHours(base);
  if (ahead === undefined) return undefined;
  const hours = (found.match.number('hours') ?? 0) + ahead;
  const minutes = found.match.number('minutes') ?? 0;
  if (hours > 14 || minutes > 59) return undefined;
  const signAt = items
    .slice(found.match.from, found.match.to)
    .some((item) => is(item, 'dash') || is(item, 'minus'))
    ? '-'
    : '+';
  const zone = `${signAt}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
  return { zone, first: found.match.from, behind: found.match.to };
}

/** How many whole hours a zone is ahead of UTC, if it is so all year. */
function steadyHours(zone: string): number | undefined {
  const winter = offsetIn(zone, 1);
  const [, hours] = /^\+(\d\d):00$/.exec(winter) ?? [];
  return hours !== undefined && offsetIn(zone, 7) === winter ? Number(hours) : undefined;
}
