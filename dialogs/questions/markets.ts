import { displayNames } from '../formats.ts';
import type { Field } from '../replies/reply.ts';
import type { Market } from '../rules/facts.ts';
import { factsSchema } from '../rules/facts.ts';
import type { Value } from '../understanding/reading.ts';
import type { PartContext, Question, Taken } from './question.ts';

/** Offered to tap; any other country is typed. */
const common = [
  'AE',
  'BR',
  'CL',
  'CO',
  'ES',
  'FR',
  'DE',
  'HK',
  'ID',
  'IE',
  'MX',
  'MY',
  'PE',
  'PH',
  'SA',
  'SG',
  'TH',
  'TR',
  'ZA',
];

/** Asks where the customers are who buy: support hours count in their time zones. */
export const markets: Question = {
  id: 'markets',
  requirement: 'R2',
  parts: [
    {
      id: 'markets',
      askedWhen: 'there is support',
      reads: 'coverage',
      applies: ({ support }) =>
        support === undefined || !('hoursPerDay' in support) || support.hoursPerDay > 0,
      choices: [],
      form: { fields: countryFields, take: takeCountries },
      take: takeMarkets,
    },
  ],
};

function countryFields({ language, texts }: PartContext): Field[] {
  const names = displayNames(language, { type: 'region', style: 'short' });
  const options = common.map((code) => ({ value: code, title: names.of(code) ?? code }));
  return [
    {
      kind: 'choice',
      id: 'countries',
      label: texts.say(language, 'questions.markets.fields.countries'),
      many: true,
      options: options.sort((a, b) => a.title.localeCompare(b.title, language)),
    },
  ];
}

function takeCountries(fields: Record<string, string>): Taken {
  const codes = (fields.countries ?? '').split(',').filter(Boolean);
  return checked(codes);
}

function takeMarkets(value: Value): Taken | undefined {
  if (value.kind !== 'coverage') return undefined;
  const named = value.markets ?? (value.city ? [value.city.country] : undefined);
  return named && checked(named);
}

function checked(markets: Market[]): Taken {
  const facts = factsSchema.safeParse({ markets });
  if (!facts.success || markets.length === 0) return { problem: 'questions.markets.problems.countries' };
  return { facts: facts.data };
}
