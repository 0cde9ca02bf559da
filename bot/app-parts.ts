import type { World } from '../dialogs/conversation.ts';
import type { CloudSetup } from './channels/connector/cloud.ts';
import type { Config } from './config.ts';
import type { EventLog } from './operations/log-events.ts';
import type { Metrics } from './operations/metrics/create-metrics.ts';
import type { Tracer } from './operations/traces/tracer.ts';
import type { Pages } from './pages/serve-pages.ts';
import type { Converse } from './registration-bot.ts';
import type { SecondReader } from './second-reader/second-reader.ts';
import type { Passwords } from './staff/passwords.ts';
import type { Store } from './store/store.ts';

/** What the app is put together from; tests bring their own clock, ids and store. */
export interface AppParts {
  config: Config;
  clock(): Temporal.Instant;
  /** A new id of at least 128 random bits, in letters that need no escaping in an address. */
  randomId(): string;
  store: Store;
  converse: Converse;
  knowledge: Pick<World, 'packs' | 'texts' | 'reader' | 'knowledge' | 'detector'>;
  pages: Pages;
  log: EventLog;
  /** Measures what the parts do; absent unless switched on. */
  metrics?: Metrics | undefined;
  /** Traces what the parts do; nothing is traced if absent. */
  tracer?: Tracer | undefined;
  /** Asked when the rules read nothing; absent unless switched on. */
  secondReader?: SecondReader | undefined;
  /** Another cloud than the public one of the settings, with the origins that it may be spoken to at. For tests. */
  cloud?: { setup: CloudSetup; origins: string[] } | undefined;
  /** Other hashing than that of real passwords. For tests. */
  passwords?: Passwords | undefined;
}
