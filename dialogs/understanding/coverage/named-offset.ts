import { type Item, is, isFiller } from '../items.ts';
import type { FoundCoverage } from './found-coverage.ts';
import { onlyZone, zoneOfPlace } from './places.ts';

/** "MSK+4, Krasnoyarsk": a place that keeps the time that was said only tells its name. */
export function takeNamedOffset(items: Item[], found: FoundCoverage): void {
  const [offset, another] = found.zones;
  if (offset === undefined || another !== undefined || !/^[+-]/.test(offset)) return;
  const at = found.places.find(
    (place) => onlyZone([offset, zoneOfPlace(items[place]) ?? offset]) !== undefined,
  );
  const zone = at === undefined ? undefined : zoneOfPlace(items[at]);
  // "UTC+8, Malaysia and Thailand" names buyers: only a city, or the one place right beside the offset, tells its name.
  const beside = at !== undefined && (is(items[at], 'city') || !is(items[at - 1], 'comma'));
  if (
    zone === undefined ||
    at === undefined ||
    found.places.length > 1 ||
    !beside ||
    isSaidAlone(items, at) ||
    items.some((item) => is(item, 'market-word'))
  )
    return;
  found.zones = [zone];
  found.places = found.places.filter((place) => place !== at);
}

/** "GMT-5, solo Perú": a place that is meant alone tells where the buyers are. */
export function isSaidAlone(items: Item[], at: number): boolean {
  const only = (index: number, step: 1 | -1): boolean => {
    let next = index + step;
    while (isFiller(items[next]) && !is(items[next], 'only')) next += step;
    return is(items[next], 'only') || is(items[next], 'mostly');
  };
  return only(at, -1) || only(at, 1);
}

/** "…; Singapore, Malaysia and Thailand": the first of several countries, with a sign before it. */
export function leadsCountries(items: Item[], at: number): boolean {
  const signs = ['comma', 'semicolon', 'dot', 'line', 'colon'];
  let next = at + 1;
  while (isFiller(items[next]) || ['comma', 'and', 'slash'].some((tag) => is(items[next], tag))) next++;
  const led = signs.some((tag) => is(items[at - 1], tag));
  return led && next > at + 1 && is(items[at], 'country') && is(items[next], 'country');
}
