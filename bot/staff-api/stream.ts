import { type WebSocket, WebSocketServer } from 'ws';
import { createLogPump } from '../channels/web/log-pump.ts';
import { leaseMs } from '../handoff/desk-act.ts';
import type { DeskFeed } from '../handoff/desk-feed.ts';
import type { UpgradeTaker } from '../http/http-server.ts';
import type { LiveFeed, LiveNotice } from '../live/live-feed.ts';
import type { EventLog } from '../operations/log-events.ts';
import type { SignedIn, StaffGuard } from '../staff/guard.ts';
import { stamp } from '../store/stamp.ts';
import type { Store } from '../store/store.ts';
import { type Change, consoleFrame } from './contract/stream.ts';
import type { Summaries } from './summaries.ts';

/** Frames of a console between two rounds; it sends one every half minute and one for each look elsewhere. */
const maxFramesPerRound = 200;
/** Bytes that may wait for a slow reader before it is dropped; it comes back and reads from its watermarks. */
const maxWaitingBytes = 4 * 1024 * 1024;
/** Changes of the queue that come together are told together, in milliseconds. */
const queueDelayMs = 100;
const longestQueue = 200;

export interface DeskStream {
  takeUpgrade: UpgradeTaker;
  /** Ids of the staff who have the console open. */
  online(): ReadonlySet<string>;
  /** Tells the consoles which of the conversations they watch are not there any more. Never rejects. */
  lookForGone(): Promise<void>;
  close(): void;
}

export interface DeskStreamParts {
  guard: StaffGuard;
  store: Store;
  feed: LiveFeed;
  deskFeed: DeskFeed;
  summaries: Summaries;
  clock(): Temporal.Instant;
  log: Pick<EventLog, 'warn'>;
  /** Time between two looks at every console, in milliseconds. */
  roundMs?: number;
  /** How often the queue is compared with the store, in milliseconds; never where nobody else changes it. */
  queueLookMs?: number | undefined;
}

interface Console {
  socket: WebSocket;
  agent: SignedIn;
  isStillIn(): Promise<boolean>;
  watched: Map<string, () => void>;
  frames: number;
  alive: boolean;
}

