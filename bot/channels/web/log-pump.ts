import type { WebSocket } from 'ws';
import type { Store } from '../../store/store.ts';
import { type ActivityPage, readPage } from './activity-page.ts';

export interface LogPumpParts {
  store: Store;
  conversationId: string;
  /** Everything up to this sequence number is known at the other end. */
  watermark: number;
  socket: WebSocket;
  send(page: ActivityPage): Promise<void>;
  failed(error: unknown): void;
}

/**
 * Sends what the log holds after the last frame, each time it is called. Calls while it reads cause one more look. When
 * it fails, the socket is closed so that the other end comes back with its watermark.
 */
export function createLogPump({
  store,
  conversationId,
  watermark,
  socket,
  send,
  failed,
}: LogPumpParts): () => void {
  let sent = watermark;
  let reading = false;
  let again = false;

  return () => {
    again = true;
    if (!reading) void run();
  };

  async function run(): Promise<void> {
    reading = true;
    try {
      do {
        again = false;
        const page = await readPage(store, conversationId, sent);
        if (page.activities.length > 0) await send(page);
        again ||= page.more;
        sent = page.watermark;
      } while (again && socket.readyState === socket.OPEN);
    } catch (error) {
      failed(error);
      socket.close(1011, 'try again');
    } finally {
      reading = false;
    }
  }
}
