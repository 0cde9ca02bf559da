import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { offeredZones } from '../../dialogs/replies/zones.ts';
import { countryZones } from '../../dialogs/rules/country-zones.ts';
import { loadTexts } from '../locale-files.ts';

/**
 * `npm run cities`: writes `locales/<tag>/cities.json`, the city of every zone a reply may name, from CLDR's
 * exemplar cities. Where CLDR leaves a language out, the zone's own name is that city.
 */
const locales = join(import.meta.dirname, '../../locales');
const cldr = createRequire(import.meta.url);
/** CLDR's names for languages that ours call differently. */
const cldrTags: Record<string, string> = { 'zh-Hans': 'zh' };
/** Zones that CLDR keeps under the name they had before. */
const formerZones: Record<string, string> = {
  'America/Argentina/Buenos_Aires': 'America/Buenos_Aires',
  'America/Argentina/Catamarca': 'America/Catamarca',
  'America/Argentina/Cordoba': 'America/Cordoba',
  'America/Argentina/Jujuy': 'America/Jujuy',
  'America/Argentina/Mendoza': 'America/Mendoza',
  'America/Kentucky/Louisville': 'America/Louisville',
  'Asia/Ho_Chi_Minh': 'Asia/Saigon',
  'Asia/Kathmandu': 'Asia/Katmandu',
  'Asia/Kolkata': 'Asia/Calcutta',
  'Europe/Kyiv': 'Europe/Kiev',
};

const names = z.object({
  main: z.record(
    z.string(),
    z.object({ dates: z.object({ timeZoneNames: z.object({ zone: z.unknown() }) }) }),
  ),
});
const nested: z.ZodType<Nested> = z.lazy(() => z.record(z.string(), z.union([z.string(), nested])));
interface Nested {
  [key: string]: string | Nested;
}

for (const tag of loadTexts(locales).languages) {
  const cldrTag = cldrTags[tag] ?? tag;
  const file = cldr.resolve(`cldr-dates-full/main/${cldrTag}/timeZoneNames.json`);
  const zones = nested.parse(
    names.parse(JSON.parse(readFileSync(file, 'utf8'))).main[cldrTag]?.dates.timeZoneNames.zone,
  );
  const cities = Object.fromEntries(
    namedZones().map((zone) => [zone, exemplarCity(formerZones[zone] ?? zone, zones) ?? ownCity(zone)]),
  );
  writeFileSync(join(locales, tag, 'cities.json'), `${JSON.stringify(cities, null, 2)}\n`);
}

/** The zones a person can choose, and those of countries that have several. */
function namedZones(): string[] {
  const several = Object.values(countryZones)
    .map((zones) => zones.split(' '))
    .filter((zones) => zones.length > 1);
  return [...new Set([...offeredZones, ...several.flat()])].filter((zone) => zone.includes('/')).toSorted();
}

function exemplarCity(zone: string, zones: Nested): string | undefined {
  let found: string | Nested | undefined = zones;
  for (const step of [...zone.split('/'), 'exemplarCity']) {
    found = typeof found === 'object' ? found[step] : undefined;
  }
  return typeof found === 'string' ? found : undefined;
}

function ownCity(zone: string): string {
  return zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
}
