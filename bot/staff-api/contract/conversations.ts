import { z } from 'zod';
import { agent } from './people.ts';
import { day, id, language, moment } from './values.ts';

/**
 * `bot`: nobody was asked for, or not any more. `message-left`: out of hours or after waiting too long; nobody waits,
 * but somebody is to be answered. `closed`: a person has been there, or has answered the message.
 */
export const conversationStates = ['bot', 'waiting', 'with-agent', 'message-left', 'closed'] as const;

export const conversationState = z.enum(conversationStates);

export type ConversationState = z.infer<typeof conversationState>;

/** `mine` is with the agent who asks; `open` is everything somebody has to do something about. */
export const listFilters = [
  'waiting',
  'mine',
  'with-agent',
  'message-left',
  'open',
  'closed',
  'all',
] as const;

/** GET /conversations. `search` looks at lines, names of agents, and ids. */
export const listQuery = z.object({
  state: z.enum(listFilters).default('open'),
  search: z.string().max(200).default(''),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** What it was about: the question at which, or the command or verdict from which, a person was asked for. */
export const topic = z.object({
  from: z.enum(['command', 'missed', 'check', 'result']),
  question: z.string().optional(),
});

export type Topic = z.infer<typeof topic>;

export const verdict = z.enum(['ready', 'not-yet', 'check']);

export const partVerdict = z.enum(['met', 'check', 'not-met']);

/** A line of the list. */
export const conversationSummary = z.object({
  id,
  channel: z.string(),
  language,
  state: conversationState,
  topic: topic.optional(),
  /** What the prospect said it is about. */
  line: z.string().optional(),
  verdict: verdict.optional(),
  /** Ids of the requirements that are not met. */
  missing: z.array(z.string()),
  eligibleOn: day.optional(),
  waitingSince: moment.optional(),
  /** From 1; only while waiting. */
  place: z.int().optional(),
  /** Waited longer than the operator allows: somebody should look now. */
  overdue: z.boolean(),
  agent: agent.optional(),
  lastActivityAt: moment,
  lastText: z.string().optional(),
  /** Prospect's messages since somebody of the staff last wrote, claimed or read. */
  unread: z.int(),
});

export type ConversationSummary = z.infer<typeof conversationSummary>;

/** `next` is the cursor of the following page. `total` is how many there are of this state and search. */
export const conversationList = z.object({
  items: z.array(conversationSummary),
  next: z.string().optional(),
  total: z.int(),
});

export type ConversationList = z.infer<typeof conversationList>;
