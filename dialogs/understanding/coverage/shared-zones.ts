import { likelyLocale, parseLocale } from '../../parse-locale.ts';
import { type Item, meaningOf } from '../items.ts';
import { countriesOfCity, countryOfZone } from './cities.ts';
import { countryAt } from './country-at.ts';
import { zoneOfPlace } from './places.ts';

/**
 * Gives short names that several zones share ("IST" in India, Ireland and Israel, "CST" in Chicago and Shanghai) the
 * one zone that is meant, if the message names a place of only one of them or the person's regions tell. Others keep
 * the zone that nearly everybody means by them ("EST"), if the words give one, or none: those are asked back.
 *
 * @param regions ISO 3166 codes of where the person may be
 */
export function withSharedZones(items: Item[], regions: string[]): Item[] {
  if (!items.some((item) => meaningOf(item, 'zone-shared') !== undefined)) return items;
  const told = items.flatMap((item, at) => countriesTold(item, countryAt(items, at)));
  return items.map((item) => {
    const zones = sharedZones(item);
    const meant = onlyIn(zones, told) ?? onlyIn(zones, regions);
    return meant === undefined ? item : { ...item, meanings: [{ tag: 'zone-name', value: meant }] };
  });
}

/** The zones that an item may name, if it is a name that several share. */
export function sharedZones(item: Item): string[] {
  return meaningOf(item, 'zone-shared')?.split(' ') ?? [];
}

/**
 * The regions that language tags tell. The usual region of a language tells nothing: `en-US` is what most devices
 * say, wherever they are, while nobody has `en-IN` by chance.
 */
export function regionsOf(tags: string[]): string[] {
  return tags.flatMap((tag) => {
    const { language, region } = parseLocale(tag) ?? {};
    if (language === undefined || region === undefined) return [];
    return likelyLocale(language)?.region === region ? [] : [region];
  });
}

function onlyIn(zones: string[], countries: string[]): string | undefined {
  const [zone, another] = zones.filter((one) => countries.includes(countryOfZone(one) ?? ''));
  return another === undefined ? zone : undefined;
}

function countriesTold(item: Item, country: string | undefined): string[] {
  if (meaningOf(item, 'zone-shared') !== undefined) return [];
  const named = country ?? meaningOf(item, 'people-of');
  const zone = meaningOf(item, 'zone-name') ?? zoneOfPlace(item);
  const ofZone = zone === undefined ? undefined : countryOfZone(zone);
  return [...countriesOfCity(item), ...(named ? [named] : []), ...(ofZone ? [ofZone] : [])];
}
