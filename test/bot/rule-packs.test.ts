import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRulePacks } from '../../bot/rule-packs.ts';
import { GuideError } from '../../dialogs/errors.ts';

const shipped = join(import.meta.dirname, '../../dialogs/rules/packs');
const file = 'koogallery-2025-03-21.yaml';
const text = readFileSync(join(shipped, file), 'utf8');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes the pack with one piece replaced, and says in which line that piece begins. */
function writePack(before: string, after: string, name = file): number {
  expect(text).toContain(before);
  writeFileSync(join(folder, name), text.replace(before, after));
  return text.slice(0, text.indexOf(before)).split('\n').length;
}

function refusal(load: () => unknown = () => loadRulePacks({ folder, current: 'koogallery' })): GuideError {
  try {
    load();
  } catch (error) {
    if (error instanceof GuideError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

test('loads the packs that come with the program', async () => {
  const packs = loadRulePacks({ folder: shipped, current: 'koogallery' });
  await packs.readRest();
  expect(
    packs
      .all()
      .map(({ id, version }) => `${id}@${version}`)
      .sort(),
  ).toEqual([
    'aws-marketplace-paid@undated',
    'koogallery-china@undated',
    'koogallery-international@2019-11-21',
    'koogallery@2025-03-21',
  ]);
  expect(packs.current('2026-11-22').version).toBe('2025-03-21');
  expect(packs.find('koogallery', '2025-03-21')).toBe(packs.current('2026-11-22'));
  expect(packs.find('koogallery', '2024-01-01')).toBeUndefined();
  expect(packs.inForce('koogallery-china', '2026-11-22')?.version).toBe('undated');
  expect(packs.inForce('nowhere', '2026-11-22')).toBeUndefined();
});

test('begins with the newest version in force on the day, before the first with that one', () => {
  copyFileSync(join(shipped, file), join(folder, file));
  const next = text
    .replace('version: 2025-03-21', 'version: 2027-01-01')
    .replace('validFrom: 2025-03-21', 'validFrom: 2027-02-01');
  writeFileSync(join(folder, 'koogallery-2027-01-01.yaml'), next);
  const packs = loadRulePacks({ folder, current: 'koogallery' });
  const versionOn = (day: string) => packs.current(day).version;
  expect(versionOn('2020-01-01')).toBe('2025-03-21');
  expect(versionOn('2027-01-31')).toBe('2025-03-21');
  expect(versionOn('2027-02-01')).toBe('2027-01-01');
});

test.each([
  ['YAML that is none', 'title: Huawei Cloud KooGallery', 'title: "Huawei Cloud KooGallery', 0],
  ['a field with another name', 'howSure: S', 'certainty: S', -3],
  ['a verdict that does not exist', 'verdict: check, reason: issues', 'verdict: maybe, reason: issues', 0],
  ['a period that is none', 'period: P1Y', 'period: one year', 0],
  ['a time that does not exist', 'to: "20:00"', 'to: "25:00"', 0],
  ['a link that is not safe', 'https://www.huaweicloud.com', 'http://www.huaweicloud.com', 0],
  ['a version unlike the name of the file', 'version: 2025-03-21', 'version: 2025-03-22', 0],
])('refuses %s, naming file and line', (_mistake, before, after, away) => {
  const line = writePack(before, after);
  const error = refusal();
  expect(error.code).toBe('pack-invalid');
  expect(error.cure).toContain('docs/how-to/change-a-rule.md');
  expect(error.detail).toContain(join(folder, file));
  if (away === 0) expect(error.detail).toMatch(new RegExp(`:${line}: `));
});

test('refuses a pack with a gap, naming the part', () => {
  const line = writePack('when: { compliance: issues }', 'when: { compliance: issues, licence: valid }');
  const { detail } = refusal();
  expect(detail).toContain('gap: no case holds when compliance issues');
  const named = Number(/:(\d+):/.exec(detail)?.[1]);
  expect(
    text
      .split('\n')
      .slice(named - 1, line)
      .join(),
  ).toContain('id: law');
});

test('refuses an example that no part can give, once the rest is read', async () => {
  const line = writePack('expect: { parts: { ', 'expect: { parts: { nowhere: met, ');
  const packs = loadRulePacks({ folder, current: 'koogallery' });
  const refused = await packs.readRest().catch((error: unknown) => error);
  expect(refused).toMatchObject({
    code: 'pack-invalid',
    detail: expect.stringContaining('no part "nowhere"'),
  });
  expect(refused).toMatchObject({ detail: expect.stringContaining(`:${line}: `) });
});

test('reads a pack whose examples do not stand last', () => {
  const [rules = '', examples = ''] = text.split(/^(?=examples:)/m);
  const end = rules.indexOf('requirements:');
  writeFileSync(join(folder, file), rules.slice(0, end) + examples + rules.slice(end));
  const { requirements } = loadRulePacks({ folder, current: 'koogallery' }).current('2026-11-22');
  expect(requirements.length).toBeGreaterThan(3);
});

test('refuses a file whose name is not that of a pack', () => {
  copyFileSync(join(shipped, file), join(folder, file));
  writePack('id: koogallery', 'id: koogallery', 'koogallery.yaml');
  expect(refusal().detail).toContain('koogallery.yaml:1:');
});

test('refuses an id that no file has', () => {
  expect(refusal().code).toBe('pack-unknown');
});

test('reads a pack of another id when it is asked for', async () => {
  copyFileSync(join(shipped, file), join(folder, file));
  writeFileSync(join(folder, 'other-undated.yaml'), 'id: other\nversion: undated\n');
  const packs = loadRulePacks({ folder, current: 'koogallery' });
  expect(refusal(() => packs.inForce('other', '2026-01-01')).detail).toContain('other-undated.yaml');
  await expect(packs.readRest()).rejects.toMatchObject({ code: 'pack-invalid' });
});
