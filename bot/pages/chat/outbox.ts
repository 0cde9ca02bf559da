import type { Outgoing, SendOutcome } from './line/direct-line.ts';

/** What the person said and the bot's log does not have yet. */
export interface Outbox {
  /** Sends it, and keeps it until the log has it or it is refused. */
  send(outgoing: Outgoing): void;
  /** Sends what was not sent, or only one of them. Safe as often as one likes: the bot hears each id once. */
  again(clientId?: string): void;
  /** The log has it. */
  confirmed(clientId: string): void;
}

export interface OutboxOptions {
  deliver(outgoing: Outgoing): Promise<SendOutcome>;
  /** Follows each message on its way. */
  follow(clientId: string, fate: 'sending' | SendOutcome): void;
}

/** Messages on their way, each known by the id it keeps however often it is sent. */
export function createOutbox({ deliver, follow }: OutboxOptions): Outbox {
  const waiting = new Map<string, Outgoing>();
  const underWay = new Set<string>();

  async function attempt(outgoing: Outgoing): Promise<void> {
    const { clientId } = outgoing;
    if (underWay.has(clientId)) return;
    underWay.add(clientId);
    follow(clientId, 'sending');
    const outcome = await deliver(outgoing);
    underWay.delete(clientId);
    // The log may have confirmed it before the answer to the sending came.
    if (!waiting.has(clientId)) return;
    if (outcome !== 'failed') waiting.delete(clientId);
    follow(clientId, outcome);
  }

  return {
    send(outgoing) {
      waiting.set(outgoing.clientId, outgoing);
      void attempt(outgoing);
    },
    again(clientId) {
      for (const outgoing of waiting.values()) {
        if (clientId === undefined || clientId === outgoing.clientId) void attempt(outgoing);
      }
    },
    confirmed: (clientId) => waiting.delete(clientId),
  };
}

/** 128 random bits; `crypto.randomUUID` is missing on plain http addresses other than localhost. */
export function newClientId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
