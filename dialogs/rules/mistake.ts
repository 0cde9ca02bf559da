import type { z } from 'zod';
import type { ErrorCode } from '../errors.ts';

/** Why an input was refused, and where in it. */
export interface Mistake {
  code: ErrorCode;
  /** For whoever wrote the input; never shown to a prospect. */
  message: string;
  path: PropertyKey[];
}

/** The most telling of zod's issues: within a union, that of the alternative which was nearly right. */
export function mistakeOf(issues: readonly z.core.$ZodIssue[], path: PropertyKey[] = []): Mistake {
  const [issue] = issues;
  if (!issue) return { code: 'fact-invalid', message: 'not valid', path };
  const at = [...path, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return {
      code: 'fact-unknown',
      message: `there is no "${issue.keys[0]}"`,
      path: [...at, ...issue.keys.slice(0, 1)],
    };
  }
  if (issue.code === 'invalid_union') {
    const [nearest] = issue.errors.toSorted((one, other) => distance(one) - distance(other));
    if (nearest && distance(nearest) < wrongType) return mistakeOf(nearest, at);
    return { code: 'fact-invalid', message: 'not one of the forms it can have', path: at };
  }
  const isDate = issue.code === 'invalid_format' && issue.format === 'date';
  return { code: isDate ? 'date-impossible' : 'fact-invalid', message: issue.message, path: at };
}

const wrongType = 1000;

/** How far an alternative was from being right: another type altogether is further than any number of keys. */
function distance(issues: readonly z.core.$ZodIssue[]): number {
  const isOtherType = issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0);
  const misplaced = issues.filter(
    ({ code }) => code === 'unrecognized_keys' || code === 'invalid_type',
  ).length;
  return isOtherType ? wrongType : 10 * misplaced + issues.length;
}
