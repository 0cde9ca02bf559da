import { type ConsoleFrame, type StreamFrame, streamFrame } from '../../../staff-api/contract/stream.ts';

/** The server takes leases back from a console that is silent for longer than three of these. */
const aliveMs = 30_000;
const shortestWait = 500;
const longestWait = 15_000;

export interface StreamParts {
  hear(frame: StreamFrame): void;
  /** The connection is there, for the first time or again: what was missed has to be fetched. */
  opened(): void;
  /** The connection broke, or could not be made. */
  lost(): void;
}

export interface DeskStream {
  send(frame: ConsoleFrame): void;
}

/** Keeps a connection to the desk, for as long as the page lives. */
export function openStream({ hear, opened, lost }: StreamParts): DeskStream {
  let socket: WebSocket | undefined;
  let wait = shortestWait;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const send = (frame: ConsoleFrame) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  };
  const connect = () => {
    clearTimeout(timer);
    const mine = new WebSocket(new URL('/desk/stream', location.origin.replace(/^http/, 'ws')));
    socket = mine;
    mine.addEventListener('open', () => {
      wait = shortestWait;
      opened();
    });
    mine.addEventListener('message', ({ data }) => {
      const frame = streamFrame.safeParse(parsed(data));
      if (frame.success) hear(frame.data);
    });
    mine.addEventListener('close', () => {
      if (socket !== mine) return;
      lost();
      // Consoles that all lost the same server do not come back all at once.
      timer = setTimeout(connect, wait * (0.5 + Math.random()));
      wait = Math.min(longestWait, wait * 2);
    });
  };
  window.addEventListener('online', () => {
    if (socket?.readyState !== WebSocket.OPEN) connect();
  });
  // A socket may take minutes to notice that the network is gone.
  window.addEventListener('offline', () => socket?.close());
  setInterval(() => send({ alive: true }), aliveMs);
  connect();
  return { send };
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
