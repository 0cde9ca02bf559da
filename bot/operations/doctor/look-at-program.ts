import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { GuideError } from '../../../dialogs/errors.ts';
import type { Catalogue } from '../../../dialogs/texts.ts';
import { checkPackTexts } from '../../check-pack-texts.ts';
import { loadTexts, readCatalogue } from '../../locale-files.ts';
import { assetShelf } from '../../pages/asset-shelf.ts';
import { loadRulePacks } from '../../rule-packs.ts';
import { type Finding, failed, look, ok } from './finding.ts';

/** The first version of Node with all that is used. */
const leastNode = 26;

/** Offsets that zone data has had for years: half and three quarter hours, and a country that changed sides. */
const knownOffsets: [zone: string, at: string, offset: string][] = [
  ['Asia/Kathmandu', '2026-01-01T00:00Z', '+05:45'],
  ['America/St_Johns', '2026-07-01T00:00Z', '-02:30'],
  ['Pacific/Apia', '2026-01-01T00:00Z', '+13:00'],
];

/** Looks at everything that is there before a store is: the runtime, the clock, rules, texts and pages. */
export async function lookAtProgram(
  project: string,
  rulePack: string,
  now: Temporal.Instant,
): Promise<Finding[]> {
  const locales = join(project, 'locales');
  return [
    await look('clock', () => clockWords(project, now)),
    await look('rule packs', async () => {
      const packs = loadRulePacks({ folder: join(project, 'dialogs/rules/packs'), current: rulePack });
      await packs.readRest();
      checkPackTexts(packs.current(now.toString().slice(0, 10)), loadTexts(locales));
      return `${packs.all().length} verified; new conversations begin with ${rulePack}`;
    }),
    await look('languages', () => languageWords(locales)),
    await look('pages', () => {
      assetShelf();
      return 'built';
    }),
  ];
}

/** The runtime. By itself: with one that is too old nothing else can be looked at. */
export function lookAtNode(version: string): Finding {
  return Number.parseInt(version, 10) >= leastNode
    ? ok('node', version)
    : failed(
        'node',
        `Node ${version} is too old.`,
        `Use npm's scripts, which bring Node ${leastNode}, or install it.`,
      );
}

function clockWords(project: string, now: Temporal.Instant): string {
  const wrong = knownOffsets.filter(
    ([zone, at, offset]) => Temporal.Instant.from(at).toZonedDateTimeISO(zone).offset !== offset,
  );
  if (wrong.length > 0)
    throw new GuideError('clock-wrong', `Zones: ${wrong.map(([zone]) => zone).join(', ')}.`);
  // a day of grace, as an archive may have been unpacked in another zone
  const written = statSync(join(project, 'package.json')).mtimeMs;
  if (now.epochMilliseconds < written - 86_400_000) {
    throw new GuideError('clock-wrong', `It says ${now}, before this program was installed.`);
  }
  return now.toString({ smallestUnit: 'second' });
}

function languageWords(folder: string): string {
  const english = keysOf(readCatalogue(join(folder, 'en')));
  const languages = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of languages) {
    const own = keysOf(readCatalogue(join(folder, name)));
    const [missing] = [...english].filter((key) => !own.has(key));
    if (missing !== undefined)
      throw new GuideError('locale-invalid', `${join(folder, name)} lacks “${missing}”.`);
  }
  return `${languages.length} complete`;
}

/** Of all texts, without the plural forms, which languages have different ones of. */
function keysOf(catalogue: Catalogue, path = ''): Set<string> {
  const keys = Object.entries(catalogue).flatMap(([name, inner]) =>
    typeof inner === 'string'
      ? [path + name.replace(/_(zero|one|two|few|many|other)$/, '')]
      : [...keysOf(inner, `${path}${name}.`)],
  );
  return new Set(keys);
}
