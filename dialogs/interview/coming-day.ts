import { numberFormat, relativeTime } from '../formats.ts';
import { fold } from '../understanding/fold.ts';
import type { EstablishedValue } from '../understanding/reading.ts';
import type { Scene } from './scene.ts';

/** Nobody waits longer for a licence; a later day is a slip. */
export const mostYearsAhead = 3;
/** "In 3 weeks" is looked up among these. */
const waits = { day: 90, week: 26, month: 24 } as const;

/** The day to come, ISO, that a message names: "15 March", "end of May 2027", "in 3 weeks", "next month". */
export function readComingDay(text: string, languages: string[], scene: Scene): string | undefined {
  return afterWait(text, languages, scene) ?? onCalendar(text, languages, scene);
}

/** As CLDR says waits in each language. */
function afterWait(text: string, languages: string[], { world, context }: Scene): string | undefined {
  const said = spaceless(text);
  const spoken = [...new Set([...languages, 'en'])].filter((tag) => world.texts.languages.includes(tag));
  for (const language of spoken) {
    for (const unit of ['day', 'week', 'month'] as const) {
      const bare = numberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
      for (let count = 1; count <= waits[unit]; count += 1) {
        const phrases = [
          relativeTime(language, { numeric: 'always' }).format(count, unit),
          relativeTime(language, { numeric: 'auto' }).format(count, unit),
          bare.format(count),
        ];
        if (phrases.some((phrase) => spaceless(phrase) === said))
          return context.today.add({ [`${unit}s`]: count }).toString();
      }
    }
  }
  return undefined;
}

/** Spaces beside numbers are put at will in East Asia. */
function spaceless(text: string): string {
  return fold(text).replaceAll(' ', '');
}

/**
 * Dates are read as those of a founding, which are past: seen from some years ahead a coming day is one. What is past
 * today as well, such as "yesterday", is no day to come.
 */
function onCalendar(text: string, languages: string[], { world, context }: Scene): string | undefined {
  const read = (words: string, today: Temporal.PlainDate) =>
    world.reader.read(words, { pending: 'established', languages, today });
  if (read(text, context.today).outcome !== 'nothing') return undefined;
  for (const words of withYear(text, context.today)) {
    const reading = read(words, context.today.add({ years: mostYearsAhead }));
    if (reading.outcome !== 'value' || reading.candidate.value.kind !== 'established') continue;
    const day = lastDayOf(reading.candidate.value);
    if (day && day > context.today.toString()) return day;
  }
  return undefined;
}

/** "15 March" with this year and the next, at its end or, as in East Asia, at its beginning. */
function withYear(text: string, { year }: Temporal.PlainDate): string[] {
  if (/\p{Nd}{4}/u.test(text)) return [text];
  return [year, year + 1].flatMap((each) => [`${text} ${each}`, `${each}年${text}`, `${each}년 ${text}`]);
}

/** Of a month the last day: by then it should be there. A year or an age names no day. */
function lastDayOf(value: EstablishedValue): string | undefined {
  if ('to' in value) return value.to;
  if (!('on' in value) || value.precision === 'year') return undefined;
  if (value.precision === 'day') return value.on;
  const month = Temporal.PlainYearMonth.from(value.on.slice(0, 7));
  return month.toPlainDate({ day: month.daysInMonth }).toString();
}
