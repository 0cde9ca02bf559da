import { z } from 'zod';
import { changes } from '../staff-api/contract/stream.ts';

const id = z.string().min(1).max(300);

/**
 * What other instances are told: ids, numbers and fixed words. Whoever hears it reads the rest from the store, so that
 * one that is lost costs time and never a message.
 */
const liveEvent = z.discriminatedUnion('kind', [
  /** The log of a conversation reaches up to here. */
  z.object({ kind: z.literal('grew'), id, upTo: z.int() }),
  /** It was erased, and took leave in this language. */
  z.object({ kind: z.literal('ended'), id, language: z.string().max(35) }),
  z.object({ kind: z.literal('typing'), id, by: z.enum(['agent', 'prospect']) }),
  /** What became of it at the desk. */
  z.object({ kind: z.literal('desk'), id, change: z.enum(changes) }),
]);
export type LiveEvent = z.infer<typeof liveEvent>;

/** Carries events between the instances that share a store. */
export interface LiveEvents {
  /** Hears what other instances publish, and `missed` when some of it may have been lost. Listeners must not throw. */
  listen(listener: (event: LiveEvent | 'missed') => void): void;
  /** Tells the other instances. Nobody waits for it, and it does not fail. */
  publish(event: LiveEvent): void;
  /** Sends what is waiting. */
  close(): Promise<void>;
}

const message = z.object({ from: z.string(), events: z.array(liveEvent) });

/** What this instance sends, in messages of at most so many bytes. */
export function writeMessages(from: string, events: readonly LiveEvent[], maxBytes: number): string[] {
  const messages: string[] = [];
  let some: string[] = [];
  let bytes = 0;
  const frame = JSON.stringify({ from, events: [] }).length;
  for (const event of events) {
    const text = JSON.stringify(event);
    const size = Buffer.byteLength(text) + 1;
    if (some.length > 0 && frame + bytes + size > maxBytes) finish();
    some.push(text);
    bytes += size;
  }
  if (some.length > 0) finish();
  return messages;

  function finish(): void {
    messages.push(`{"from":${JSON.stringify(from)},"events":[${some.join(',')}]}`);
    some = [];
    bytes = 0;
  }
}

/** The events of a message, none if this instance sent it itself; `missed` if a newer version wrote what is unknown here. */
export function readMessage(self: string, text: string): readonly (LiveEvent | 'missed')[] {
  const read = message.safeParse(parsed(text));
  if (!read.success) return ['missed'];
  return read.data.from === self ? [] : read.data.events;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
