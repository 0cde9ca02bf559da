import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listReasons } from '../../../dialogs/rules/pack.ts';
import { verify } from '../../../dialogs/rules/verify.ts';
import { koogallery, packs, packsFolder } from './koogallery.ts';
import { runExample } from './run-example.ts';

/** A published version never changes. A new version gets a new file and a new line here. */
const published = {
  'aws-marketplace-paid-undated.yaml': '66396d02cca18ace',
  'koogallery-2025-03-21.yaml': '4a6c57b7fa195659',
  'koogallery-china-undated.yaml': '4abe558d09d35c3a',
  'koogallery-international-2019-11-21.yaml': 'be7acaa68949b6de',
};

describe.each(packs.all().map((pack) => ({ name: `${pack.id}@${pack.version}`, pack })))(
  '$name',
  ({ pack }) => {
    test.each(pack.examples)('judges: $name', (example) => {
      const { expected, actual } = runExample(pack, example);
      expect(actual).toEqual(expected);
    });

    test('has no gap, no conflict, nothing unreachable, and no "not met" that rests on something unknown', () => {
      expect(verify(pack)).toEqual([]);
    });
  },
);

test('shows every reason of the current pack by an example', () => {
  const shown = new Set(
    (packs.all().find(({ id }) => id === koogallery.id)?.examples ?? []).flatMap(({ expect: { parts } }) =>
      Object.entries(parts).map(([part, reason]) => `${part}: ${reason}`),
    ),
  );
  const given = listReasons(koogallery).map(({ part, reason }) => `${part}: ${reason}`);
  expect(given.filter((reason) => !shown.has(reason))).toEqual([]);
});

test('names where each requirement comes from and when each link was looked at', () => {
  expect(koogallery.source).toMatchObject({ updatedOn: '2025-03-21', howSure: 'S' });
  expect(koogallery.requirements.map(({ id }) => id)).toEqual(['R1', 'R2', 'R3', 'R4', 'R5']);
  expect(new Set(koogallery.links.map(({ checkedOn }) => checkedOn))).toEqual(new Set(['2026-11-22']));
});

test('keeps published packs as they were published', () => {
  const sums = readdirSync(packsFolder).map((file) => [file, checksum(file)]);
  expect(Object.fromEntries(sums)).toEqual(published);
});

function checksum(file: string): string {
  return createHash('sha256')
    .update(readFileSync(join(packsFolder, file)))
    .digest('hex')
    .slice(0, 16);
}
