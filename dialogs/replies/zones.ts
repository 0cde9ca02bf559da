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
    .map((zone) => ({ zone, offset: noonOffset(zone, today) }))
    .sort((a, b) => a.offset.minutes - b.offset.minutes)
    .map(({ zone, offset }) => ({ value: zone, title: nameAt(zone, offset, context) }));
}

/** "Singapore (GMT+08:00)": the city of an IANA zone in the person's language, and its offset on that day. */
export function zoneName(zone: string, context: PartContext): string {
  return nameAt(zone, noonOffset(zone, context.today), context);
}

function nameAt(zone: string, { text }: Offset, { language, texts }: PartContext): string {
  const offset = isolate(`GMT${text}`, language);
  if (zone === 'UTC' || /^[+-]/.test(zone)) return offset;
  const named = `cities.${zone}`;
  const city = texts.has(language, named)
    ? texts.say(language, named)
    : (zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone);
  return `${city} (${offset})`;
}

interface Offset {
  /** As `+08:00`. */
  text: string;
  minutes: number;
}

/** A form names sixty zones, and asking for an offset takes longer than all else that naming one takes. */
const offsets = new Map<string, Offset>();
const mostOffsets = 5000;

function noonOffset(zone: string, today: Temporal.PlainDate): Offset {
  const name = `${zone} ${today}`;
  const known = offsets.get(name);
  if (known) return known;
  const { offset, offsetNanoseconds } = today.toZonedDateTime({ timeZone: zone, plainTime: '12:00' });
  const made = { text: offset, minutes: offsetNanoseconds / 60e9 };
  // those of past days
  if (offsets.size >= mostOffsets) offsets.clear();
  offsets.set(name, made);
  return made;
}

/** Keeps letters, sign and digits of an offset in reading order inside a right-to-left sentence. */
function isolate(text: string, language: string): string {
  return isRightToLeft(language) ? `\u2066${text}\u2069` : text;
}
