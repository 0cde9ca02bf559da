import { createClient } from '@redis/client';
import { type LiveEvent, type LiveEvents, readMessage, writeMessages } from './live-events.ts';
import type { EventsOptions } from './postgres-events.ts';

const channel = 'registration-guide';
/** There is no limit worth speaking of; smaller messages come sooner. */
const maxBytes = 64 * 1024;
const longestPauseMs = 2_000;
/** How often a connection on which nothing happens is tried. */
const heartbeatMs = 5_000;

/** Events by publish and subscribe of Redis or Valkey, which may lose them: nothing depends on them. */
export function redisEvents({ url, self, changed }: EventsOptions): LiveEvents {
  const listeners: ((event: LiveEvent | 'missed') => void)[] = [];
  let waiting: LiveEvent[] = [];
  let isComing = false;
  const sender = createClient({
    url,
    pingInterval: heartbeatMs,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: (tries) => Math.min(longestPauseMs, 100 * 2 ** tries) },
  });
  const receiver = sender.duplicate({ disableOfflineQueue: false });
  let isLost = false;
  let isSubscribed = false;
  for (const each of [sender, receiver]) each.on('error', lose);
  receiver.on('ready', () => void subscribe());
  for (const each of [sender, receiver]) void each.connect().catch(() => undefined);

  return {
    listen: (listener) => void listeners.push(listener),
    publish(event) {
      waiting.push(event);
      if (isComing) return;
      isComing = true;
      setImmediate(() => void send());
    },
    async close() {
      await send();
      for (const each of [sender, receiver]) each.destroy();
    },
  };

  /** The driver renews what was confirmed once. What a cut took before that is asked for anew with the next connection. */
  async function subscribe(): Promise<void> {
    try {
      if (!isSubscribed) await receiver.subscribe(channel, hear);
    } catch (error) {
      return lose(error);
    }
    isSubscribed = true;
    isLost = false;
    changed('back');
    for (const listener of listeners) listener('missed');
  }

  function hear(text: string): void {
    for (const event of readMessage(self, text)) for (const listener of listeners) listener(event);
  }

  function lose(error: unknown): void {
    if (!isLost) changed('lost', codeOf(error));
    isLost = true;
  }

  async function send(): Promise<void> {
    isComing = false;
    const events = waiting;
    waiting = [];
    // what is not sent now is read from the store
    await Promise.allSettled(
      writeMessages(self, events, maxBytes).map((text) => sender.publish(channel, text)),
    );
  }
}

/** Of the driver's errors only the code: their words can hold the address. */
function codeOf(error: unknown): string {
  return Error.isError(error) && 'code' in error && typeof error.code === 'string' ? error.code : 'lost';
}
