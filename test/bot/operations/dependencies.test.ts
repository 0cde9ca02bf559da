import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dependencyPurposes, overrideReasons } from '../../../bot/operations/dependencies.ts';
import { dependenciesPage, readDependencies } from '../../../bot/operations/dependencies-document.ts';

const project = join(import.meta.dirname, '../../..');
const { direct, overrides, licences } = readDependencies(project);

it('are each explained, and nothing else is', () => {
  const names = Object.values(direct).flatMap((section) => section.map(([name]) => name));
  expect(Object.keys(dependencyPurposes).toSorted()).toEqual(names.toSorted());
  expect(Object.keys(overrideReasons).toSorted()).toEqual(overrides.toSorted());
});

it('are of exact versions, and of licences that ask for no more than to be named', () => {
  for (const [, version] of Object.values(direct).flat()) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  const free =
    /^\(?(MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|Unlicense|BlueOak-1\.0\.0)\b|OR BSD-3-Clause\)$/;
  const others = [...licences].filter(([licence]) => !free.test(licence));
  expect(others).toEqual([['not stated', ['escape-regexp-component']]]);
});

it('are as docs/dependencies.md says; `npm run settings` brings it up to date', () => {
  expect(readFileSync(join(project, 'docs/dependencies.md'), 'utf8')).toBe(dependenciesPage(project));
});

it('that are only on a page are left out of the container, and none that the server imports', () => {
  const containerfile = readFileSync(join(project, 'Containerfile'), 'utf8');
  const leftOut = [...containerfile.matchAll(/'dependencies\.([^']+)'/g)].map(([, name]) => name ?? '');
  const onPages = direct.dependencies
    .map(([name]) => name)
    .filter((name) => /page/.test(dependencyPurposes[name]?.where ?? ''));
  expect(leftOut.toSorted()).toEqual(onPages.toSorted());
  const folder = join(project, 'bot');
  const imported = globSync(['**/*.ts'], { cwd: folder }).filter((file) => {
    if (/^pages\/(chat|console|embed|widget|shared|my-data)/.test(file) || file === 'pages/build.ts')
      return false;
    const text = readFileSync(join(folder, file), 'utf8');
    return leftOut.some((name) => text.includes(`from '${name}`));
  });
  expect(imported).toEqual([]);
});
