import { dateFormat, displayNames, listFormat, numberFormat } from '../formats.ts';
import type { Answers, PartAnswer } from '../interview/state.ts';
import { flow } from '../questions/flow.ts';
import type { PartContext, QuestionId } from '../questions/question.ts';
import type { Facts, Market, StaffMember, SupportWindow, Weekday } from '../rules/facts.ts';
import { weekdays } from '../rules/facts.ts';
import { zoneName } from './zones.ts';

/** A question's answer in the person's language, as "15 March 2023" or "Mon–Fri 09:00–18:00, Madrid (GMT+01:00)". */
export function describeAnswer(id: QuestionId, answers: Answers, context: PartContext): string {
  const given = answers[id] ?? {};
  const parts = flow.find((question) => question.id === id)?.parts ?? [];
  const told = parts.flatMap(({ id: part }) => {
    const answer = given[part];
    return answer ? [{ part, answer }] : [];
  });
  if (told.length === 0) return context.texts.say(context.language, 'answers.none');
  const facts: Facts = Object.assign({}, ...told.map(({ answer }) => answer.facts));
  const whole = describeFacts(id, facts, context);
  if (whole) return whole;
  return join(
    told.map(({ part, answer }) => describePart(part, answer, context)),
    context,
  );
}

/** One part's answer in words, for the echo. */
export function describePart(part: string, answer: PartAnswer, context: PartContext): string {
  const { texts, language } = context;
  const said = `answers.said.${part}.${answer.sure ? answer.choice : 'unsure'}`;
  if (texts.has(language, said)) return texts.say(language, said);
  if (!answer.sure) return texts.say(language, 'answers.not-sure');
  return (
    describeDate(answer.facts, context) ??
    describeSupport(answer.facts, context) ??
    describeMarkets(answer.facts, context) ??
    describeStaff(answer.facts, context) ??
    texts.say(language, 'answers.not-sure')
  );
}

/** A day written out, as "15 March 2023". */
export function describeDay(day: string, language: string): string {
  return dayFormat(language).format(utc(day));
}

/** A country's name, with the zone's city when only that zone is meant. */
export function describeMarket(market: Market, context: PartContext): string {
  const { language } = context;
  const code = typeof market === 'string' ? market : market.country;
  const name = displayNames(language, { type: 'region', style: 'short' }).of(code) ?? code;
  return typeof market === 'string' ? name : `${name} – ${zoneName(market.zone, context)}`;
}

/** "A, B and C" in the language's own way. */
export function list(items: string[], { language }: PartContext): string {
  return listFormat(language, { type: 'conjunction', style: 'long' }).format(items);
}

/** "A, B, C": what belongs to one answer, side by side. */
export function join(items: string[], { language, texts }: PartContext): string {
  return items.join(texts.say(language, 'answers.joint'));
}

function describeFacts(id: QuestionId, facts: Facts, context: PartContext): string | undefined {
  if (id === 'established') return describeDate(facts, context);
  if (id === 'support-hours') return describeSupport(facts, context);
  if (id === 'markets') return describeMarkets(facts, context);
  if (id === 'staffing') return describeStaff(facts, context);
  return undefined;
}

function describeDate({ established }: Facts, { language, texts, today }: PartContext): string | undefined {
  if (!established) return undefined;
  if ('on' in established) {
    const age = Temporal.PlainDate.from(established.on).until(today, {
      largestUnit: 'years',
      smallestUnit: 'months',
    });
    const date = describeDay(established.on, language);
    if (age.years === 0 && age.months === 0) return date;
    const length = describeAge(age, language);
    return texts.say(language, 'answers.date-and-age', { date, age: length });
  }
  const { from, to } = established;
  const month = to.startsWith(from.slice(0, 7)) && from.endsWith('-01') && isMonthEnd(to, today);
  if (month) return dateFormat(language, { ...calendar, month: 'long', year: 'numeric' }).format(utc(from));
  if (
    from.slice(0, 4) === to.slice(0, 4) &&
    from.endsWith('-01-01') &&
    (to.endsWith('-12-31') || to === today.toString())
  ) {
    return dateFormat(language, { ...calendar, year: 'numeric' }).format(utc(from));
  }
  if (from < '1700') return texts.say(language, 'answers.before', { date: describeDay(to, language) });
  return dayFormat(language).formatRange(utc(from), utc(to));
}

