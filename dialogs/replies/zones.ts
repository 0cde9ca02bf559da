import { isRightToLeft } from '../formats.ts';

/** Cities that between them stand for every offset and daylight-saving rule in common use. */
const cities = [
  'Pacific/Honolulu',
  'America/Anchorage',
  'America/Los_Angeles',
  'America/Denver',
  'America/Phoenix',
  'America/Chicago',
  'America/Mexico_City',
  'America/New_York',
  'America/Bogota',
  'America/Lima',
  'America/Caracas',
  'America/Santiago',
  'America/Sao_Paulo',
  'America/Argentina/Buenos_Aires',
  'America/St_Johns',
  'Atlantic/Azores',
  'UTC',
  'Europe/London',
  'Europe/Dublin',
  'Europe/Lisbon',
  'Africa/Lagos',
  'Africa/Casablanca',
  'Europe/Madrid',
  'Europe/Paris',
  'Europe/Berlin',
  'Europe/Rome',
  'Europe/Warsaw',
  'Africa/Johannesburg',
  'Africa/Cairo',
  'Europe/Athens',
  'Europe/Kyiv',
  'Europe/Istanbul',
  'Europe/Moscow',
  'Africa/Nairobi',
  'Asia/Riyadh',
  'Asia/Dubai',
  'Asia/Tehran',
  'Asia/Karachi',
  'Asia/Tashkent',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Dhaka',
  'Asia/Almaty',
  'Asia/Bangkok',
  'Asia/Jakarta',
  'Asia/Ho_Chi_Minh',
  'Asia/Singapore',
  'Asia/Kuala_Lumpur',
  'Asia/Manila',
  'Asia/Hong_Kong',
  'Asia/Taipei',
  'Asia/Shanghai',
  'Australia/Perth',
  'Asia/Seoul',
  'Asia/Tokyo',
  'Australia/Brisbane',
  'Australia/Sydney',
  'Pacific/Auckland',
];

/** Zones to choose from, west to east, always with the person's own. Titles carry the offset of that day. */
export function zoneOptions(
  today: Temporal.PlainDate,
  language: string,
  own: string,
): { value: string; title: string }[] {
  const zones = cities.includes(own) ? cities : [...cities, own];
  return zones
    .map((zone) => ({ value: zone, title: zoneName(zone, today, language), offset: offsetOf(zone, today) }))
    .sort((a, b) => a.offset - b.offset)
    .map(({ value, title }) => ({ value, title }));
}

/** "Singapore (GMT+08:00)": the city of an IANA zone and its offset on that day. */
export function zoneName(zone: string, today: Temporal.PlainDate, language: string): string {
  const offset = `GMT${offsetText(zone, today)}`;
  if (zone === 'UTC' || /^[+-]/.test(zone)) return isolate(offset, language);
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  return isolate(`${city} (${offset})`, language);
}

function offsetText(zone: string, today: Temporal.PlainDate): string {
  return today.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).offset;
}

function offsetOf(zone: string, today: Temporal.PlainDate): number {
  return today.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).offsetNanoseconds;
}

/** Keeps Latin letters, signs and digits in reading order inside a right-to-left sentence. */
function isolate(text: string, language: string): string {
  return isRightToLeft(language) ? `\u2066${text}\u2069` : text;
}
