import { countryZones } from '../../rules/country-zones.ts';
import { type Item, meaningOf } from '../items.ts';

/** The countries a city may lie in: one, or several where several have a city of that name; none if it is no city. */
export function countriesOfCity(item: Item | undefined): string[] {
  const named = meaningOf(item, 'city');
  if (named !== undefined) return named.split('/');
  const zone = meaningOf(item, 'zone');
  // "Lima" is five in Indonesian, "center" a place in North Dakota: a word of other uses names no city.
  const onlyPlace = item?.meanings.every(({ tag }) => tag === 'zone' || tag === 'zone-name');
  if (zone === undefined || !onlyPlace || notCities.test(zone)) return [];
  const country = countryOfZone(zone);
  return country === undefined ? [] : [country];
}

/** Zones that are named after islands, bases, feasts and villages that share their name with common words. */
const notCities =
  /^Antarctica\/|^Indian\/(?:Christmas|Cocos)|^Pacific\/(?:Easter|Midway|Wake)|^America\/(?:[^/]+\/(?:Center|Knox|Beulah)|Nome)$/;

/** The ISO 3166 code of the country of a zone. */
export function countryOfZone(zone: string): string | undefined {
  countries ??= new Map(
    Object.entries(countryZones)
      .reverse()
      .flatMap(([country, zones]) => zones.split(' ').map((name) => [name, country])),
  );
  return countries.get(formerNames.get(zone) ?? zone);
}

let countries: Map<string, string> | undefined;

/** CLDR keeps names that the zone database has since changed. */
const formerNames = new Map([
  ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['America/Cordoba', 'America/Argentina/Cordoba'],
  ['America/Mendoza', 'America/Argentina/Mendoza'],
  ['America/Godthab', 'America/Nuuk'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Rangoon', 'Asia/Yangon'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Europe/Kiev', 'Europe/Kyiv'],
]);
