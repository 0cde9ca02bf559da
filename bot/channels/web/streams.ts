import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Handshake } from '../../http/http-server.ts';
import type { LiveFeed, LiveNotice } from '../../live/live-feed.ts';
import type { EventLog } from '../../operations/log-events.ts';
import type { Json, Store } from '../../store/store.ts';
import { botSender } from '../../turn/turn-activities.ts';
import { createLogPump } from './log-pump.ts';

/** Streams one conversation may have open; one more closes the oldest. */
const maxStreams = 8;
/** Frames are read from a client only to keep the connection alive; these many between two rounds are enough. */
const maxFramesPerRound = 100;
/** Bytes that may wait for a slow reader before it is dropped; it comes back with its watermark. */
const maxWaitingBytes = 1024 * 1024;

export interface Streams {
  /** Turns a checked handshake into a stream of a conversation's activities after `watermark`. */
  open(conversationId: string, watermark: number, handshake: Handshake): void;
  /** How many are open. */
  count(): number;
  /**
   * Closes every stream with 1012, service restart, upon which clients reconnect. Resolves when the last is gone,
   * at the latest after `graceMs`.
   */
  close(graceMs: number): Promise<void>;
}

export interface StreamParts {
  store: Store;
  feed: LiveFeed;
  log: Pick<EventLog, 'warn'>;
  /** Time between two looks at every stream, in milliseconds; proxies close what is silent for a minute. */
  roundMs?: number;
}

interface Stream {
  socket: WebSocket;
  conversationId: string;
  /** Frames received and whether a pong came since the last round. */
  frames: number;
  alive: boolean;
}

/** Direct Line's WebSocket: frames of activities in the order of the log, empty frames to keep it alive. */
export function createStreams({ store, feed, log, roundMs = 25_000 }: StreamParts): Streams {
  const server = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024, perMessageDeflate: false });
  const byConversation = new Map<string, Set<Stream>>();
  const rounds = setInterval(keepAlive, roundMs);
  rounds.unref();

  return {
    open(conversationId, watermark, { message, socket, head }) {
      server.handleUpgrade(message, socket, head, (opened) => start(opened, conversationId, watermark));
    },
    count: () => all().length,
    async close(graceMs) {
      clearInterval(rounds);
      const sockets = all().map(({ socket }) => socket);
      for (const socket of sockets) socket.close(1012, 'restarting');
      const deadline = setTimeout(() => {
        for (const socket of sockets) socket.terminate();
      }, graceMs);
      await Promise.all(sockets.map(closed));
      clearTimeout(deadline);
    },
  };

  function start(socket: WebSocket, conversationId: string, watermark: number): void {
    const stream: Stream = { socket, conversationId, frames: 0, alive: true };
    const pump = createLogPump({
      store,
      conversationId,
      watermark,
      socket,
      send: (page) => {
        noteLanguage(conversationId, page.activities);
        return send(socket, page);
      },
      failed: (err) => log.warn({ err, conversationId }, 'stream-failed'),
    });
    const stopListening = feed.listen(conversationId, (notice) => take(notice, stream, pump));
    admit(stream);
    socket.on('message', () => {
      stream.frames += 1;
      if (stream.frames > maxFramesPerRound) socket.close(1008, 'too many frames');
    });
    socket.on('pong', () => {
      stream.alive = true;
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      stopListening();
      const others = byConversation.get(conversationId);
      others?.delete(stream);
      if (others?.size === 0) byConversation.delete(conversationId);
    });
    pump();
    if (feed.isShared && watermark > 0) void lookWhatItSpeaks(conversationId, watermark);
  }

  /** For a page that has seen all there is: nothing is sent to it that would tell. */
  async function lookWhatItSpeaks(conversationId: string, watermark: number): Promise<void> {
    const newest = await store.readLog(conversationId, watermark - 1, 1).catch(() => []);
    noteLanguage(
      conversationId,
      newest.filter(({ sequence }) => sequence === watermark).map(({ activity }) => activity),
    );
  }

  function noteLanguage(conversationId: string, activities: readonly Json[]): void {
    if (!feed.isShared) return;
    const { data: language } = spoken.safeParse(activities.at(-1));
    if (language) feed.speaks(conversationId, language.locale);
  }

  function admit(stream: Stream): void {
    const streams = byConversation.get(stream.conversationId) ?? new Set();
    byConversation.set(stream.conversationId, streams.add(stream));
    const [oldest] = streams;
    if (streams.size > maxStreams) oldest?.socket.close(1008, 'too many streams');
  }

  function take(notice: LiveNotice, stream: Stream, pump: () => void): void {
    if (notice.kind === 'grew') {
      pump();
      return;
    }
    if (notice.kind === 'typing') {
      if (notice.by === 'agent') stream.socket.send(JSON.stringify({ activities: [agentTyping] }));
      return;
    }
    stream.socket.send(JSON.stringify({ activities: [notice.farewell] }));
    stream.socket.close(1000, 'conversation erased');
  }

  function keepAlive(): void {
    for (const stream of all()) {
      const { socket } = stream;
      if (!stream.alive || socket.bufferedAmount > maxWaitingBytes) {
        socket.terminate();
        continue;
      }
      stream.alive = false;
      stream.frames = 0;
      socket.ping();
      // proxies and browsers' scripts see frames, not pings
      socket.send('');
    }
  }

  function all(): Stream[] {
    return [...byConversation.values()].flatMap((streams) => [...streams]);
  }
}

/** Words of the bot, which are in the person's language; what people send may be labelled with another. */
const spoken = z.object({ from: z.object({ id: z.literal(botSender) }), locale: z.string() });

/** Without a watermark: it is in no log. */
const agentTyping = { type: 'typing', from: { id: 'agent', role: 'bot' } };

function closed(socket: WebSocket): Promise<void> {
  if (socket.readyState === socket.CLOSED) return Promise.resolve();
  return new Promise((resolve) => socket.once('close', () => resolve()));
}

/** Resolves once the network took the frame, so that no more than one page waits for a slow reader. */
function send(socket: WebSocket, page: { activities: unknown[]; watermark: number }): Promise<void> {
  const frame = JSON.stringify({ activities: page.activities, watermark: String(page.watermark) });
  return new Promise((resolve) => socket.send(frame, () => resolve()));
}
