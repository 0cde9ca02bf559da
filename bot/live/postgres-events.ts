import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { type LiveEvent, type LiveEvents, readMessage, writeMessages } from './live-events.ts';

export interface EventsOptions {
  /** Where they are carried. */
  url: string;
  /** Names this instance among the others. */
  self: string;
  /** Told when the connection was lost, and when it is there again. */
  changed(state: 'lost' | 'back', code?: string): void;
}

/** NOTIFY takes payloads of less than 8000 bytes. */
const maxBytes = 7_900;
/** The longest wait between two tries to connect; the first is a twentieth of it. */
const longestPauseMs = 2_000;
/** How often a connection on which nothing happens is tried, and how long an answer may take. */
const heartbeatMs = 5_000;
/** More than this are not kept while there is no connection: they are read from the store anyway. */
const mostWaiting = 10_000;

/**
 * Events by LISTEN and NOTIFY of the database that holds the store, on one connection of its own. A NOTIFY within the
 * transaction of a turn would make all commits of the database wait for each other, so it is sent after it, together
 * with whatever else has come up meanwhile.
 */
export function postgresEvents({ url, self, changed }: EventsOptions): LiveEvents {
  const listeners: ((event: LiveEvent | 'missed') => void)[] = [];
  let waiting: LiveEvent[] = [];
  let client: Client | undefined;
  /** Of the schema, as several stores can share a database. */
  let channel = '';
  let sending: Promise<void> | undefined;
  const stopping = new AbortController();
  const running = run();

  return {
    listen: (listener) => void listeners.push(listener),
    publish(event) {
      if (waiting.length < mostWaiting) waiting.push(event);
      sendSoon();
    },
    async close() {
      sendSoon();
      await sending;
      stopping.abort();
      await running;
    },
  };

  /** Keeps a connection until it is closed. */
  async function run(): Promise<void> {
    let pause = longestPauseMs / 20;
    while (!stopping.signal.aborted) {
      const connected = new Client({
        connectionString: url,
        application_name: 'registration-guide events',
        connectionTimeoutMillis: heartbeatMs,
        query_timeout: heartbeatMs,
        keepAlive: true,
      });
      try {
        await listenOn(connected);
        client = connected;
        changed('back');
        tell('missed');
        sendSoon();
        pause = longestPauseMs / 20;
        await untilLost(connected);
      } catch (error) {
        if (!stopping.signal.aborted) changed('lost', codeOf(error));
      }
      client = undefined;
      await connected.end().catch(() => undefined);
      await wait(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
      pause = Math.min(longestPauseMs, pause * 2);
    }
  }

  async function listenOn(connected: Client): Promise<void> {
    connected.on('error', () => undefined);
    connected.on('notification', ({ payload = '' }) => {
      for (const event of readMessage(self, payload)) tell(event);
    });
    await connected.connect();
    const { rows } = await connected.query(`SELECT left('guide ' || current_schema(), 60) AS channel`);
    channel = String(rows[0]?.channel);
    await connected.query(`LISTEN ${connected.escapeIdentifier(channel)}`);
  }

  /** Rejects when the connection is lost; resolves when it is no longer wanted. */
  async function untilLost(connected: Client): Promise<void> {
    const lost = new Promise<never>((_, reject) => {
      connected.once('error', reject);
      connected.once('end', () => reject(new Error('it ended')));
    });
    lost.catch(() => undefined);
    while (!stopping.signal.aborted) {
      const pause = wait(heartbeatMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      await Promise.race([lost, pause]);
      // one at a time: what is being sent is as good a sign of life
      await (sending ?? connected.query('SELECT'));
    }
  }

  function sendSoon(): void {
    sending ??= send().finally(() => {
      sending = undefined;
      if (client && waiting.length > 0) sendSoon();
    });
  }

  async function send(): Promise<void> {
    // what the same pass of the event loop brings goes along
    await new Promise(setImmediate);
    const connected = client;
    if (!connected) return;
    const events = waiting;
    waiting = [];
    try {
      const payloads = writeMessages(self, events, maxBytes);
      if (payloads.length > 0) {
        await connected.query({ name: 'notify', text: notify, values: [channel, payloads] });
      }
    } catch {
      // the connection is lost, and whoever missed these reads them from the store
      connected.end().catch(() => undefined);
    }
  }

  function tell(event: LiveEvent | 'missed'): void {
    for (const listener of listeners) listener(event);
  }
}

const notify = 'SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payloads (payload)';

/** Of the driver's errors only the code: their words can hold the address. */
function codeOf(error: unknown): string {
  return Error.isError(error) && 'code' in error && typeof error.code === 'string' ? error.code : 'lost';
}
