import { conditionSchema, holds } from '../../../dialogs/rules/condition.ts';
import type { MeasureValue } from '../../../dialogs/rules/measure.ts';

test.each<[unknown, MeasureValue, boolean | undefined]>([
  ['valid', 'valid', true],
  ['valid', 'none', false],
  ['valid', undefined, undefined],
  [['valid', 'unknown'], undefined, true],
  ['unknown', 'valid', false],
  [{ atLeast: 5 }, { from: 5, to: 5 }, true],
  [{ atLeast: 5 }, { from: 4, to: 4 }, false],
  [{ atLeast: 5 }, { from: 4, to: 6 }, undefined],
  [{ atLeast: 5 }, undefined, undefined],
  [{ under: 5 }, { from: 4, to: 4.9 }, true],
  [{ under: 5 }, { from: 5, to: 9 }, false],
  [{ under: 5 }, { from: 4, to: 5 }, undefined],
  [{ atLeast: 1, under: 5 }, { from: 1, to: 4 }, true],
  [{ atLeast: 1, under: 5 }, { from: 0, to: 0 }, false],
  [{ mayReach: 5 }, { from: 4, to: 5 }, true],
  [{ mayReach: 5 }, { from: 5, to: 6 }, false],
  [{ mayReach: 5 }, undefined, undefined],
  ['unknown', { from: 0, to: 9 }, false],
])('%j of %j is %s', (test, value, truth) => {
  expect(holds(conditionSchema.parse({ it: test }), { it: value })).toBe(truth);
});

test.each<[unknown, boolean | undefined]>([
  [{ known: 'yes', open: 'yes' }, undefined],
  [{ known: 'no', open: 'yes' }, false],
  [[{ known: 'yes' }, { open: 'yes' }], true],
  [[{ known: 'no' }, { open: 'yes' }], undefined],
  [[{ known: 'no' }, { known: 'maybe' }], false],
])('%j, with one thing known and one open, is %s', (condition, truth) => {
  expect(holds(conditionSchema.parse(condition), { known: 'yes' })).toBe(truth);
});

test.each([
  {},
  [],
  [{ it: 'valid' }],
  { it: {} },
  { it: { atLeast: 5, under: 5 } },
  { it: 'a > b' },
  'valid',
  { it: { is: 5 } },
])('%j is no condition', (condition) => {
  expect(conditionSchema.safeParse(condition).success).toBe(false);
});
