import { clockTime, type SupportWindow, weekdays } from '../rules/facts.ts';

/** When the people of the desk are there: windows of weekdays, in one zone. */
export interface OpeningHours {
  zone: string;
  windows: SupportWindow[];
}

interface Opening {
  start: Temporal.ZonedDateTime;
  end: Temporal.ZonedDateTime;
}

/**
 * Reads "Mon-Fri 09:00-18:00 Europe/Madrid"; several windows are separated by commas, and one that ends before it
 * begins passes midnight. Undefined if it is not of that form.
 */
export function parseOpeningHours(text: string): OpeningHours | undefined {
  const [, listed = '', zone = ''] = /^(.+)\s(\S+)$/.exec(text.trim()) ?? [];
  const windows = listed.split(',').map((window) => parseWindow(window.trim()));
  if (!isZone(zone) || windows.some((window) => window === undefined)) return undefined;
  return { zone, windows: windows.filter((window) => window !== undefined) };
}

/** Whether somebody is there. */
export function isOpen(hours: OpeningHours, now: Temporal.Instant): boolean {
  return openings(hours, now).some(
    ({ start, end }) =>
      Temporal.Instant.compare(start.toInstant(), now) <= 0 &&
      Temporal.Instant.compare(now, end.toInstant()) < 0,
  );
}

/** When somebody is there again; undefined for hours that never come. */
export function nextOpening(hours: OpeningHours, now: Temporal.Instant): Temporal.Instant | undefined {
  return openings(hours, now)
    .map(({ start }) => start.toInstant())
    .filter((start) => Temporal.Instant.compare(start, now) > 0)
    .sort(Temporal.Instant.compare)[0];
}

/** The hours of the coming week on the clock of another zone, each by the weekday on which it begins there. */
export function openingsIn(zone: string, hours: OpeningHours, now: Temporal.Instant): SupportWindow[] {
  const windows = new Map<string, SupportWindow>();
  const today = now.toZonedDateTimeISO(hours.zone).toPlainDate();
  const week = openings(hours, now).filter(({ start }) => {
    const ahead = start.toPlainDate().since(today).days;
    return ahead >= 0 && ahead < 7;
  });
  for (const { start, end } of week) {
    const [from, to] = [clockIn(start, zone), clockIn(end, zone)];
    const day = weekdays[start.withTimeZone(zone).dayOfWeek - 1] ?? 'mon';
    const known = windows.get(`${from} ${to}`);
    if (known) known.days.push(day);
    else windows.set(`${from} ${to}`, { days: [day], from, to });
  }
  return [...windows.values()];
}

/** From yesterday, whose window may reach into today, to the same day of the next week. */
function openings({ zone, windows }: OpeningHours, now: Temporal.Instant): Opening[] {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  return Array.from({ length: 9 }, (_, index) => today.add({ days: index - 1 })).flatMap((date) =>
    windows
      .filter(({ days }) => days.some((day) => weekdays[date.dayOfWeek - 1] === day))
      .map(({ from, to }) => ({
        start: date.toZonedDateTime({ timeZone: zone, plainTime: from }),
        end: endOf(date, from, to).toZonedDateTime(zone),
      })),
  );
}

function endOf(date: Temporal.PlainDate, from: string, to: string): Temporal.PlainDateTime {
  if (to === '24:00') return date.add({ days: 1 }).toPlainDateTime();
  return date.add({ days: to <= from ? 1 : 0 }).toPlainDateTime(Temporal.PlainTime.from(to));
}

function clockIn(moment: Temporal.ZonedDateTime, zone: string): string {
  return moment.withTimeZone(zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

const weekdayNames: readonly string[] = weekdays;

function parseWindow(text: string): SupportWindow | undefined {
  const [, first = '', last = first, from = '', to = ''] =
    /^([a-z]{3})(?:-([a-z]{3}))?\s+([\d:]+)-([\d:]+)$/i.exec(text) ?? [];
  const [begin, end] = [first, last].map((name) => weekdayNames.indexOf(name.toLowerCase()));
  if (begin === undefined || end === undefined || begin < 0 || end < 0) return undefined;
  if (![from, to].every((time) => clockTime.safeParse(time).success) || from === '24:00') return undefined;
  const count = ((end - begin + 7) % 7) + 1;
  const days = Array.from({ length: count }, (_, index) => weekdays[(begin + index) % 7] ?? 'mon');
  return { days, from, to };
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
