import { countryZones } from './country-zones.ts';
import type { Market } from './facts.ts';

export const seasons = ['january', 'july'] as const;
/** Clocks are changed between the two, north and south of the equator. */
export type Season = (typeof seasons)[number];

const monthOf = { january: 1, july: 7 } as const satisfies Record<Season, number>;

/** A place whose clocks decide: a market in one of its zones. */
export interface MarketZone {
  country: string;
  zone: string;
}

/** Whether there is such a country. */
export function isCountry(code: string): boolean {
  return Object.hasOwn(countryZones, code);
}

/**
 * The zones a market stands for: the one it names, else one for each way that clocks run in the country in that
 * year, from west to east. Empty for a country that does not exist.
 */
export function zonesOfMarket(market: Market, year: number): MarketZone[] {
  if (typeof market !== 'string') return [market];
  const byOffsets = new Map<string, string>();
  for (const zone of listZones(market)) {
    const offsets = seasons.map((season) => offsetOf(zone, season, year)).join();
    if (!byOffsets.has(offsets)) byOffsets.set(offsets, zone);
  }
  return [...byOffsets.values()]
    .sort((one, other) => offsetOf(one, 'january', year) - offsetOf(other, 'january', year))
    .map((zone) => ({ country: market, zone }));
}

/** Whether some zone of the country runs as the zone named does: "Brazil, Asia/Tokyo" is no market. */
export function isZoneOf(market: MarketZone, year: number): boolean {
  const runsAlike = (zone: string) =>
    seasons.every((season) => offsetOf(zone, season, year) === offsetOf(market.zone, season, year));
  return listZones(market.country).some(runsAlike);
}

/** Minutes ahead of UTC at noon on the 15th of the month. Throws RangeError for a zone that does not exist. */
export function offsetOf(zone: string, season: Season, year: number): number {
  const key = `${zone} ${season} ${year}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const noon = Temporal.PlainDateTime.from({ year, month: monthOf[season], day: 15, hour: 12 });
  const offset = noon.toZonedDateTime(zone).offsetNanoseconds / 60e9;
  offsets.set(key, offset);
  return offset;
}

/** Looking an offset up takes far longer than judging with it; there are a few hundred zones. */
const offsets = new Map<string, number>();

function listZones(country: string): string[] {
  return isCountry(country) ? (countryZones[country] ?? '').split(' ') : [];
}
