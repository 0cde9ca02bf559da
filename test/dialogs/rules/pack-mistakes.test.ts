import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packSchema } from '../../../dialogs/rules/pack.ts';
import { packsFolder } from './koogallery.ts';

const text = readFileSync(join(packsFolder, 'koogallery-2025-03-21.yaml'), 'utf8');

test.each([
  [
    'a name that nothing measures',
    'when: { compliance: declared }',
    'when: { complience: declared }',
    'nothing measures "complience"',
  ],
  [
    'a word a fact cannot have',
    'when: { compliance: issues }',
    'when: { compliance: trouble }',
    '"compliance" is never "trouble"',
  ],
  [
    'a number for a choice',
    'when: { compliance: issues }',
    'when: { compliance: { atLeast: 1 } }',
    '"compliance" is not a number',
  ],
  ['a part named twice', '- id: law', '- id: age', 'there are two parts "age"'],
  ['a requirement named twice', '- id: R5', '- id: R4', 'there are two requirements "R4"'],
  [
    'a reason given twice',
    'reason: refuses, when: { regulations',
    'reason: unsure, when: { regulations',
    'the reason "unsure" is given twice',
  ],
  [
    'an example of a reason that does not exist',
    'parts: { law: issues }',
    'parts: { law: trouble }',
    'the part "law" never gives the reason "trouble"',
  ],
  [
    'an example of a part that does not exist',
    'parts: { law: issues }',
    'parts: { laws: issues }',
    'there is no part "laws"',
  ],
  [
    'a date where there is none',
    '{ verdict: check, reason: issues,',
    '{ verdict: check, dated: true, reason: issues,',
    'only a part that measures an age has a date',
  ],
  [
    'an assumption that cannot be',
    'assume: { establishedBasis: licence }',
    'assume: { establishedBasis: hearsay }',
    '"establishedBasis" is never "hearsay"',
  ],
])('refuses %s', (_mistake, before, after, message) => {
  expect(text).toContain(before);
  const { error } = packSchema.safeParse(parse(text.replace(before, after)));
  expect(error?.issues.map((issue) => issue.message).join()).toContain(message);
});
