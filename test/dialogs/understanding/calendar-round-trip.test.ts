import { createReader } from '../../../dialogs/understanding/create-reader.ts';

const reader = createReader();
const today = Temporal.PlainDate.from('2026-11-22');

/** Languages with the calendars that people there write dates in. */
const calendars = {
  en: ['gregory'],
  'zh-Hans': ['gregory'],
  'zh-Hant': ['gregory', 'roc'],
  es: ['gregory'],
  pt: ['gregory'],
  fr: ['gregory'],
  de: ['gregory'],
  it: ['gregory'],
  tr: ['gregory'],
  ar: ['gregory', 'islamic-umalqura'],
  th: ['gregory', 'buddhist'],
  id: ['gregory'],
  vi: ['gregory'],
  ja: ['gregory', 'japanese'],
  ko: ['gregory'],
  ru: ['gregory'],
};

const dayFormats: Intl.DateTimeFormatOptions[] = [
  { dateStyle: 'full' },
  { dateStyle: 'long' },
  { dateStyle: 'medium' },
];
const monthFormats: Intl.DateTimeFormatOptions[] = [
  { year: 'numeric', month: 'long' },
  { year: 'numeric', month: 'short' },
];

/** Days spread over the months, so that every month comes with low and high days. */
const days = Array.from({ length: 26 * 12 }, (_, index) =>
  Temporal.PlainDate.from({
    year: 2000 + Math.floor(index / 12),
    month: (index % 12) + 1,
    day: ((index * 7) % 28) + 1,
  }),
);

const cases = Object.entries(calendars).flatMap(([language, names]) =>
  names.map((calendar) => ({ language, calendar })),
);

describe('a date as the language writes it is read back', () => {
  test.each(cases)('$language, $calendar calendar', ({ language, calendar }) => {
    const misread = [
      ...dayFormats.flatMap((format) => misreadDays(language, calendar, format)),
      ...(calendar.startsWith('islamic')
        ? []
        : monthFormats.flatMap((format) => misreadMonths(language, calendar, format))),
    ];
    expect(misread).toEqual([]);
  });
});

function misreadDays(language: string, calendar: string, format: Intl.DateTimeFormatOptions): string[] {
  return written(language, calendar, format).flatMap(({ day, text }) => {
    const readings = readAll(text, language);
    return readings.includes(day.toString()) ? [] : [`${text} → ${readings.join(' or ')}`];
  });
}

function misreadMonths(language: string, calendar: string, format: Intl.DateTimeFormatOptions): string[] {
  return written(language, calendar, format).flatMap(({ day, text }) => {
    const readings = readAll(text, language);
    return readings.join() === day.toString().slice(0, 7) ? [] : [`${text} → ${readings.join(' or ')}`];
  });
}

/** Every day as the language writes it. */
function written(
  language: string,
  calendar: string,
  format: Intl.DateTimeFormatOptions,
): { day: Temporal.PlainDate; text: string }[] {
  const writer = new Intl.DateTimeFormat(`${language}-u-ca-${calendar}`, { ...format, timeZone: 'UTC' });
  return days.map((day) => ({ day, text: writer.format(new Date(`${day}T12:00Z`)) }));
}

/** What was read: one date, or both of a date whose order is open. */
function readAll(text: string, language: string): string[] {
  const reading = reader.read(text, { pending: 'established', languages: [language], today });
  const candidates =
    reading.outcome === 'value'
      ? [reading.candidate]
      : reading.outcome === 'choose'
        ? reading.candidates
        : [];
  return candidates.flatMap(({ value }) => ('on' in value ? [value.on] : []));
}
