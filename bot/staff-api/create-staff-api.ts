import type { World } from '../../dialogs/conversation.ts';
import type { DeskFeed } from '../handoff/desk-feed.ts';
import type { Route } from '../http/route.ts';
import type { LiveFeed } from '../live/live-feed.ts';
import type { EventLog } from '../operations/log-events.ts';
import type { StaffGuard } from '../staff/guard.ts';
import type { Store } from '../store/store.ts';
import type { Turns } from '../turn/turns.ts';
import { worldWithoutLinks } from '../world-without-links.ts';
import { cannedRoutes } from './canned-routes.ts';
import { conversationRoutes } from './conversation-routes.ts';
import { listRoutes } from './list-routes.ts';
import { createDeskStream, type DeskStream } from './stream.ts';
import { createSummaries } from './summaries.ts';

/** The stream's address; all the others are in the route table. */
export const deskStreamPath = '/desk/stream';

export interface StaffApiParts {
  guard: StaffGuard;
  store: Store;
  turns: Pick<Turns, 'act'>;
  feed: LiveFeed;
  deskFeed: DeskFeed;
  clock(): Temporal.Instant;
  randomId(): string;
  knowledge: Omit<World, 'now' | 'links' | 'desk'>;
  /** How often the queue is compared with the store, in milliseconds; never where nobody else changes it. */
  queueLookMs?: number | undefined;
  log: Pick<EventLog, 'warn'>;
}

export interface StaffApi {
  routes: Route[];
  stream: DeskStream;
}

/** What the console talks to, as the files of contract/ say. */
export function createStaffApi(parts: StaffApiParts): StaffApi {
  const { guard, store, clock, knowledge, randomId } = parts;
  const world = () => worldWithoutLinks(knowledge, clock());
  const summaries = createSummaries(store, world);
  const stream = createDeskStream({ ...parts, summaries });
  return {
    stream,
    routes: [
      ...listRoutes({ guard, store, summaries, online: stream.online }),
      ...conversationRoutes({ ...parts, summaries, world }),
      ...cannedRoutes({ guard, store, languages: knowledge.texts.languages, randomId }),
    ],
  };
}
