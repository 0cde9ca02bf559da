import type { Cloud, SentToTeams } from '../../channels/connector/cloud.ts';
import { DeliveryError } from '../../channels/connector/delivery-error.ts';
import { plainMessage } from '../../channels/connector/plain-message.ts';
import type { Duty } from '../../duty.ts';
import type { Handoff, HandoffState, StaffThread } from '../../store/desk-store.ts';
import { stamp } from '../../store/stamp.ts';
import type { LogEntry, Store } from '../../store/store.ts';
import type { TurnLog } from '../../turn/turns.ts';
import type { TellNotice } from '../beside-notice.ts';
import { leaseMs } from '../desk-act.ts';
import type { DeskFeed } from '../desk-feed.ts';
import { createDeskFollower } from '../desk-follower.ts';
import type { StaffChannel } from './staff-channel.ts';
import { type SayInChannel, spokenLine, stateLine, stateToTell } from './thread-lines.ts';

export interface StaffThreadsParts {
  store: Store;
  cloud: Pick<Cloud, 'send' | 'openThread'>;
  channel(): Promise<StaffChannel | undefined>;
  deskFeed: DeskFeed;
  /** To tell the threads. */
  duty: Duty;
  clock(): Temporal.Instant;
  say: SayInChannel;
  tellNotice: TellNotice;
  /** The first message of a thread. */
  opening(conversationId: string, lastLines: string[]): Promise<SentToTeams | undefined>;
  log: TurnLog;
}

export interface StaffThreads {
  start(everyMs: number): void;
  /** Tells what was not told yet, and keeps what agents hold by way of Teams. Never rejects. */
  look(): Promise<void>;
  /** Notes that an agent has a conversation by way of Teams, and has just done something about it. */
  hold(conversationId: string, number: number, agentId: string): Promise<void>;
  /** Resolves when nothing is being told. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** Conversations looked at in one go. */
const limit = 200;
const pageSize = 200;
const lastLines = 4;
/** How long a prospect's words may go unanswered before an agent in Teams counts as gone, in minutes. */
const silenceMinutes = 15;
const firstWaitSeconds = 5;
const longestWaitSeconds = 300;
const openStates: HandoffState[] = ['waiting', 'with-agent', 'message-left'];

/**
 * Keeps the threads of the staff channel in step with the desk. What a thread was told is in the store, beside what there
 * is to tell: so nothing is lost while Teams or this process is away, and what may have arrived and is sent once more is
 * logged as `staff-post-repeated`.
 */
export function createStaffThreads(parts: StaffThreadsParts): StaffThreads {
  const { store, cloud, channel, deskFeed, duty, clock, say, tellNotice, opening, log } = parts;
  const { desk } = store;
  const pauses = new Map<string, { until: number; times: number }>();
  const follower = createDeskFollower({
    deskFeed,
    duty,
    bringInStep: unlessPaused,
    findUntold,
    failed: {
      once: (fields) => log.warn(fields, 'staff-thread-failed'),
      round: (fields) => log.error(fields, 'staff-thread-failed'),
    },
  });

  return {
    start: follower.start,
    look: follower.look,
    // after what is being told here, so that staff read every step of what they do in quick succession
    hold: (conversationId, number, agentId) =>
      follower.inOrder(conversationId, () =>
        desk.holdThread(conversationId, number, { agentId, at: stamp(clock()) }),
      ),
    settled: follower.settled,
    stop: follower.stop,
  };

  async function findUntold(): Promise<string[]> {
    const now = clock();
    const until = stamp(now.add({ milliseconds: leaseMs }));
    await desk.renewThreadLeases(stamp(now), until, stamp(now.subtract({ minutes: silenceMinutes })));
    return desk.findUntold(limit);
  }

  /** After a failure a conversation is left alone for a while, longer each time. */
  async function unlessPaused(conversationId: string): Promise<void> {
    const pause = pauses.get(conversationId);
    if (pause && pause.until > clock().epochMilliseconds) return;
    try {
      await bringInStep(conversationId);
      pauses.delete(conversationId);
    } catch (error) {
      const times = (pause?.times ?? 0) + 1;
      const wished = error instanceof DeliveryError ? (error.retryAfter ?? 0) : 0;
      const wait = Math.max(wished, Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** (times - 1)));
      pauses.set(conversationId, { until: clock().epochMilliseconds + wait * 1000, times });
      throw error;
    }
  }

  async function bringInStep(conversationId: string): Promise<void> {
    const [handoff, to] = [await desk.findHandoff(conversationId), await channel()];
    if (!handoff || !to) return;
    const threads = await desk.readThreads(conversationId);
    for (const earlier of threads) {
      if (earlier.number < handoff.number && !earlier.ended) await tellOver(conversationId, earlier, to);
    }
    const thread = threads.find(({ number }) => number === handoff.number);
    if (thread?.remote !== undefined) await tell(conversationId, thread, to);
    else if (handoff.state === 'waiting' || handoff.state === 'message-left')
      await open(conversationId, thread, handoff, to);
    else if (thread) await desk.saveThread(conversationId, { ...thread, ended: true });
  }

