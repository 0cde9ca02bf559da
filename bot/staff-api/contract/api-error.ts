import { z } from 'zod';

/** Every error of the API. `code` is of docs/errors.md; `message` is for developers, not for people. */
export const apiError = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
