import { GuideError } from '../../../dialogs/errors.ts';

/** What a look at one thing found. `notice`: it works, but somebody should know. */
export interface Finding {
  check: string;
  status: 'ok' | 'notice' | 'failed' | 'skipped';
  detail: string;
  /** What mends it, of notices and failures. */
  cure?: string;
}

export const ok = (check: string, detail: string): Finding => ({ check, status: 'ok', detail });
export const skipped = (check: string, detail: string): Finding => ({ check, status: 'skipped', detail });
export const notice = (check: string, detail: string, cure: string): Finding => ({
  check,
  status: 'notice',
  detail,
  cure,
});
export const failed = (check: string, detail: string, cure: string): Finding => ({
  check,
  status: 'failed',
  detail,
  cure,
});

/** A look that says what is well, or throws an error of the catalogue about what is not. */
export async function look(check: string, at: () => string | Promise<string>): Promise<Finding> {
  try {
    return ok(check, await at());
  } catch (error) {
    return failure(check, error);
  }
}

/** What an error of the catalogue says; any other is a defect of the program. */
export function failure(check: string, error: unknown): Finding {
  if (!(error instanceof GuideError)) throw error;
  return failed(check, error.message, error.cure);
}
