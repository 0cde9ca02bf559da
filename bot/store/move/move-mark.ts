import { z } from 'zod';

/**
 * Settings by which two stores know that one is being moved, or was moved, into the other. They name the move by an id,
 * so that a move that was cut off goes on where it was and is not mixed up with another.
 */
export const marks = {
  /** In the old store, from the first row that is moved on: it takes no turn any more. */
  movedTo: 'moved-to',
  /** In the new store while it is being filled: how far. */
  moving: 'moving',
  /** In the new store once it is whole. */
  movedFrom: 'moved-from',
} as const;

/** How far a move is: of each table what was moved last, by its key, and how many rows so far. */
export const moveProgress = z.object({
  id: z.string(),
  tables: z.record(
    z.string(),
    z.object({ after: z.array(z.union([z.string(), z.number()])), rows: z.int(), isDone: z.boolean() }),
  ),
});
export type MoveProgress = z.infer<typeof moveProgress>;
