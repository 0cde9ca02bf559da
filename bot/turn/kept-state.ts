import { z } from 'zod';

/** What the store keeps as a conversation's state. */
export const keptSchema = z.object({
  /** Those of the beginning: a later message adds its own for itself. */
  languages: z.array(z.string()),
  /** The one heard of last. */
  timeZone: z.string().optional(),
  /** Only `converse` looks inside. */
  // absent where it was undefined
  dialog: z.unknown().optional(),
});
export type KeptState = z.infer<typeof keptSchema>;
