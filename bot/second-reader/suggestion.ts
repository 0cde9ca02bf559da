import { z } from 'zod';
import { clockTime, isoDate, weekdays } from '../../dialogs/rules/facts.ts';
import type { ReadingKind, Value } from '../../dialogs/understanding/reading.ts';

/** The words of the message that a suggestion rests on, copied letter by letter. */
const quote = z.string().min(1).max(300);

const nothing = z.strictObject({ kind: z.literal('nothing') });

const window = z.strictObject({ days: z.array(z.enum(weekdays)).min(1), from: clockTime, to: clockTime });

/** What may be suggested for each kind of question. A consent is never a yes: only the person gives that. */
const shapes = {
  established: z.union([
    z.strictObject({
      kind: z.literal('established'),
      quote,
      on: z.union([isoDate, z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/)]),
    }),
    z.strictObject({ kind: z.literal('age'), quote, months: z.number().int().min(0).max(4800) }),
    nothing,
  ]),
  coverage: z.union([
    z.strictObject({
      kind: z.literal('coverage'),
      quote,
      windows: z.array(window).max(14),
      zone: z.string().max(40).nullable(),
      markets: z.array(z.string().regex(/^[A-Z]{2}$/)).max(60),
    }),
    nothing,
  ]),
  staffing: z.union([
    z.strictObject({
      kind: z.literal('staffing'),
      quote,
      preSales: z.number().int().min(0).max(300),
      afterSales: z.number().int().min(0).max(300),
      both: z.number().int().min(0).max(300),
    }),
    nothing,
  ]),
  consent: z.union([
    z.strictObject({ kind: z.literal('consent'), quote, consent: z.enum(['no', 'unsure', 'conditional']) }),
    nothing,
  ]),
} satisfies Record<ReadingKind, z.ZodType>;

/** The JSON schema of an answer, for an endpoint that can be held to one. */
export function suggestionSchema(kind: ReadingKind): unknown {
  return z.toJSONSchema(z.strictObject({ answer: shapes[kind] }), { target: 'draft-7' });
}

/**
 * What an endpoint's answer suggests: a value of the closed union whose quote stands in the message, letter by
 * letter. Undefined for everything else: prose, a refusal, an invented quote, a broken object.
 */
export function parseSuggestion(content: string, kind: ReadingKind, message: string): Value | undefined {
  const parsed = z.strictObject({ answer: shapes[kind] }).safeParse(parseJson(content));
  if (!parsed.success) return undefined;
  const { answer } = parsed.data;
  if (answer.kind === 'nothing' || !message.includes(answer.quote)) return undefined;
  switch (answer.kind) {
    case 'established':
      return { kind: 'established', on: answer.on, precision: precisionOf(answer.on) };
    case 'age':
      return { kind: 'established', ageMonths: answer.months };
    case 'coverage':
      return {
        kind: 'coverage',
        ...(answer.windows.length > 0 ? { windows: answer.windows } : {}),
        ...(answer.zone ? { zone: answer.zone } : {}),
        ...(answer.markets.length > 0 ? { markets: answer.markets } : {}),
      };
    case 'staffing':
      return {
        kind: 'staffing',
        staff: [
          ...Array.from({ length: answer.preSales }, () => ({ roles: ['pre-sales' as const] })),
          ...Array.from({ length: answer.afterSales }, () => ({ roles: ['after-sales' as const] })),
          ...Array.from({ length: answer.both }, () => ({
            roles: ['pre-sales' as const, 'after-sales' as const],
          })),
        ],
      };
    case 'consent':
      return { kind: 'consent', consent: answer.consent };
  }
}

function precisionOf(on: string): 'day' | 'month' | 'year' {
  return on.length === 10 ? 'day' : on.length === 7 ? 'month' : 'year';
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
