import { z } from 'zod';
import { country, type Facts } from '../facts.ts';
import type { MeasureDomains, MeasureValue } from '../measure.ts';
import { isCountry } from '../zones.ts';

/** ISO 3166 codes separated by spaces. */
const countryList = z
  .string()
  .transform((list) => list.split(/\s+/))
  .pipe(z.array(country.refine(isCountry, 'no such country')).min(1));

/** `countries`: whether the countries of a fact are among those of a list. */
export const countriesParameters = z.strictObject({
  calculate: z.literal('countries'),
  /** `markets`, or a declared fact of the kind `country` or `countries`. */
  of: z.string(),
  /** The name of the answer. */
  as: z.string(),
  among: countryList,
});
type CountriesParameters = z.infer<typeof countriesParameters>;

/** The answer's name is the pack's to choose. */
export function countriesDomains({ as }: CountriesParameters): MeasureDomains {
  return { domains: { [as]: { kind: 'choice', values: ['all', 'some', 'none'] } } };
}

/** Whether all, some or none of the countries are listed; unknown when no country is. */
export function calculateCountries({ of, among }: CountriesParameters, facts: Facts): MeasureValue {
  const countries = countriesOf(of, facts);
  if (countries.length === 0) return undefined;
  const listed = countries.filter((country) => among.includes(country)).length;
  if (listed === 0) return 'none';
  return listed === countries.length ? 'all' : 'some';
}

function countriesOf(name: string, facts: Facts): string[] {
  if (name === 'markets') {
    return (facts.markets ?? []).map((market) => (typeof market === 'string' ? market : market.country));
  }
  const declared = facts.declared?.[name];
  if (typeof declared === 'string') return [declared];
  return Array.isArray(declared) ? declared : [];
}
