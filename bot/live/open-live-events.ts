import type { Config } from '../config.ts';
import type { EventLog } from '../operations/log-events.ts';
import type { LiveEvents } from './live-events.ts';

export interface LiveEventsParts {
  config: Pick<Config, 'STORE_URL' | 'LIVE_EVENTS_URL'>;
  /** Names this instance among the others. */
  self: string;
  log: Pick<EventLog, 'warn' | 'info'>;
}

/** What carries events between the instances on one store; undefined where there can be one instance only. */
export async function openLiveEvents({
  config,
  self,
  log,
}: LiveEventsParts): Promise<LiveEvents | undefined> {
  const { STORE_URL: store, LIVE_EVENTS_URL: url } = config;
  const changed = (state: 'lost' | 'back', code?: string) => {
    if (state === 'lost') log.warn({ code }, 'live-events-lost');
    else log.info({}, 'live-events-back');
  };
  // each engine is imported where it is used: starting on SQLite pays for neither
  if (url !== undefined) {
    const { redisEvents } = await import('./redis-events.ts');
    return redisEvents({ url, self, changed });
  }
  if (store.startsWith('sqlite:')) return undefined;
  const { postgresEvents } = await import('./postgres-events.ts');
  return postgresEvents({ url: store, self, changed });
}
