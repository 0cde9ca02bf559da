import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type SpellOutRules, spellOut } from '../../../bot/commands/spell-out.ts';

const folder = join(dirname(createRequire(__filename).resolve('cldr-rbnf/package.json')), 'rbnf');

function rulesOf(language: string): SpellOutRules {
  const pairs = z.array(z.tuple([z.string(), z.string()])).catch([]);
  return z
    .object({ rbnf: z.object({ rbnf: z.object({ SpelloutRules: z.record(z.string(), pairs) }) }) })
    .parse(JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'))).rbnf.rbnf.SpelloutRules;
}

test.each([
  ['en', '%spellout-cardinal', 21, 'twenty-one'],
  ['en', '%spellout-numbering-year', 1998, 'nineteen ninety-eight'],
  ['de', '%spellout-cardinal-feminine', 21, 'einundzwanzig'],
  ['de', '%spellout-numbering-year', 1998, 'neunzehnhundertachtundneunzig'],
  ['fr', '%spellout-cardinal-masculine', 91, 'quatre-vingt-onze'],
  ['it', '%spellout-cardinal-masculine', 2020, 'duemilaventi'],
  ['ru', '%spellout-cardinal-masculine', 2002, 'две тысячи два'],
  ['zh', '%spellout-cardinal', 105, '一百零五'],
])('%s %s spells %d', (language, ruleSet, number, words) => {
  expect(spellOut(rulesOf(language), ruleSet, number)).toBe(words);
});
