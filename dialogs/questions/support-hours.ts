import { z } from 'zod';
import { dateFormat } from '../formats.ts';
import type { Field } from '../replies/reply.ts';
import { zoneOptions } from '../replies/zones.ts';
import { doesBreakDecide } from '../rules/does-break-decide.ts';
import type { Facts } from '../rules/facts.ts';
import { clockTime, factsSchema, weekdays } from '../rules/facts.ts';
import type { CoverageValue, Value } from '../understanding/reading.ts';
import type { PartContext, Question, Taken } from './question.ts';

const form = z.object({
  days: z
    .string()
    .transform((days) => days.split(','))
    .pipe(z.array(z.enum(weekdays)).min(1)),
  from: clockTime,
  to: clockTime,
  zone: z.string().min(1),
  break: z.enum(['0', '30', '60', '90', 'not-said']),
  answeredBy: z.enum(['people', 'automatic']),
});

/** Asks when customers reach support: days, times, zone, the break, and whether people answer. */
export const supportHours: Question = {
  id: 'support-hours',
  requirement: 'R2',
  parts: [
    {
      id: 'support-hours',
      reads: 'coverage',
      applies: () => true,
      choices: [
        {
          id: 'always',
          facts: {
            support: { windows: [{ days: [...weekdays], from: '00:00', to: '24:00' }], breakMinutes: 0 },
          },
        },
        { id: 'none', facts: { support: { hoursPerDay: 0, daysPerWeek: 0 } } },
      ],
      form: { fields: hourFields, take: takeForm },
      take: takeCoverage,
    },
    {
      id: 'support-break',
      askedWhen: 'a window of 8 to 9 hours, break not said',
      reads: 'consent',
      factual: true,
      applies: (facts, { pack }) => doesBreakDecide(pack, facts),
      choices: [
        { id: 'no-break', facts: withSupport({ breakMinutes: 0 }) },
        { id: 'half-hour', facts: withSupport({ breakMinutes: 30 }) },
        { id: 'hour', facts: withSupport({ breakMinutes: 60 }) },
      ],
      consent: { no: 'no-break' },
      vague: { lunch: { said: ['half-hour', 'hour'], denied: 'no-break' } },
    },
    {
      id: 'support-zone',
      askedWhen: 'zone not said',
      reads: 'coverage',
      applies: ({ support }) =>
        support !== undefined && !support.zone && !isAlways(support) && hasHours(support),
      choices: [],
      form: { fields: (context) => [zoneField(context)], take: takeZoneForm },
      take: takeZone,
    },
    {
      id: 'support-people',
      askedWhen: 'not said who answers',
      reads: 'consent',
      factual: true,
      applies: ({ support }) => support !== undefined && !support.answeredBy && hasHours(support),
      choices: [
        { id: 'people', facts: withSupport({ answeredBy: 'people' }), denied: 'automatic' },
        { id: 'automatic', facts: withSupport({ answeredBy: 'automatic' }), denied: 'people' },
      ],
      consent: { yes: 'people', no: 'automatic' },
    },
  ],
};

type Support = NonNullable<Facts['support']>;

function hourFields(context: PartContext): Field[] {
  const { language, texts } = context;
  const label = (id: string) => texts.say(language, `questions.support-hours.fields.${id}`);
  const dayName = dateFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return [
    {
      kind: 'choice',
      id: 'days',
      label: label('days'),
      many: true,
      options: weekdays.map((day, index) => ({
        value: day,
        title: dayName.format(Date.UTC(2024, 0, 1 + index)),
      })),
      value: 'mon,tue,wed,thu,fri',
    },
    { kind: 'time', id: 'from', label: label('from'), value: '09:00' },
    { kind: 'time', id: 'to', label: label('to'), value: '18:00' },
    zoneField(context),
    {
      kind: 'choice',
      id: 'break',
      label: label('break'),
      many: false,
      options: ['not-said', '0', '30', '60', '90'].map((value) => ({
        value,
        title: label(`breaks.${value}`),
      })),
      value: 'not-said',
    },
    {
      kind: 'choice',
      id: 'answeredBy',
      label: label('answeredBy'),
      many: false,
      options: ['people', 'automatic'].map((value) => ({ value, title: label(`answerers.${value}`) })),
      value: 'people',
    },
  ];
}

function zoneField(context: PartContext): Field {
  const { timeZone, language, texts } = context;
  return {
    kind: 'choice',
    id: 'zone',
    label: texts.say(language, 'questions.support-hours.fields.zone'),
    many: false,
    options: zoneOptions(context),
    value: timeZone,
  };
}

function takeForm(fields: Record<string, string>): Taken {
  const filled = form.safeParse({ break: 'not-said', answeredBy: 'people', ...fields });
  if (!filled.success) {
    const field = String(filled.error.issues[0]?.path[0] ?? 'days');
    return { problem: `questions.support-hours.problems.${field}` };
  }
  const { days, from, to, zone, answeredBy } = filled.data;
  if (from === to) return { problem: 'questions.support-hours.problems.to' };
  return checked({
    windows: [{ days, from, to }],
    zone,
    answeredBy,
    ...(filled.data.break === 'not-said' ? {} : { breakMinutes: Number(filled.data.break) }),
  });
}

function takeCoverage(value: Value): Taken | undefined {
  if (value.kind !== 'coverage') return undefined;
  const { windows, hoursPerDay, daysPerWeek, zone, breakMinutes, answeredBy } = value;
  const common = { ...(zone ? { zone } : {}), ...(answeredBy ? { answeredBy } : {}) };
  if (windows)
    return checked({ windows, ...common, ...(breakMinutes === undefined ? {} : { breakMinutes }) });
  if (hoursPerDay === undefined || daysPerWeek === undefined) return undefined;
  return checked({ hoursPerDay, daysPerWeek, ...common });
}

function takeZoneForm(fields: Record<string, string>, facts: Facts): Taken {
  return fields.zone ? addZone(fields.zone, facts) : { problem: 'questions.support-hours.problems.zone' };
}

function takeZone(value: Value, facts: Facts): Taken | undefined {
  if (value.kind !== 'coverage') return undefined;
  const zone = value.zone ?? value.city?.zone ?? onlyZoneOf(value);
  return zone ? addZone(zone, facts) : undefined;
}

/** "Singapore" may be read as a market; a country with a single zone names that zone as well. */
function onlyZoneOf({ markets }: CoverageValue): string | undefined {
  const [market, ...others] = markets ?? [];
  if (typeof market !== 'string' || others.length > 0) return undefined;
  const zones = new Intl.Locale(`und-${market}`).getTimeZones?.() ?? [];
  return zones.length === 1 ? zones[0] : undefined;
}

function addZone(zone: string, { support }: Facts): Taken {
  return support ? checked({ ...support, zone }) : { problem: 'questions.support-hours.problems.days' };
}

function checked(support: Support): Taken {
  const facts = factsSchema.safeParse({ support });
  return facts.success ? { facts: facts.data } : { problem: 'questions.support-hours.problems.zone' };
}

function withSupport(more: { breakMinutes?: number; answeredBy?: 'people' | 'automatic' }) {
  return ({ support }: Facts): Facts => factsSchema.parse({ support: { ...support, ...more } });
}

function isAlways(support: Support): boolean {
  return (
    'windows' in support &&
    support.windows.some(
      (window) => window.days.length === 7 && window.from === '00:00' && window.to === '24:00',
    )
  );
}

function hasHours(support: Support): boolean {
  return 'windows' in support || support.hoursPerDay > 0;
}
