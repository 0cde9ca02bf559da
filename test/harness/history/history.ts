import { z } from 'zod';

/** An activity as it was shown to somebody, or as the log has it. */
export interface Entry {
  id: string;
  by: 'prospect' | 'guide' | 'agent';
  text: string;
  /** The id its sender gave a message of the prospect. */
  clientId?: string | undefined;
  replyToId?: string | undefined;
  at: string;
  /** Of a result. */
  verdict?: string | undefined;
}

/** Words that somebody sent until they were taken. Moments are of one clock, in milliseconds. */
export interface Sent {
  clientId: string;
  text: string;
  /** When it was sent for the first time. */
  sentAt: number;
  /** Every answer that says it is kept: it comes again when the message did. */
  acknowledged: { activityId: string; at: number }[];
  /** Whether the guide owes an answer: while a person is there it is silent. */
  isAnswered: boolean;
}

/** What one conversation looked like to everybody who took part in it, and what is kept of it in the end. */
export interface ConversationHistory {
  conversationId: string;
  prospect: Sent[];
  agents: Sent[];
  /** How often something other than the prospect's words and the opening may have made the guide speak. */
  otherCauses: number;
  /** Each screen from the first activity on: the prospect's, and those of agents who looked on. */
  screens: { of: string; isWatchedToTheEnd: boolean; entries: Entry[] }[];
  log: Entry[];
  /** What every result must come to; undefined when the prospect was disturbed. */
  verdict: string | undefined;
  /** Whether the prospect has said all that a result needs. */
  isComplete: boolean;
}

const activity = z.object({
  id: z.string(),
  from: z.object({ id: z.string(), role: z.string() }),
  timestamp: z.string(),
  text: z.string().default(''),
  replyToId: z.string().optional(),
  channelData: z
    .object({
      clientActivityID: z.string().optional().catch(undefined),
      assessment: z.object({ verdict: z.string() }).optional().catch(undefined),
    })
    .optional(),
});

/** Reads an activity as a client gets it; undefined for what is in no log, such as somebody's typing. */
export function entryOf(received: unknown): Entry | undefined {
  const parsed = activity.safeParse(received);
  if (!parsed.success) return undefined;
  const { id, from, timestamp, text, replyToId, channelData } = parsed.data;
  const byStaff = from.id === 'agent' ? 'agent' : 'guide';
  return {
    id,
    by: from.role === 'user' ? 'prospect' : byStaff,
    text,
    clientId: from.role === 'user' ? channelData?.clientActivityID : undefined,
    replyToId,
    at: timestamp,
    verdict: channelData?.assessment?.verdict,
  };
}
