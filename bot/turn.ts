import type { ActivityHandler } from 'botbuilder-core';
import type { World } from '../dialogs/conversation.ts';
import type { LiveFeed } from './live-feed.ts';
import type { Json, Store } from './store/store.ts';

/** An activity of a client after its channel has parsed it and dropped every field that is not listed here. */
export interface InboundActivity {
  type: 'message' | 'event';
  /** Of an event. */
  name?: string | undefined;
  text?: string | undefined;
  /** What a button, form or page menu sent. Any JSON within the size limit: it is parsed, never trusted. */
  value?: Json | undefined;
  /** BCP 47 tag of what the client is set to. */
  locale?: string | undefined;
  /** An IANA time zone that exists, such as `Asia/Singapore`. */
  localTimezone?: string | undefined;
  /** Echoed to the client as it is. */
  channelData?: ({ clientActivityID?: string | undefined } & { [key: string]: Json | undefined }) | undefined;
}

/** Whose conversation it is. The channel has made sure of it. */
export interface Party {
  conversationId: string;
  userId: string;
  channel: string;
}

export interface Opening extends Party {
  /** BCP 47 tags in order of preference. */
  languages: string[];
  /** An IANA time zone that exists. */
  timeZone?: string | undefined;
}

export interface Delivery extends Party {
  activity: InboundActivity;
}

/**
 * `duplicate`: it was acted on before; the id is the one it was given then. `gone`: there is no such
 * conversation (any more) and the client must be told so.
 */
export type TurnOutcome = { outcome: 'committed' | 'duplicate'; activityId: string } | { outcome: 'gone' };

export interface TurnParts {
  store: Store;
  /** See createRegistrationBot. */
  bot: ActivityHandler;
  feed: LiveFeed;
  /** The present moment. */
  clock(): Temporal.Instant;
  /** Everything of the world but the moment, for one conversation. */
  world(party: Party): Omit<World, 'now'> | Promise<Omit<World, 'now'>>;
  log: TurnLog;
}

/** Receives ids and codes, never a word of what was said. A pino logger is one. */
export interface TurnLog {
  warn(fields: Record<string, unknown>, event: string): void;
  error(fields: Record<string, unknown>, event: string): void;
}

export interface Turns {
  /** Begins a conversation: commits the welcome and the first question. `duplicate` if it had begun already. */
  open(opening: Opening): Promise<TurnOutcome>;
  /**
   * Acts on one activity, exactly once. Resolves when its consequences are on disk; rejects, with nothing
   * changed, with a GuideError (`store-unavailable`, `store-full`, `conversation-busy`) or what the bot threw.
   */
  receive(delivery: Delivery): Promise<TurnOutcome>;
  /** Resolves when no turn is under way; for a graceful stop. */
  idle(): Promise<void>;
}
