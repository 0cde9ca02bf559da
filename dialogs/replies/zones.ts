import { isRightToLeft } from '../formats.ts';
import type { PartContext } from '../questions/question.ts';

/** Cities that between them stand for every offset and daylight-saving rule in common use. */
export const offeredZones: readonly string[] = [
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
export function zoneOptions(context: PartContext): { value: string; title: string }[] {
  const { today, timeZone: own } = context;
  const zones = offeredZones.includes(own) ? offeredZones : [...offeredZones, own];
  return zones
    .map((zone) => ({ value: zone, title: zoneName(zone, context), offset: offsetOf(zone, today) }))
    .sort((a, b) => a.offset - b.offset)
    .map(({ value, title }) => ({ value, title }));
}

/** "Singapore (GMT+08:00)": the city of an IANA zone in the person's language, and its offset on that day. */
export function zoneName(zone: string, { today, language, texts }: PartContext): string {
  const offset = isolate(`GMT${offsetText(zone, today)}`, language);
  if (zone === 'UTC' || /^[+-]/.test(zone)) return offset;
  const named = `cities.${zone}`;
  const city = texts.has(language, named)
    ? texts.say(language, named)
    : (zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone);
  return `${city} (${offset})`;
}

function offsetText(zone: string, today: Temporal.PlainDate): string {
  return today.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).offset;
}

function offsetOf(zone: string, today: Temporal.PlainDate): number {
  return today.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).offsetNanoseconds;
}

/** Keeps letters, sign and digits of an offset in reading order inside a right-to-left sentence. */
function isolate(text: string, language: string): string {
  return isRightToLeft(language) ? `\u2066${text}\u2069` : text;
}
