import type { Match } from '../phrase.ts';
import { phrase } from '../phrase.ts';
import type { Moment } from './mention.ts';

const calendar = 'islamic-umalqura';

const on = (pattern: string) => ({ phrase: phrase(pattern), read: hijri });

/** Dates of the Hijri calendar: 1445, رمضان 1444, 15 شعبان 1443 هـ, 14/03/1441. A year alone is one only in that century. */
export const hijriPatterns = [
  // 14/03/1441هـ, 1441/3/14
  on('d:digits ^slash|dash|dot m:digits ^slash|dash|dot y:digits hijri-mark?'),
  on('y:digits ^slash|dash|dot m:digits ^slash|dash|dot d:digits hijri-mark?'),
  on('day? d:number m:hijri-month year? y:number hijri-mark?'),
  on('m:hijri-month year? y:number hijri-mark?'),
  on('year? y:number hijri-mark'),
  on('year? y:number'),
];

function hijri(match: Match): Moment | undefined {
  const [year, month, day] = [match.number('y'), match.number('m'), match.number('d')];
  if (year === undefined || year < 1370 || year > 1480) return undefined;
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  if (day !== undefined && (day < 1 || day > 30)) return undefined;
  const first = Temporal.PlainDate.from({ calendar, year, month: month ?? 1, day: day ?? 1 });
  const last =
    day !== undefined
      ? first
      : first.add(month === undefined ? { years: 1 } : { months: 1 }).subtract({ days: 1 });
  const [from, to] = [first.withCalendar('iso8601'), last.withCalendar('iso8601')];
  if (day !== undefined) return { kind: 'point', year: from.year, month: from.month, day: from.day };
  return { kind: 'days', first: from.toString(), last: to.toString() };
}
