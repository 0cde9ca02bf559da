import { assess } from '../rules/assess.ts';
import type { Facts } from '../rules/facts.ts';
import { isoDate } from '../rules/facts.ts';
import type { EstablishedValue, Value } from '../understanding/reading.ts';
import type { PartContext, Question, Taken } from './question.ts';

/** No registered company is older than this; bounds such as "over ten years" begin here. */
const earliest = '1600-01-01';

/** Asks for the establishment date on the business licence, and for the day when month or year leave it open. */
export const established: Question = {
  id: 'established',
  requirement: 'R1',
  parts: [
    {
      id: 'established',
      reads: 'established',
      applies: () => true,
      choices: [
        { id: 'other-date', facts: { establishedBasis: 'other-date' } },
        { id: 'predecessor', facts: { establishedBasis: 'predecessor' } },
      ],
      form: dateForm(),
      take: takeValue,
    },
    {
      id: 'established-day',
      askedWhen: 'month or year straddle the one-year line',
      reads: 'established',
      applies: isDayDecisive,
      choices: [],
      form: dateForm(),
      take: takeValue,
    },
  ],
};

/** Whether a range of founding days leaves a verdict open that the exact day would settle. */
function isDayDecisive({ established: when }: Facts, { pack, today }: PartContext): boolean {
  if (!when || 'on' in when) return false;
  const { requirements } = assess(pack, { established: when }, today);
  return requirements.some(({ parts }) =>
    parts.some(({ verdict, eligibleOn }) => verdict === 'check' && eligibleOn),
  );
}

function dateForm() {
  return {
    fields: ({ today, language, texts }: PartContext) => [
      {
        kind: 'date' as const,
        id: 'date',
        label: texts.say(language, 'questions.established.fields.date'),
        min: earliest,
        max: today.toString(),
      },
    ],
    take: (fields: Record<string, string>, _facts: Facts, { today }: PartContext): Taken => {
      const date = isoDate.safeParse(fields.date);
      if (!date.success) return { problem: 'questions.established.problems.impossible' };
      return takeDays(date.data, date.data, today);
    },
  };
}

function takeValue(value: Value, _facts: Facts, { today }: PartContext): Taken | undefined {
  if (value.kind !== 'established') return undefined;
  const [from, to] = daysOf(value, today);
  return takeDays(from, to, today);
}

function takeDays(from: string, to: string, today: Temporal.PlainDate): Taken {
  const now = today.toString();
  if (from > now) return { problem: 'questions.established.problems.future' };
  if (to < earliest) return { problem: 'questions.established.problems.impossible' };
  if (from === to) return { facts: { established: { on: from }, establishedBasis: 'licence' } };
  return { facts: { established: { from, to: to > now ? now : to }, establishedBasis: 'licence' } };
}

/** The first and last day, ISO, that a founding date as it was said can mean. */
function daysOf(value: EstablishedValue, today: Temporal.PlainDate): [from: string, to: string] {
  const slack = value.approximate ? 3 : 0;
  if ('on' in value) {
    const [from, to] = daysOfDate(value.on);
    return widen(from, to, slack);
  }
  if ('from' in value) return widen(value.from, value.to, slack);
  if ('ageMonths' in value) return daysOfAge(value.ageMonths, slack, today);
  const { ageMonthsMin, ageMonthsMax } = value;
  return [
    ageMonthsMax === undefined ? earliest : monthsBefore(today, ageMonthsMax),
    ageMonthsMin === undefined ? today.toString() : monthsBefore(today, ageMonthsMin),
  ];
}

function daysOfDate(on: string): [from: string, to: string] {
  if (on.length === 10) return [on, on];
  if (on.length === 7) {
    const month = Temporal.PlainYearMonth.from(on);
    return [`${on}-01`, `${on}-${month.daysInMonth}`];
  }
  return [`${on}-01-01`, `${on}-12-31`];
}

/**
 * "18 months" means eighteen completed months, so up to nineteen. People also say "a year" shortly before it is
 * one: close to the one-year line an age reaches a month to either side, and the exact day is asked for.
 */
function daysOfAge(months: number, slack: number, today: Temporal.PlainDate): [from: string, to: string] {
  const early = slack || (months >= 11 && months <= 13 ? 1 : 0);
  return [monthsBefore(today, months + 1 + slack), monthsBefore(today, Math.max(0, months - early))];
}

function monthsBefore(today: Temporal.PlainDate, months: number): string {
  const whole = Math.floor(months);
  const days = Math.round((months - whole) * 30);
  const day = today.subtract({ months: whole, days }).toString();
  return day < earliest ? earliest : day;
}

function widen(from: string, to: string, months: number): [from: string, to: string] {
  if (months === 0) return [from, to];
  return [
    Temporal.PlainDate.from(from).subtract({ months }).toString(),
    Temporal.PlainDate.from(to).add({ months }).toString(),
  ];
}