/** The console's WebSocket: who waits, what becomes of conversations, and the log of those that are watched. */
export function createDeskStream(parts: DeskStreamParts): DeskStream {
  const { guard, store, feed, deskFeed, summaries, clock, log, roundMs = 25_000, queueLookMs } = parts;
  const server = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024, perMessageDeflate: false });
  const consoles = new Set<Console>();
  /** Who had a conversation when it was last told of. */
  const owners = new Map<string, string>();
  let queueTimer: NodeJS.Timeout | undefined;
  const stopListening = deskFeed.listen((id, change) => void tell(id, change));
  const rounds = setInterval(() => void lookAround(), roundMs);
  rounds.unref();
  /** What all consoles were last told of the queue. */
  let toldQueue = '';
  const queueLooks =
    queueLookMs === undefined ? undefined : setInterval(() => void compareQueue(), queueLookMs).unref();

  return {
    async takeUpgrade(request, _path, { message, socket, head }) {
      const agent = await guard.admit(request, 'agent', true);
      const isStillIn = () =>
        guard.admit(request, 'agent', true).then(
          () => true,
          () => false,
        );
      server.handleUpgrade(message, socket, head, (opened) => begin(opened, agent, isStillIn));
    },
    online: () => new Set([...consoles].map(({ agent }) => agent.id)),
    lookForGone,
    close() {
      clearInterval(rounds);
      clearTimeout(queueTimer);
      clearInterval(queueLooks);
      stopListening();
      for (const { socket } of consoles) socket.close(1012, 'restarting');
    },
  };

  function begin(socket: WebSocket, agent: SignedIn, isStillIn: Console['isStillIn']): void {
    const at: Console = { socket, agent, isStillIn, watched: new Map(), frames: 0, alive: true };
    consoles.add(at);
    socket.on('message', (data) => void hear(at, String(data)));
    socket.on('pong', () => {
      at.alive = true;
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      consoles.delete(at);
      for (const stop of at.watched.values()) stop();
    });
    void queueFrame().then((frame) => send(at, frame), failed);
  }

  async function hear(at: Console, text: string): Promise<void> {
    at.frames += 1;
    const frame = consoleFrame.safeParse(parsed(text));
    if (!frame.success || at.frames > maxFramesPerRound) {
      at.socket.close(1008, 'not understood');
      return;
    }
    if ('watch' in frame.data) return watch(at, frame.data.watch);
    const now = clock();
    const until = now.add({ milliseconds: leaseMs });
    await store.desk.renewLeases(at.agent.id, stamp(now), stamp(until)).catch(failed);
  }

  function watch(at: Console, wanted: { id: string; after: number }[]): void {
    for (const id of [...at.watched.keys()]) {
      if (!wanted.some((each) => each.id === id)) unwatch(at, id);
    }
    for (const { id, after } of wanted) {
      if (at.watched.has(id)) continue;
      const pump = createLogPump({
        store,
        conversationId: id,
        watermark: after,
        socket: at.socket,
        send: ({ activities, watermark }) => send(at, { kind: 'activities', id, activities, watermark }),
        failed,
      });
      const stop = feed.listen(id, (notice) => take(at, id, notice, pump));
      at.watched.set(id, stop);
      pump();
    }
  }

  function take(at: Console, id: string, notice: LiveNotice, pump: () => void): void {
    if (notice.kind === 'grew') pump();
    if (notice.kind === 'typing' && notice.by === 'prospect') void send(at, { kind: 'typing', id });
  }

  async function tell(id: string, change: Change): Promise<void> {
    try {
      const summary = await summaries.find(id);
      const before = owners.get(id);
      if (summary?.state === 'with-agent' && summary.agent) owners.set(id, summary.agent.id);
      else owners.delete(id);
      const isLost = change === 'lost' || change === 'gone' || change === 'transferred';
      for (const each of consoles) {
        if (change === 'gone') unwatch(each, id);
        void send(each, { kind: 'conversation', id, change, ...(summary && { summary }) });
        if (isLost && each.agent.id === before) void send(each, { kind: 'lost', id });
      }
      queueTimer ??= setTimeout(() => void tellQueue(), queueDelayMs);
    } catch (error) {
      failed(error);
    }
  }

  async function tellQueue(): Promise<void> {
    queueTimer = undefined;
    const frame = await queueFrame().catch(failed);
    if (frame) tellAll(frame);
  }

  /** Another instance may have changed it and not been able to say so. */
  async function compareQueue(): Promise<void> {
    if (consoles.size === 0) return;
    const frame = await queueFrame().catch(failed);
    if (frame && JSON.stringify(frame) !== toldQueue) tellAll(frame);
  }

  function tellAll(queue: unknown): void {
    toldQueue = JSON.stringify(queue);
    for (const each of consoles) void send(each, queue);
  }

  async function queueFrame() {
    const [page, left] = await Promise.all([
      store.desk.list({ filter: 'waiting', agentId: '', search: '', limit: longestQueue }),
      store.desk.countLeft(),
    ]);
    const items = await Promise.all(page.items.map(summaries.summarise));
    return { kind: 'queue', items, waiting: page.total, left };
  }

  /** What the nightly purge took, or another process erased, nobody has told of here. */
  async function lookForGone(): Promise<void> {
    try {
      const watched = new Set([...consoles].flatMap((each) => [...each.watched.keys()]));
      for (const id of watched) {
        const found = await store.findConversation(id);
        if (found !== undefined && found !== 'erased') continue;
        await tell(id, 'gone');
      }
    } catch (error) {
      failed(error);
    }
  }

  function unwatch({ watched }: Console, id: string): void {
    watched.get(id)?.();
    watched.delete(id);
  }

  /** Whoever is silent, too slow or signed out meanwhile is dropped; what is gone is said. */
  async function lookAround(): Promise<void> {
    void lookForGone();
    for (const each of [...consoles]) {
      if (!each.alive || each.socket.bufferedAmount > maxWaitingBytes) each.socket.terminate();
      else if (!(await each.isStillIn())) each.socket.close(1008, 'signed out');
      else each.socket.ping();
      each.alive = false;
      each.frames = 0;
    }
  }

  function failed(err: unknown): undefined {
    log.warn({ err }, 'desk-stream-failed');
  }
}

/** Resolves once the network took the frame. */
function send({ socket }: Console, frame: unknown): Promise<void> {
  return new Promise((resolve) => socket.send(JSON.stringify(frame), () => resolve()));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
