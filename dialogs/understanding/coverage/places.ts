import { type Item, is, meaningOf } from '../items.ts';
import { countriesOfCity } from './cities.ts';
import { offsetIn } from './offset-in.ts';
import { readOffset } from './read-offset.ts';

/** A time zone that was said, by name, city or offset. */
export interface ZoneMention {
  zone: string;
  first: number;
  behind: number;
  /** Only a place, with no word that says it stands for a time. */
  bare?: true;
}

/** The zone beginning at an item. A bare city counts only if `cities` is set; a country never, without "time". */
export function readZone(items: Item[], at: number, cities: boolean): ZoneMention | undefined {
  const offset = readOffset(items, at);
  if (offset) return offset;
  const item = items[at];
  const written = zoneByItsName(items, at);
  if (written) return written;
  if (is(item, 'zone-name') && !isSmallWord(items, at))
    return { zone: meaningOf(item, 'zone-name') ?? '', first: at, behind: at + 1 };
  // "9 to 5 Central": a word of many uses, but a zone right behind the hours.
  const behindHours = meaningOf(item, 'zone-behind-hours');
  if (behindHours !== undefined && isBehindHours(items, at))
    return { zone: behindHours, first: at, behind: at + 1 };
  const zone = isCount(items, at) ? undefined : zoneOfPlace(item);
  if (zone !== undefined) {
    const after = isListed(items, at) && isPlaceBehind(items, at) ? undefined : timeWordAfter(items, at);
    // Italian "ora Kenya e Uganda" is no time: what is meant by "ora" is now.
    const named =
      !isListed(items, at) &&
      (is(items[at - 1], 'time-word') || (is(items[at - 1], 'filler') && is(items[at - 2], 'time-word')));
    if (after !== undefined || named || (countriesOfCity(item).length <= 1 && isOfZone(items, at)))
      return { zone, first: at, behind: after ?? at + 1 };
    // "Except christmas" names no island.
    if (cities && (is(item, 'zone') || is(item, 'city')) && !is(item, 'year-part') && !isListed(items, at))
      return { zone, first: at, behind: at + 1, bare: true };
  }
  // "GMT plus three" in words that are not known says more than UTC.
  const apart = ['comma', 'dot', 'semicolon', 'line', 'close'].some((tag) => is(items[at + 1], tag));
  const more = !apart && items.slice(at + 1, at + 3).some((next) => is(next, 'number'));
  if (is(item, 'gmt') && !more) return { zone: 'UTC', first: at, behind: at + 1 };
  return undefined;
}

/** "Malaysia dan Brunei waktu Kuala Lumpur": where the word for time leads to another place, it is that one's. */
function isPlaceBehind(items: Item[], at: number): boolean {
  return items.slice(at + 2, at + zoneReach).some((item) => zoneOfPlace(item) !== undefined);
}

/** Indonesian "lima hari" is five days. */
function isCount(items: Item[], at: number): boolean {
  return is(items[at], 'number') && ['day', 'hour', 'oclock'].some((tag) => is(items[at + 1], tag));
}

/** "Korea, Japan, Singapore", "Turkey and Azerbaijan": one of several countries is no zone. */
function isListed(items: Item[], at: number): boolean {
  const joins = (item: Item | undefined): boolean => is(item, 'comma') || is(item, 'and');
  const before = joins(items[at - 1]) ? at - 2 : at - 1;
  const behind = is(items[at + 1], 'and') ? at + 2 : undefined;
  return (
    is(items[at], 'country') &&
    (is(items[before], 'country') || (behind !== undefined && is(items[behind], 'country')))
  );
}

/** 倫敦那邊的時間: up to so many small words stand before the word for time, but none that ends a clause (タイなので). */
const mostSmallWords = 3;

function timeWordAfter(items: Item[], at: number): number | undefined {
  let index = at + 1;
  while (
    index <= at + mostSmallWords &&
    is(items[index], 'filler') &&
    !is(items[index], 'time-word') &&
    !is(items[index], 'because')
  )
    index++;
  // ลูกค้าอยู่ญี่ปุ่น ตามเวลาโตเกียว: the time is that of the place behind the word.
  if (is(items[at], 'country') && zoneOfPlace(items[index + 1]) !== undefined) return undefined;
  return is(items[index], 'time-word') ? index + 1 : undefined;
}

/** How far a word for time zones may stand from the place that tells it. */
const zoneReach = 8;

/** "Our time zone is that of New York", "same zone as Hong Kong"; "I'm in Cuiabá, on local time". */
function isOfZone(items: Item[], at: number): boolean {
  const near = (step: 1 | -1): boolean => {
    for (let index = at + step; Math.abs(index - at) <= zoneReach; index += step) {
      const item = items[index];
      if (item === undefined || ['dot', 'semicolon', 'line', 'market-word'].some((tag) => is(item, tag)))
        return false;
      if (is(item, 'zone-word') || is(item, 'zone-here')) return true;
      if (is(item, 'comma') && !items.some((one) => is(one, 'zone-here'))) return false;
      if (is(item, 'country') || is(item, 'city')) return false;
    }
    return false;
  };
  const sold = [at - 2, at - 1, at + 1].some((index) => is(items[index], 'market-word'));
  return !sold && (near(1) || near(-1));
}

