import type { z } from 'zod';
import { GuideError } from '../../dialogs/errors.ts';

/**
 * A request body as a channel wants it. Throws `body-invalid`, which tells the names of the wrong fields, never their
 * content.
 */
export function parseBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const fields = new Set(result.error.issues.map(({ path }) => path.join('.') || 'the whole'));
  throw new GuideError('body-invalid', `Wrong: ${[...fields].join(', ').slice(0, 200)}.`);
}
