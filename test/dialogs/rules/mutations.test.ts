import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packSchema } from '../../../dialogs/rules/pack.ts';
import { verify } from '../../../dialogs/rules/verify.ts';
import { packsFolder } from './koogallery.ts';
import { runExample } from './run-example.ts';

type Path = (string | number)[];

const original: unknown = parse(readFileSync(join(packsFolder, 'koogallery-2025-03-21.yaml'), 'utf8'));
const requirements = valueAt(original, ['requirements']);

const mutants = listConstants(requirements, ['requirements']).flatMap(({ path, value }) =>
  neighboursOf(value).map((mutated) => ({
    name: `${path.join('.')}: ${value} → ${mutated}`,
    pack: replaceAt(original, path, mutated),
  })),
);

test('finds the constants of the pack', () => {
  expect(mutants.length).toBeGreaterThan(60);
});

test.each(mutants)('notices $name', ({ pack }) => {
  expect(isAccepted(pack)).toBe(false);
});

test('accepts the pack as it is', () => {
  expect(isAccepted(original)).toBe(true);
});

/** Whether the schema, the proof and every example let a pack pass. */
function isAccepted(input: unknown): boolean {
  const parsed = packSchema.safeParse(input);
  if (!parsed.success || verify(parsed.data).length > 0) return false;
  return parsed.data.examples.every((example) => {
    const { expected, actual } = runExample(parsed.data, example);
    return JSON.stringify(sortKeys(actual)) === JSON.stringify(sortKeys(expected));
  });
}

interface Constant {
  path: Path;
  value: number | string;
}

/** Numbers, periods and clock times. */
function listConstants(node: unknown, path: Path): Constant[] {
  if (typeof node === 'number') return [{ path, value: node }];
  if (typeof node === 'string') return /^P\d|^\d\d:\d\d$/.test(node) ? [{ path, value: node }] : [];
  if (Array.isArray(node)) return node.flatMap((child, index) => listConstants(child, [...path, index]));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, child]) => listConstants(child, [...path, key]));
}

/** One more and one less: of a number, of a period's years and days, of a clock's minutes and hours. */
function neighboursOf(value: number | string): (number | string)[] {
  if (typeof value === 'number') return [value - 1, value + 1];
  if (value === 'P1Y') return ['P0Y', 'P2Y', 'P1Y1D', 'P364D', 'P11M', 'P13M'];
  const time = Temporal.PlainTime.from(value);
  return [{ minutes: 1 }, { minutes: -1 }, { hours: 1 }, { hours: -1 }].map((step) =>
    time.add(step).toString({ smallestUnit: 'minute' }),
  );
}

function valueAt(node: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => Object(inner)[key], node);
}

function replaceAt(node: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const child = replaceAt(valueAt(node, [key]), rest, value);
  return Array.isArray(node) ? node.with(Number(key), child) : { ...Object(node), [key]: child };
}

function sortKeys(node: unknown): unknown {
  if (typeof node !== 'object' || node === null) return node;
  return Object.entries(node)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => [key, sortKeys(value)]);
}
