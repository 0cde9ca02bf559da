import { createLiveFeed, type LiveFeed } from '../../../bot/live/live-feed.ts';
import { type Converse, createRegistrationBot } from '../../../bot/registration-bot.ts';
import { openSqliteStore } from '../../../bot/store/sqlite/sqlite-store.ts';
import type { Store } from '../../../bot/store/store.ts';
import { createTurns } from '../../../bot/turn/create-turns.ts';
import type { TurnParts } from '../../../bot/turn/turn-parts.ts';
import type { Delivery, Turns } from '../../../bot/turn/turns.ts';
import { countingConversation, emptyWorld } from './counting-conversation.ts';

export interface TurnsFixture {
  turns: Turns;
  store: Store;
  feed: LiveFeed;
  /** What was logged, one line each. */
  logged: string[];
}

export interface FixtureOptions {
  store?: Store;
  feed?: LiveFeed;
  converse?: Converse;
  world?: TurnParts['world'];
  clock?: TurnParts['clock'];
  desk?: TurnParts['desk'];
  elsewhere?: TurnParts['elsewhere'];
}

/** Turns over a real store, in memory unless one is given, with a clock that stands still unless another is given. */
export function turnsFixture(options: FixtureOptions = {}): TurnsFixture {
  const {
    store = openSqliteStore({ path: ':memory:', at: '2026-11-23T08:00:00.000Z' }),
    feed = createLiveFeed(),
    converse = countingConversation,
    world = () => emptyWorld,
    clock = () => Temporal.Instant.from('2026-11-23T08:00:00.123456Z'),
  } = options;
  const logged: string[] = [];
  const note = (fields: Record<string, unknown>, event: string) => {
    logged.push(`${event} ${JSON.stringify(fields)}`);
  };
  const turns = createTurns({
    store,
    feed,
    world,
    bot: createRegistrationBot(converse),
    clock,
    desk: options.desk,
    elsewhere: options.elsewhere,
    log: { warn: note, error: note },
  });
  return { turns, store, feed, logged };
}

export const party = { conversationId: 'c1', userId: 'dl_1', channel: 'web' };

/** A message of the person of conversation c1; `id` is the client's own. */
export function message(text: string, id?: string, conversationId = 'c1'): Delivery {
  const channelData = id === undefined ? undefined : { clientActivityID: id };
  return { ...party, conversationId, activity: { type: 'message', text, channelData } };
}

/** The texts in a conversation's log, each with who said it. */
export async function transcript(store: Store, conversationId = 'c1'): Promise<string[]> {
  const log = await store.readLog(conversationId, 0, 10_000);
  return log.map(({ activity }) => {
    const { from, text } = JSON.parse(JSON.stringify(activity));
    return `${from.role}: ${text}`;
  });
}
