import { z } from 'zod';
import { country, type DeclaredValue, type Facts, factsSchema } from './facts.ts';
import { type Mistake, mistakeOf } from './mistake.ts';
import type { DeclaredFact, Pack } from './pack.ts';
import { isCountry, isZoneOf } from './zones.ts';

const vocabulary = factsSchema.omit({ declared: true });

/**
 * Reads facts as they are written in JSON: those of the fixed vocabulary and those the pack declares, side by side.
 * Refuses what cannot be: an unknown fact or word, 31 February, a company founded after `asOf`, a market that
 * does not exist. The path of a mistake leads to it from the facts.
 */
export function parseFacts(
  pack: Pack,
  input: unknown,
  asOf: Temporal.PlainDate,
): { facts: Facts } | { mistake: Mistake } {
  const record = z.record(z.string(), z.unknown()).safeParse(input);
  if (!record.success) return { mistake: mistakeOf(record.error.issues) };
  const declared: Record<string, DeclaredValue> = {};
  const rest: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record.data)) {
    const fact = Object.hasOwn(pack.facts, name) ? pack.facts[name] : undefined;
    if (!fact) {
      rest[name] = value;
      continue;
    }
    const parsed = schemaOf(fact).safeParse(value);
    if (!parsed.success) return { mistake: mistakeOf(parsed.error.issues, [name]) };
    declared[name] = parsed.data;
  }
  const parsed = vocabulary.safeParse(rest);
  if (!parsed.success) return { mistake: mistakeOf(parsed.error.issues) };
  const facts = { ...parsed.data, ...(Object.keys(declared).length > 0 && { declared }) };
  const mistake = findFutureFounding(facts, asOf) ?? findMissingMarket(facts, asOf);
  return mistake ? { mistake } : { facts };
}

function schemaOf(fact: DeclaredFact): z.ZodType<DeclaredValue> {
  const existing = country.refine(isCountry, 'no such country');
  switch (fact.kind) {
    case 'number':
      return z.union([
        z.number(),
        z
          .strictObject({ from: z.number(), to: z.number() })
          .refine(({ from, to }) => from <= to, 'from must not be above to'),
      ]);
    case 'choice':
      return z.enum(fact.values);
    case 'country':
      return existing;
    case 'countries':
      return z.array(existing);
  }
}

function findFutureFounding({ established }: Facts, asOf: Temporal.PlainDate): Mistake | undefined {
  if (!established) return undefined;
  const key = 'on' in established ? 'on' : 'from';
  const earliest = 'on' in established ? established.on : established.from;
  if (Temporal.PlainDate.compare(earliest, asOf) <= 0) return undefined;
  const message = `${earliest} is after ${asOf}, the day to judge for`;
  return { code: 'founding-date-future', message, path: ['established', key] };
}

function findMissingMarket({ markets = [] }: Facts, asOf: Temporal.PlainDate): Mistake | undefined {
  for (const [index, market] of markets.entries()) {
    const code = typeof market === 'string' ? market : market.country;
    const path = ['markets', index];
    if (!isCountry(code)) {
      return { code: 'market-unknown', message: `there is no country "${code}"`, path };
    }
    if (typeof market !== 'string' && !isZoneOf(market, asOf.year)) {
      return { code: 'market-unknown', message: `no clock in ${code} runs as in ${market.zone}`, path };
    }
  }
  return undefined;
}