  async function open(
    conversationId: string,
    found: StaffThread | undefined,
    handoff: Handoff,
    { id: channelId, serviceUrl, botId, tenantId }: StaffChannel,
  ): Promise<void> {
    const entries = await entriesAfter(conversationId, 0);
    const lines = entries.flatMap((entry) => spokenLine(entry, say, tellNotice) ?? []);
    const activity = await opening(
      conversationId,
      lines.slice(-lastLines).map(({ text }) => text),
    );
    if (!activity) return;
    const thread: StaffThread = {
      number: handoff.number,
      forwarded: entries.at(-1)?.sequence ?? 0,
      toldVersion: handoff.version,
      told: stateToTell(handoff),
      posting: found?.posting === true,
      ended: false,
    };
    await posted(conversationId, thread, async () => {
      const remote = await cloud.openThread({ serviceUrl, channelId, botId, tenantId, activity });
      return { remote };
    });
  }

  /** First that somebody came, then what was said; an end comes after what was said before it. */
  async function tell(conversationId: string, found: StaffThread, to: StaffChannel) {
    if (found.ended) return;
    // Before the handoff, which is then never older than the words: whoever speaks in them is known to have come.
    const words = await entriesAfter(conversationId, found.forwarded);
    const handoff = await desk.findHandoff(conversationId);
    if (handoff?.number !== found.number) return;
    let thread = found;
    const told = stateToTell(handoff);
    const isOpen = openStates.includes(handoff.state);
    if (thread.told !== told && isOpen) {
      thread = await post(conversationId, thread, to, stateLine(handoff, say), { told });
    }
    for (const entry of isOpen ? words : await entriesAfter(conversationId, thread.forwarded)) {
      // what the bot then hears is no matter of staff
      if (handoff.endedAt !== undefined && entry.at > handoff.endedAt) break;
      const line = spokenLine(entry, say, tellNotice);
      const change = { forwarded: entry.sequence, ...unanswered(thread, line?.by, entry) };
      if (line && line.by !== 'bot') thread = await post(conversationId, thread, to, line.text, change);
      else thread = { ...thread, ...change };
    }
    if (!isOpen)
      thread = await post(conversationId, thread, to, stateLine(handoff, say), { told, ended: true });
    await desk.saveThread(conversationId, { ...thread, toldVersion: handoff.version });
  }

  function unanswered(thread: StaffThread, by: string | undefined, { at }: LogEntry) {
    if (by === 'prospect') return { unansweredSince: thread.unansweredSince ?? at };
    return by === 'agent' ? { unansweredSince: undefined } : {};
  }

  async function tellOver(conversationId: string, thread: StaffThread, to: StaffChannel): Promise<void> {
    if (thread.remote === undefined) await desk.saveThread(conversationId, { ...thread, ended: true });
    else await post(conversationId, thread, to, say('over'), { ended: true });
  }

  function post(
    conversationId: string,
    thread: StaffThread,
    to: StaffChannel,
    text: string,
    change: ThreadChange,
  ): Promise<StaffThread> {
    const remote = thread.remote ?? '';
    return posted(conversationId, thread, async () => {
      await cloud.send(to.serviceUrl, remote, plainMessage(to, remote, text));
      return change;
    });
  }

  /** Does something that Teams cannot take back, and notes before and after that it does. */
  async function posted(
    conversationId: string,
    thread: StaffThread,
    send: () => Promise<ThreadChange>,
  ): Promise<StaffThread> {
    if (thread.posting) log.warn({ conversationId, number: thread.number }, 'staff-post-repeated');
    // erased a moment ago
    if (!(await desk.saveThread(conversationId, { ...thread, posting: true }))) return thread;
    try {
      const next = { ...thread, ...(await send()), posting: false };
      await desk.saveThread(conversationId, next);
      return next;
    } catch (error) {
      const isRefused = error instanceof DeliveryError && error.status !== undefined;
      if (isRefused) await desk.saveThread(conversationId, { ...thread, posting: false });
      throw error;
    }
  }

  async function entriesAfter(conversationId: string, after: number): Promise<LogEntry[]> {
    const all: LogEntry[] = [];
    for (;;) {
      const page = await store.readLog(conversationId, all.at(-1)?.sequence ?? after, pageSize);
      all.push(...page);
      if (page.length < pageSize) return all;
    }
  }
}

type ThreadChange = Partial<Omit<StaffThread, 'number'>>;
