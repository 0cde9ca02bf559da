import { z } from 'zod';
import { conversationSummary } from './conversations.ts';
import { activity } from './log.ts';
import { id } from './values.ts';

/** What became of a conversation. `overdue`: it has waited too long. `gone`: erased. */
export const changes = [
  'asked',
  'claimed',
  'released',
  'transferred',
  'lost',
  'closed',
  'cancelled',
  'expired',
  'message-left',
  'overdue',
  'noted',
  'rated',
  /** New words in a conversation that staff have something to do about. */
  'spoke',
  'gone',
] as const;

export type Change = (typeof changes)[number];

/**
 * Frames of /desk/stream to the console. `queue` comes at the start and whenever the queue changes: who waits, the
 * longest first. `activities` only of watched conversations. `lost`: the lease ran out or somebody took it over.
 */
export const streamFrame = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('queue'),
    items: z.array(conversationSummary),
    waiting: z.int(),
    left: z.int(),
  }),
  z.object({
    kind: z.literal('conversation'),
    id,
    change: z.enum(changes),
    summary: conversationSummary.optional(),
  }),
  z.object({ kind: z.literal('activities'), id, activities: z.array(activity), watermark: z.int() }),
  z.object({ kind: z.literal('typing'), id }),
  z.object({ kind: z.literal('lost'), id }),
]);

export type StreamFrame = z.infer<typeof streamFrame>;

/**
 * Frames of the console. `watch` replaces what was watched, with the watermark that is already known of each;
 * `alive`, every 30 seconds, renews the leases of what is watched and the agent's.
 */
export const consoleFrame = z.union([
  z.strictObject({ watch: z.array(z.strictObject({ id, after: z.int().min(0).default(0) })).max(50) }),
  z.strictObject({ alive: z.literal(true) }),
]);

export type ConsoleFrame = z.infer<typeof consoleFrame>;