function isBehindHours(items: Item[], at: number): boolean {
  const before = items[at - 1];
  const timed =
    ['digits', 'am', 'pm', 'oclock'].some((tag) => is(before, tag)) || /^[ap]$/i.test(before?.raw ?? '');
  const next = items[at + 1];
  const apart = [
    'comma',
    'dot',
    'semicolon',
    'line',
    'open',
    'close',
    'weekday',
    'days',
    'working-days',
    'every-day',
  ];
  return timed && (next === undefined || apart.some((tag) => is(next, tag)));
}

/** The zone of a city or country, if it has only one or one that is meant unless another is named. */
export function zoneOfPlace(item: Item | undefined): string | undefined {
  const [country, another] = countriesOfCity(item);
  return (
    meaningOf(item, 'zone') ??
    zoneOfCountry(meaningOf(item, 'country') ?? (another === undefined ? country : undefined))
  );
}

/**
 * French "on est ouvert" and "Mali et Togo" name no zone: a short name that is not in capitals must stand alone, or
 * behind the hours if it is no small word.
 */
export function isSmallWord(items: Item[], at: number): boolean {
  const item = items[at];
  if (item === undefined || item.raw === item.raw.toUpperCase()) return false;
  if (is(item, 'filler')) return true;
  const behindHours = ['digits', 'am', 'pm', 'oclock', 'weekday', 'working-days', 'every-day'].some((tag) =>
    is(items[at - 1], tag),
  );
  // "9-18. mez": a name alone between signs
  const apart =
    (is(items[at - 1], 'comma') || is(items[at - 1], 'dot')) &&
    (items[at + 1] === undefined || is(items[at + 1], 'comma'));
  if (apart) return false;
  return /^[a-z]{2,3}$/i.test(item.raw) && items.length > 2 && !behindHours;
}

/** "Asia/Kolkata": a name of the zone database that is not the main one of its zone. */
function zoneByItsName(items: Item[], at: number): ZoneMention | undefined {
  if (items[at + 1]?.raw !== '/' || !/^[A-Z][A-Za-z]+$/.test(items[at]?.raw ?? '')) return undefined;
  const behind = items.findIndex(
    (item, index) => index > at && !(item.glued && /^[/_]|^[A-Za-z_]+$/.test(item.raw)),
  );
  const end = behind === -1 ? items.length : behind;
  const name = items
    .slice(at, end)
    .map((item) => item.raw)
    .join('');
  return /^[A-Z][A-Za-z]+\/[A-Z][A-Za-z_/]+$/.test(name) && isZone(name)
    ? { zone: name, first: at, behind: end }
    : undefined;
}

function isZone(name: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId.length > 0;
  } catch {
    return false;
  }
}

/** The zone that is meant: the only one, or "Bogotá (GMT-5)" where two ways to say it agree in winter or summer. */
export function onlyZone(zones: string[]): string | undefined {
  const [first, second, third] = zones;
  if (first === undefined || third !== undefined) return undefined;
  if (second === undefined) return first;
  const [named, other] = /^[+-]/.test(first) ? [second, first] : [first, second];
  const agree = [1, 7].some((month) => offsetIn(named, month) === offsetIn(other, month));
  return agree && !/^[+-]/.test(named) ? named : undefined;
}

/** The minutes a zone is ahead of UTC in its standard time. */
export function standardOffset(zone: string): number {
  if (/^[+-]/.test(zone)) return minutesOf(zone);
  return Math.min(...[1, 7].map((month) => minutesOf(offsetIn(zone, month))));
}

function minutesOf(offset: string): number {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  return offset.startsWith('-') ? -minutes : minutes;
}

/** The one zone of a country, where "its time" says which is meant; several zones leave it open. */
function zoneOfCountry(country: string | undefined): string | undefined {
  if (country === undefined) return undefined;
  const main = mainZones.get(country);
  if (main) return main;
  const zones = zonesOf.get(country) ?? new Intl.Locale(`und-${country}`).getTimeZones() ?? [];
  zonesOf.set(country, zones);
  return zones.length === 1 ? zones[0] : undefined;
}

/** Intl takes longer to list a country's zones than reading a message takes; the lexicons name some 250 countries. */
const zonesOf = new Map<string, readonly string[]>();

/** Countries whose "time" means one zone although some remote part has another. */
const mainZones = new Map([
  ['CN', 'Asia/Shanghai'],
  ['MX', 'America/Mexico_City'],
  ['BR', 'America/Sao_Paulo'],
  ['KZ', 'Asia/Almaty'],
  ['ES', 'Europe/Madrid'],
  ['PT', 'Europe/Lisbon'],
  ['DE', 'Europe/Berlin'],
  ['CL', 'America/Santiago'],
  ['AR', 'America/Argentina/Buenos_Aires'],
  ['MY', 'Asia/Kuala_Lumpur'],
  ['VN', 'Asia/Ho_Chi_Minh'],
  ['EC', 'America/Guayaquil'],
  ['NZ', 'Pacific/Auckland'],
  ['FR', 'Europe/Paris'],
  ['CY', 'Asia/Nicosia'],
  ['UA', 'Europe/Kyiv'],
]);
