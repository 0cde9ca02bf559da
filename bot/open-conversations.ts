import { randomBytes } from 'node:crypto';
import type { AppParts } from './app-parts.ts';
import type { Courier } from './channels/connector/courier.ts';
import { teamsChannel } from './channels/connector/guard.ts';
import { createTokens, type Tokens } from './channels/web/tokens.ts';
import { createConversationLinks } from './conversation-links.ts';
import { createDeskFeed } from './handoff/desk-feed.ts';
import type { DeskForTurns } from './handoff/desk-turn.ts';
import { type Live, openLive } from './live/open-live.ts';
import { createDataLinks, type DataLinks } from './my-data/data-links.ts';
import { createRegistrationBot } from './registration-bot.ts';
import { createTurns } from './turn/create-turns.ts';
import type { Turns } from './turn/turns.ts';

export interface ConversationParts
  extends Pick<
    AppParts,
    'config' | 'store' | 'clock' | 'randomId' | 'knowledge' | 'converse' | 'secondReader' | 'log'
  > {
  /** Whether there are people who can take a conversation over. */
  hasPeople: boolean;
  /** Where people reach the server, without a path. */
  address(): string;
  /** Who delivers to Teams, if anybody does. Asked at each turn, as the connector is made of turns. */
  courier(): Courier | undefined;
}

export interface Conversations {
  turns: Turns;
  live: Live;
  tokens: Tokens;
  dataLinks: DataLinks;
  /** The desk as turns see it; undefined without people. */
  desk: DeskForTurns | undefined;
}

/** Conversations without their channels: turns, what tells of them at once, and who may see which conversation. */
export async function openConversations(parts: ConversationParts): Promise<Conversations> {
  const { config, store, clock, randomId, knowledge, log, courier } = parts;
  const secret =
    config.TOKEN_SECRET ?? (await store.ensureSetting('token-key', randomBytes(32).toString('base64url')));
  const key = new TextEncoder().encode(secret);
  const tokens = createTokens({ key, clock, randomId, resumeDays: config.RESUME_DAYS });
  const dataLinks = createDataLinks({ key, clock });
  const live = await openLive({ config, self: randomId(), store, texts: knowledge.texts, clock, log });
  const desk = parts.hasPeople ? { feed: createDeskFeed(live.events), hours: config.DESK_HOURS } : undefined;
  const linksOf = createConversationLinks({
    contact: config.CONTACT_URL,
    address: parts.address,
    tokens,
    dataLinks,
  });
  const turns = createTurns({
    desk,
    store,
    feed: live.feed,
    elsewhere: live.events,
    clock,
    log,
    bot: createRegistrationBot(parts.converse, parts.secondReader),
    delivery: {
      serves: (channel) => channel === teamsChannel,
      lendUntil: () => courier()?.lendUntil(),
      wake: (lent) => courier()?.wake(lent),
    },
    world: async (party) => ({ ...knowledge, links: await linksOf(party) }),
  });
  return { turns, live, tokens, dataLinks, desk };
}
