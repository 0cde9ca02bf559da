import { countryZones } from '../../../dialogs/rules/country-zones.ts';
import { isCountry, isZoneOf, offsetOf, zonesOfMarket } from '../../../dialogs/rules/zones.ts';

const zonesOf = (country: string, year = 2026) => zonesOfMarket(country, year).map(({ zone }) => zone);

test('a country stands for each way its clocks run, from west to east, by its best known zone', () => {
  expect(zonesOf('SG')).toEqual(['Asia/Singapore']);
  expect(zonesOf('ID')).toEqual(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']);
  expect(zonesOf('US')).toEqual([
    'America/Adak',
    'Pacific/Honolulu',
    'America/Anchorage',
    'America/Los_Angeles',
    'America/Denver',
    'America/Phoenix',
    'America/Chicago',
    'America/New_York',
  ]);
  expect(zonesOf('KI')).toEqual(['Pacific/Tarawa', 'Pacific/Kanton', 'Pacific/Kiritimati']);
});

test('zones that came to run alike are told apart in the years when they did not', () => {
  expect(zonesOf('BR', 2018).length).toBeGreaterThan(zonesOf('BR', 2026).length);
});

test('a market with a zone stands for that zone alone', () => {
  const manaus = { country: 'BR', zone: 'America/Manaus' };
  expect(zonesOfMarket(manaus, 2026)).toEqual([manaus]);
});

test('knows every zone that it lists', () => {
  for (const zones of Object.values(countryZones)) {
    for (const zone of zones.split(' '))
      expect(Math.abs(offsetOf(zone, 'january', 2026))).toBeLessThanOrEqual(14 * 60);
  }
});

test('knows which countries there are', () => {
  expect(['SG', 'BR', 'XK', 'TW', 'GB'].every(isCountry)).toBe(true);
  expect(['ZZ', 'EU', 'UK', 'sg', 'constructor', ''].some(isCountry)).toBe(false);
});

test('a zone is one of a country when a clock there runs alike', () => {
  expect(isZoneOf({ country: 'CN', zone: 'Asia/Hong_Kong' }, 2026)).toBe(true);
  expect(isZoneOf({ country: 'IN', zone: 'Asia/Calcutta' }, 2026)).toBe(true);
  expect(isZoneOf({ country: 'BR', zone: 'Asia/Tokyo' }, 2026)).toBe(false);
  expect(isZoneOf({ country: 'ZZ', zone: 'Asia/Tokyo' }, 2026)).toBe(false);
});
