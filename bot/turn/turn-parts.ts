import type { ActivityHandler } from 'botbuilder-core';
import type { World } from '../../dialogs/conversation.ts';
import type { DeskForTurns } from '../handoff/desk-turn.ts';
import type { LiveEvents } from '../live/live-events.ts';
import type { LiveFeed } from '../live/live-feed.ts';
import type { PendingDelivery, Store } from '../store/store.ts';
import type { Party, TurnLog } from './turns.ts';

/** What turns are made with. */
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
  /** The people who can take a conversation over; nobody if absent. */
  desk?: DeskForTurns | undefined;
  /** What other instances did. What they tell of is read anew. */
  elsewhere?: Pick<LiveEvents, 'listen'> | undefined;
  delivery?: TurnDelivery | undefined;
}

/** Channels that deliver messages instead of letting clients fetch them. */
export interface TurnDelivery {
  serves(channel: string): boolean;
  /** Until when the first message of a turn is lent to it; undefined when it has its hands full. */
  lendUntil(): string | undefined;
  /** Told after a commit that there is something to deliver, with what is lent to it already. */
  wake(lent?: PendingDelivery): void;
}
