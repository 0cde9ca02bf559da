import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { dependencyPurposes, overrideReasons } from './dependencies.ts';

const versions = z.record(z.string(), z.string()).default({});
const packageFile = z.object({
  dependencies: versions,
  devDependencies: versions,
  optionalDependencies: versions,
  overrides: z.record(z.string(), z.unknown()).default({}),
});
const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({ license: z.string().optional(), dev: z.boolean().default(false) }),
  ),
});

export interface Dependencies {
  /** Direct ones by section of package.json, with the version and the licence. */
  direct: Record<
    'dependencies' | 'optionalDependencies' | 'devDependencies',
    [name: string, version: string, licence: string][]
  >;
  overrides: string[];
  /** How many packages of each licence the server and its pages are made from, direct ones and what they bring along. */
  licences: Map<string, string[]>;
}

/** Reads package.json and the lock of a project. */
export function readDependencies(project: string): Dependencies {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(project, name), 'utf8'));
  const { overrides, ...sections } = packageFile.parse(read('package.json'));
  const { packages } = lockFile.parse(read('package-lock.json'));
  const licenceOf = (path: string) => packages[path]?.license ?? 'not stated';
  const direct = (section: Record<string, string>) =>
    Object.entries(section).map(([name, version]): [string, string, string] => [
      name,
      version,
      licenceOf(`node_modules/${name}`),
    ]);
  const licences = new Map<string, string[]>();
  for (const [path, { dev }] of Object.entries(packages)) {
    if (dev || path === '') continue;
    const licence = licenceOf(path);
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    licences.set(licence, [...(licences.get(licence) ?? []), name]);
  }
  return {
    direct: {
      dependencies: direct(sections.dependencies),
      optionalDependencies: direct(sections.optionalDependencies),
      devDependencies: direct(sections.devDependencies),
    },
    overrides: Object.keys(overrides),
    licences,
  };
}

/** The text of docs/dependencies.md. */
export function dependenciesPage(project: string): string {
  const { direct, overrides, licences } = readDependencies(project);
  const table = (rows: [string, string, string][]) => [
    '| package | version | licence | what it is for | where |',
    '|---|---|---|---|---|',
    ...rows.map(([name, version, licence]) => {
      const { purpose = '', where = '' } = dependencyPurposes[name] ?? {};
      return `| \`${name}\` | ${version} | ${licence} | ${purpose} | ${where} |`;
    }),
    '',
  ];
  const rare = [...licences].filter(([, packages]) => packages.length < 3);
  return [
    '# Dependencies',
    '',
    'What the program is built from besides itself. Versions are exact and locked with their checksums; `npm run unused`',
    'finds what nothing uses; `npm run -s sbom` prints a bill of materials (CycloneDX) from the lock. This page is',
    'generated from package.json, the lock and `bot/operations/dependencies.ts` by `npm run settings`.',
    '',
    '## To run',
    '',
    'The pages are bundled once, by `npm ci`; a server that has them needs none of what is only on a page. `Containerfile`',
    'leaves that out, and the Node of the optional packages too: 177 MB of modules instead of 1.2 GB.',
    '',
    ...table(direct.dependencies),
    '## To run on a machine with an older Node',
    '',
    'Optional: npm installs the one for the machine, and its scripts find it first on their path.',
    '',
    ...table(direct.optionalDependencies),
    '## To build and test',
    '',
    ...table(direct.devDependencies),
    '## Versions that are set for others',
    '',
    ...overrides.map((name) => `- \`${name}\`: ${overrideReasons[name] ?? ''}`),
    '',
    '## Licences of all that runs',
    '',
    'Direct dependencies and what they bring along; those for building and testing are not passed on to anybody.',
    '',
    '| licence | packages |',
    '|---|---|',
    ...[...licences]
      .toSorted(([, one], [, other]) => other.length - one.length)
      .map(([licence, packages]) => `| ${licence} | ${packages.length} |`),
    '',
    `The rare ones: ${rare.map(([licence, packages]) => `${packages.join(', ')} (${licence})`).join('; ')}. \`escape-regexp-component\` states MIT in its readme.`,
    '',
  ].join('\n');
}
