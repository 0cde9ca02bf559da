import { setTimeout as after } from 'node:timers/promises';
import { WebSocket } from 'ws';

/** A WebSocket that is dialled again whenever it is lost, as pages do. */
export interface Screen {
  send(frame: unknown): void;
  /** Hangs up, so that it is dialled anew: for one that seems to be dead. */
  redial(): void;
  /** Hangs up for good. */
  close(): void;
}

export interface ScreenOptions {
  /** Where to dial and with which headers; undefined when that cannot be had now. */
  address(): Promise<{ url: string; headers?: Record<string, string> } | undefined>;
  opened?(): void;
  take(frame: unknown): void;
  /** The longest pause before it is dialled again, in milliseconds. */
  pauseMs: number;
  random(): number;
}

export function createScreen({ address, opened, take, pauseMs, random }: ScreenOptions): Screen {
  let socket: WebSocket | undefined;
  let closed = false;
  void keepOpen();

  return {
    send(frame) {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
    },
    redial: () => socket?.terminate(),
    close() {
      closed = true;
      socket?.terminate();
    },
  };

  async function keepOpen(): Promise<void> {
    while (!closed) {
      const where = await address();
      if (where && !closed) await show(where);
      await after(pauseMs * random());
    }
  }

  function show({ url, headers }: { url: string; headers?: Record<string, string> }): Promise<void> {
    return new Promise((resolve) => {
      const dialled = new WebSocket(url, {
        perMessageDeflate: false,
        handshakeTimeout: 5000,
        ...(headers && { headers }),
      });
      socket = dialled;
      dialled.on('open', () => opened?.());
      dialled.on('message', (message) => {
        const text = String(message);
        if (text !== '') take(JSON.parse(text));
      });
      dialled.on('error', () => dialled.terminate());
      dialled.on('close', () => resolve());
    });
  }
}
