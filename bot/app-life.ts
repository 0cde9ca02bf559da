import type { Connector } from './channels/connector/create-connector.ts';
import type { DirectLine } from './channels/web/direct-line.ts';
import type { Config } from './config.ts';
import type { Desk } from './handoff/create-desk.ts';
import type { HttpServer } from './http/http-server.ts';
import type { Live } from './live/open-live.ts';
import { createDoor } from './operations/door/open-door.ts';
import type { EventLog } from './operations/log-events.ts';
import type { Metrics } from './operations/metrics/create-metrics.ts';
import type { Retention } from './operations/retention.ts';
import type { Tracer } from './operations/traces/tracer.ts';
import type { Rounds } from './rounds.ts';
import { sqliteFile } from './store/sqlite-file.ts';
import type { Store } from './store/store.ts';
import type { Turns } from './turn/turns.ts';
import type { Reminders } from './wake-reminders.ts';

/** How long requests and turns under way may take to finish when the process stops, in milliseconds. */
const graceMs = 10_000;
/** How long clients get to close their streams, in milliseconds. */
const streamGraceMs = 2_000;
/** How long what is left of the traces may take to be sent when the process stops, in milliseconds. */
const tracesGraceMs = 2_000;
/** How often the queue of people who wait is looked after, in milliseconds. */
const queueWatchMs = 5_000;
/** How often a foreign hub is told what it could not be told at once, in milliseconds. */
const hubWatchMs = 15_000;
/** How often it is looked whether the nightly purge is due, in milliseconds. */
const purgeLookMs = 300_000;

export interface LivingParts {
  config: Config;
  clock(): Temporal.Instant;
  store: Store;
  server: HttpServer;
  directLine: DirectLine;
  connector: Connector | undefined;
  desk: Desk | undefined;
  live: Live;
  /** How often open pages are compared with the store where other instances write too, in milliseconds. */
  catchUpMs: number;
  turns: Turns;
  reminders: Reminders;
  retention: Retention;
  metrics: Metrics | undefined;
  tracer: Tracer;
  log: EventLog;
}

export interface AppLife {
  /** Begins what goes on by itself. The server listens already. */
  begin(): Promise<void>;
  /** Lets what is under way finish, in the order in which one needs the other; the store is closed last. */
  end(): Promise<void>;
}

/** What an app does beside answering requests, and how it ends. */
export function appLife(parts: LivingParts): AppLife {
  const { config, clock, store, directLine, connector, desk, live, turns, metrics, log } = parts;
  const file = sqliteFile(config.STORE_URL);
  const door = file === undefined ? undefined : createDoor({ file, store, clock, log });
  const rounds: [Pick<Rounds, 'start' | 'stop'> | undefined, number][] = [
    [live.catchUp, parts.catchUpMs],
    [parts.reminders, config.REMINDER_SECONDS * 1000],
    [desk?.queueWatch, queueWatchMs],
    [desk?.chatwoot?.desk, hubWatchMs],
    [connector?.staff?.threads, hubWatchMs],
    [parts.retention, purgeLookMs],
  ];

  return {
    async begin() {
      for (const [round, everyMs] of rounds) round?.start(everyMs);
      await door?.open();
      await metrics?.listen(config.METRICS_PORT ?? 0, config.METRICS_HOST, {
        store,
        clock,
        openStreams: directLine.openStreams,
        staffOnline: () => desk?.staffApi?.stream.online().size ?? 0,
      });
    },
    async end() {
      desk?.staffApi?.stream.close();
      await Promise.all([
        parts.server.close(graceMs),
        directLine.close(streamGraceMs),
        ...rounds.map(([round]) => round?.stop()),
      ]);
      await Promise.race([turns.idle(), after(graceMs)]);
      await Promise.race([connector?.courier.stop(), after(graceMs)]);
      await live.events?.close();
      await metrics?.close();
      await Promise.race([parts.tracer.close(), after(tracesGraceMs)]);
      await door?.close();
      await store.close();
    },
  };
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
