import { createServer } from 'node:http';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { GuideError } from '../../../dialogs/errors.ts';
import { stamp } from '../../store/stamp.ts';
import type { Store } from '../../store/store.ts';
import type { Turns } from '../../turn/turns.ts';
import type { EventLog } from '../log-events.ts';
import { measuredLog } from './measured-log.ts';
import { measuredStore } from './measured-store.ts';
import { measuredTurns } from './measured-turns.ts';
import { createMeters, type Meters } from './meters.ts';

/** What is looked up when somebody asks for the metrics. */
export interface Looks {
  store: Pick<Store, 'countDeliveries' | 'countReminders'> & {
    desk: Pick<Store['desk'], 'countWaiting' | 'countByAgent'>;
  };
  openStreams(): number;
  staffOnline(): number;
  clock(): Temporal.Instant;
}

export interface Metrics {
  /** Each does what the part given does, and measures it. */
  log(log: EventLog): EventLog;
  store(store: Store): Store;
  turns(turns: Turns): Turns;
  /** Serves `/metrics` and nothing else. Resolves with the port; rejects with `address-in-use` or `address-unavailable`. */
  listen(port: number, host: string, looks: Looks): Promise<number>;
  close(): Promise<void>;
}

/** Measurements for Prometheus, on an address of their own that need not be open to the world. */
export function createMetrics(): Metrics {
  const register = new Registry();
  const meters = createMeters(register);
  const server = createServer();
  collectDefaultMetrics({ register });

  return {
    log: (log) => measuredLog(log, meters),
    store: (store) => measuredStore(store, meters),
    turns: (turns) => measuredTurns(turns, meters),
    listen(port, host, looks) {
      server.on('request', async (request, response) => {
        if (request.method !== 'GET' || request.url?.split('?', 1)[0] !== '/metrics') {
          response.statusCode = 404;
          response.end();
          return;
        }
        await look(looks, meters);
        response.setHeader('content-type', register.contentType);
        response.end(await register.metrics());
      });
      return new Promise((resolve, reject) => {
        server.once('error', (error: Error & { code?: string }) => {
          const code = error.code === 'EADDRINUSE' ? 'address-in-use' : 'address-unavailable';
          reject(new GuideError(code, `METRICS_PORT: ${host}:${port} (${error.code}).`, { cause: error }));
        });
        server.listen({ port, host }, () => {
          const address = server.address();
          resolve(typeof address === 'object' && address ? address.port : port);
        });
      });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What the store does not tell is left out rather than told as it was: the rest matters most just then. */
async function look({ store, clock, ...looks }: Looks, meters: Meters): Promise<void> {
  meters.streams.set(looks.openStreams());
  meters.staffOnline.set(looks.staffOnline());
  const now = clock();
  const [deliveries, reminders, waiting, byAgent] = await Promise.allSettled([
    store.countDeliveries(),
    store.countReminders(stamp(now)),
    store.desk.countWaiting(),
    store.desk.countByAgent(),
  ]);
  const set = <Found>(
    found: PromiseSettledResult<Found>,
    gauges: [Meters['outboxAge'], (found: Found) => number][],
  ) => {
    for (const [gauge, read] of gauges) {
      if (found.status === 'fulfilled') gauge.set(read(found.value));
      else gauge.remove();
    }
  };
  set(deliveries, [
    [meters.outboxWaiting, ({ waiting }) => waiting],
    [meters.outboxDead, ({ dead }) => dead],
    [meters.outboxAge, ({ oldestDueAt }) => secondsSince(oldestDueAt, now)],
  ]);
  set(reminders, [[meters.remindersOverdue, ({ overdue }) => overdue]]);
  set(waiting, [[meters.handoffWaiting, (count) => count]]);
  set(byAgent, [
    [meters.handoffLeases, (counts) => [...counts.values()].reduce((sum, count) => sum + count, 0)],
  ]);
}

function secondsSince(moment: string | undefined, now: Temporal.Instant): number {
  return moment === undefined ? 0 : Math.max(0, now.since(Temporal.Instant.from(moment)).total('seconds'));
}
