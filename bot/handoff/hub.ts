import type { Duty } from '../duty.ts';
import type { Agent, Handoff, HubLink } from '../store/desk-store.ts';
import { stamp } from '../store/stamp.ts';
import type { Store } from '../store/store.ts';
import type { TurnLog, Turns } from '../turn/turns.ts';
import type { TellNotice } from './beside-notice.ts';
import { type DeskAct, leaseMs } from './desk-act.ts';
import type { DeskFeed } from './desk-feed.ts';
import { createDeskFollower } from './desk-follower.ts';
import { wordsOfProspect } from './words-of-prospect.ts';

/**
 * A program in which staff answer instead of our console, which needs none. Its two directions are the Bot Framework's:
 * `initiate` is the event handoff.initiate, `HandoffStatus` is handoff.status. Methods reject to be tried again.
 */
export interface Hub {
  /** Begins the ids of its agents. */
  name: string;
  /** Opens a conversation there, with what staff need to know; the name it has there. */
  initiate(conversationId: string, context: string): Promise<string>;
  /** Words of the prospect. May be told twice. */
  forward(remote: string, text: string): Promise<void>;
  /** Nobody is needed there any more. */
  end(remote: string): Promise<void>;
}

/** What a hub says became of a handoff. `failed`: nobody will take it. */
export type HandoffStatus =
  | { status: 'accepted'; agent: Agent; text: string; id: string }
  | { status: 'completed' }
  | { status: 'failed' };

export interface HubDeskParts {
  hub: Hub;
  store: Store;
  turns: Pick<Turns, 'act'>;
  deskFeed: DeskFeed;
  /** To tell the hub. */
  duty: Duty;
  clock(): Temporal.Instant;
  /** What staff need to know of a conversation before they answer. */
  contextOf(conversationId: string, handoff: Handoff): Promise<string>;
  tellNotice: TellNotice;
  log: TurnLog;
}

export interface HubDesk {
  start(everyMs: number): void;
  /** Tells the hub what it does not know yet, and keeps what its agents hold. Never rejects. */
  look(): Promise<void>;
  /** What the hub reports of a conversation by its name there. What is said twice counts once. */
  report(remote: string, status: HandoffStatus): Promise<void>;
  stop(): Promise<void>;
}

/** Conversations looked at in one go. */
const limit = 200;

/** Keeps a foreign hub in step with the desk. Its links are in the store: what a crash left untold is told later. */
export function createHubDesk(parts: HubDeskParts): HubDesk {
  const { hub, store, turns, deskFeed, duty, clock, contextOf, tellNotice, log } = parts;
  const { desk } = store;
  const isOurs = (agent: Agent | undefined) => agent?.id.startsWith(`${hub.name}:`) === true;
  const follower = createDeskFollower({
    deskFeed,
    duty,
    bringInStep,
    findUntold,
    failed: {
      once: (fields) => log.warn(fields, 'hub-failed'),
      round: (fields) => log.error(fields, 'hub-failed'),
    },
  });

  return {
    start: follower.start,
    look: follower.look,
    async report(remote, status) {
      // what is just being opened there may be answered before its name is kept here
      if (!(await desk.findLinkAt(remote))) await follower.settled();
      const link = await desk.findLinkAt(remote);
      if (link) await follower.inOrder(link.conversationId, () => take(link, status));
    },
    stop: follower.stop,
  };

  async function findUntold(): Promise<string[]> {
    const { items } = await desk.list({ filter: 'open', agentId: '', search: '', limit });
    const now = clock();
    const until = stamp(now.add({ milliseconds: leaseMs }));
    for (const agentId of (await desk.countByAgent()).keys()) {
      if (agentId.startsWith(`${hub.name}:`)) await desk.renewLeases(agentId, stamp(now), until);
    }
    return items.map(({ conversation }) => conversation.id);
  }

  async function bringInStep(conversationId: string): Promise<void> {
    const handoff = await desk.findHandoff(conversationId);
    const link = await desk.findLink(conversationId);
    const needsHub =
      handoff?.state === 'waiting' || (handoff?.state === 'with-agent' && isOurs(handoff.agent));
    if (!needsHub) {
      // its erasure has taken the link along, and the hub's own rules of keeping apply there
      if (link && !link.ended) {
        await hub.end(link.remote);
        await desk.saveLink(conversationId, { ...link, ended: true });
      }
      return;
    }
    const known =
      link?.number === handoff.number && !link.ended ? link : await initiate(conversationId, handoff);
    const { words, upTo } = await wordsOfProspect(store, conversationId, known.forwarded, tellNotice);
    for (const text of words) await hub.forward(known.remote, text);
    if (upTo > known.forwarded) await desk.saveLink(conversationId, { ...known, forwarded: upTo });
  }

  async function initiate(conversationId: string, handoff: Handoff) {
    const { upTo } = await wordsOfProspect(store, conversationId, 0, tellNotice);
    const remote = await hub.initiate(conversationId, await contextOf(conversationId, handoff));
    const link = { remote, number: handoff.number, forwarded: upTo, ended: false };
    await desk.saveLink(conversationId, link);
    return link;
  }

  async function take(link: HubLink & { conversationId: string }, report: HandoffStatus): Promise<void> {
    const { conversationId } = link;
    // it ended there by itself, and telling the hub so would begin it again
    if (report.status !== 'accepted') await desk.saveLink(conversationId, { ...link, ended: true });
    const handoff = await desk.findHandoff(conversationId);
    const owner = handoff?.agent;
    if (report.status === 'accepted') {
      const { agent, text, id } = report;
      if (handoff?.state === 'with-agent' && owner && isOurs(owner) && owner.id !== agent.id)
        await act(conversationId, { do: 'transfer', agent: owner, to: agent });
      else await act(conversationId, { do: 'claim', agent });
      await act(conversationId, { do: 'say', agent, text }, id);
    } else if (report.status === 'completed' && owner && isOurs(owner)) {
      await act(conversationId, { do: 'close', agent: owner });
    } else if (handoff?.state === 'waiting') {
      await act(conversationId, { do: 'give-up' });
    }
  }

  async function act(conversationId: string, what: DeskAct, clientId?: string): Promise<void> {
    await turns.act(conversationId, what, clientId);
  }
}
