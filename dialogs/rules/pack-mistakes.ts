import type { Test } from './condition.ts';
import type { Domain } from './measure.ts';
import type { Pack, PackFile, PackPart } from './pack.ts';
import { domainsOfPart } from './part-measures.ts';

/** A mistake that the shape of a file does not show; `path` leads to it. */
interface PackMistake {
  path: (string | number)[];
  message: string;
}

/** Finds names that nothing defines, words and numbers in the wrong place, and ids given twice. */
export function findPackMistakes(pack: Pack): PackMistake[] {
  const parts = pack.requirements.flatMap(({ parts }, requirement) =>
    parts.map((part, index) => ({ part, path: ['requirements', requirement, 'parts', index] })),
  );
  return [
    ...findDuplicates(pack.requirements.map(({ id }) => id)).map(({ index, id }) => ({
      path: ['requirements', index, 'id'],
      message: `there are two requirements "${id}"`,
    })),
    ...findDuplicates(parts.map(({ part }) => part.id)).map(({ index, id }) => ({
      path: [...(parts[index]?.path ?? []), 'id'],
      message: `there are two parts "${id}"`,
    })),
    ...parts.flatMap(({ part, path }) => findPartMistakes(pack, part, path)),
  ];
}

function findPartMistakes(pack: Pack, part: PackPart, path: (string | number)[]): PackMistake[] {
  const domains = new Map(domainsOfPart(pack, part).flatMap(({ domains }) => Object.entries(domains)));
  const inConditions = part.cases.flatMap(({ when }, index) =>
    when.flatMap((group) =>
      Object.entries(group).flatMap(([name, test]) => {
        const message = findTestMistake(name, test, domains.get(name));
        return message ? [{ path: [...path, 'cases', index, 'when'], message }] : [];
      }),
    ),
  );
  const inAssumptions = Object.entries(part.assume).flatMap(([name, word]) => {
    const message = findTestMistake(name, [word], domains.get(name));
    return message ? [{ path: [...path, 'assume', name], message }] : [];
  });
  const isDatable = part.measures.some(({ calculate }) => calculate === 'age');
  const undatable = part.cases.flatMap(({ dated }, index) =>
    dated && !isDatable
      ? [{ path: [...path, 'cases', index, 'dated'], message: 'only a part that measures an age has a date' }]
      : [],
  );
  const reasons = part.cases.map(({ reason }) => reason);
  const twice = findDuplicates(reasons).map(({ index, id }) => ({
    path: [...path, 'cases', index, 'reason'],
    message: `the reason "${id}" is given twice; write its conditions as a list in one case`,
  }));
  return [...inConditions, ...inAssumptions, ...undatable, ...twice];
}

function findTestMistake(name: string, test: Test, domain: Domain | undefined): string | undefined {
  if (!domain) return `nothing measures "${name}"`;
  if (!Array.isArray(test)) return domain.kind === 'number' ? undefined : `"${name}" is not a number`;
  const allowed = domain.kind === 'number' ? ['unknown'] : [...domain.values, 'unknown'];
  const wrong = test.find((word) => !allowed.includes(word));
  return wrong && `"${name}" is never "${wrong}" but ${allowed.join(', ')}`;
}

/** Finds examples that expect what no part says. */
export function findExampleMistakes(pack: PackFile): PackMistake[] {
  const parts = pack.requirements.flatMap((requirement) => requirement.parts);
  return pack.examples.flatMap(({ expect }, index) =>
    Object.entries(expect.parts).flatMap(([id, reason]) => {
      const part = parts.find((one) => one.id === id);
      const reasons = part && [...part.cases.map((one) => one.reason), part.seasonsDiffer];
      if (reasons?.includes(reason)) return [];
      const message = part
        ? `the part "${id}" never gives the reason "${reason}"`
        : `there is no part "${id}"`;
      return [{ path: ['examples', index, 'expect', 'parts', id], message }];
    }),
  );
}

function findDuplicates(ids: string[]): { index: number; id: string }[] {
  return ids.flatMap((id, index) => (ids.indexOf(id) < index ? [{ index, id }] : []));
}