/** "7 years, 8 months", as Intl.DurationFormat says it, which builds its formats anew each time it is asked. */
function describeAge({ years, months }: Temporal.Duration, language: string): string {
  const units = [
    { unit: 'year', count: years },
    { unit: 'month', count: months },
  ].filter(({ count }) => count !== 0);
  return listFormat(language, { type: 'unit', style: 'long' }).format(
    units.map(({ unit, count }) =>
      numberFormat(language, { style: 'unit', unit, unitDisplay: 'long', numberingSystem: 'latn' }).format(
        count,
      ),
    ),
  );
}

function isMonthEnd(day: string, today: Temporal.PlainDate): boolean {
  const date = Temporal.PlainDate.from(day);
  return date.day === date.daysInMonth || day === today.toString();
}

function describeSupport({ support }: Facts, context: PartContext): string | undefined {
  if (!support) return undefined;
  const { language, texts } = context;
  const zone = support.zone ? [zoneName(support.zone, context)] : [];
  const answerer = support.answeredBy === 'automatic' ? [texts.say(language, 'answers.automatic')] : [];
  if (!('windows' in support)) {
    if (support.hoursPerDay === 0) return texts.say(language, 'questions.support-hours.choices.none');
    const totals = texts.say(language, 'answers.totals', {
      hours: number(support.hoursPerDay, language),
      days: number(support.daysPerWeek, language),
    });
    return join([totals, ...zone, ...answerer], context);
  }
  const pause = support.breakMinutes
    ? [texts.say(language, 'answers.break', { count: support.breakMinutes })]
    : [];
  const windows = support.windows.map((window) => describeWindow(window, context));
  return join([...windows, ...zone, ...pause, ...answerer], context);
}

function describeWindow({ days, from, to }: SupportWindow, context: PartContext): string {
  const { language, texts } = context;
  if (days.length === 7 && from === '00:00' && to === '24:00')
    return texts.say(language, 'questions.support-hours.choices.always');
  return texts.say(language, 'answers.window', { days: describeDays(days, context), from, to });
}

/** "Mon–Fri" or "Sun–Thu": runs of days joined; a run may pass the end of the week. */
export function describeDays(days: readonly Weekday[], context: PartContext): string {
  const name = dateFormat(context.language, { weekday: 'short', timeZone: 'UTC' });
  const title = (index: number) => name.format(Date.UTC(2024, 0, 1 + (index % 7)));
  const covers = (index: number) => days.some((day) => day === weekdays[(index + 7) % 7]);
  const first = weekdays.findIndex((_, index) => covers(index) && !covers(index - 1));
  const runs: string[] = [];
  for (let index = Math.max(first, 0); index < Math.max(first, 0) + 7; index += 1) {
    if (!covers(index)) continue;
    const begin = index;
    while (index - begin < 6 && covers(index + 1)) index += 1;
    runs.push(begin === index ? title(begin) : `${title(begin)}–${title(index)}`);
  }
  return join(runs, context);
}

function describeMarkets({ markets }: Facts, context: PartContext): string | undefined {
  return (
    markets &&
    list(
      markets.map((market) => describeMarket(market, context)),
      context,
    )
  );
}

function describeStaff({ staff }: Facts, context: PartContext): string | undefined {
  if (!staff) return undefined;
  const { language, texts } = context;
  if (!Array.isArray(staff)) return texts.say(language, 'answers.people', { count: staff.total });
  if (staff.length === 0) return texts.say(language, 'answers.said.staffing.nobody');
  const groups = (['pre-sales', 'after-sales', 'both', 'no-role'] as const).map((group) => ({
    group,
    count: staff.filter((person) => groupOf(person) === group).length,
  }));
  const counts = groups
    .filter(({ count }) => count > 0)
    .map(({ group, count }) => texts.say(language, `answers.${group}`, { count }));
  const kinds = [...new Set(staff.flatMap(({ kind }) => (kind ? [kind] : [])))];
  const kindWords = kinds.map((kind) => texts.say(language, `answers.said.staffing-kind.${kind}`));
  return join([...counts, ...kindWords], context);
}

function groupOf({ roles }: StaffMember): 'pre-sales' | 'after-sales' | 'both' | 'no-role' {
  if (roles.length > 1) return 'both';
  return roles[0] ?? 'no-role';
}

/** Every date is said in the calendar it was asked in; the licence carries a Gregorian date. */
const calendar = { calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' } as const;

function dayFormat(language: string): Intl.DateTimeFormat {
  return dateFormat(language, { ...calendar, dateStyle: 'long' });
}

function number(value: number, language: string): string {
  return numberFormat(language, { numberingSystem: 'latn' }).format(value);
}

function utc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
