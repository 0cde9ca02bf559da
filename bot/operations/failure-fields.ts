import { GuideError } from '../../dialogs/errors.ts';

/**
 * An error as it may be logged: its name, code and where it arose. Messages of unknown errors are left out,
 * because they can quote what a person said.
 */
export function failureFields(error: unknown): Record<string, unknown> {
  if (error instanceof GuideError) return { code: error.code, detail: error.detail };
  if (!Error.isError(error)) return { name: typeof error };
  const frames =
    error.stack
      ?.replace(error.message, '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line)) ?? [];
  return { name: error.name, at: frames.slice(0, 8).map((line) => line.trim()) };
}
