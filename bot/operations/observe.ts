import type { Converse } from '../registration-bot.ts';
import type { Store } from '../store/store.ts';
import type { Turns } from '../turn/turns.ts';
import type { EventLog } from './log-events.ts';
import type { Metrics } from './metrics/create-metrics.ts';
import { tracedStore } from './traces/traced-store.ts';
import { tracedTurns } from './traces/traced-turns.ts';
import { noTracer, type Tracer } from './traces/tracer.ts';

export interface ObservedParts {
  store: Store;
  log: EventLog;
  converse: Converse;
  metrics?: Metrics | undefined;
  tracer?: Tracer | undefined;
}

/** The parts as they were, measured and traced where that is switched on. */
export function observe({ metrics, tracer = noTracer, ...parts }: ObservedParts) {
  const traced = tracedStore(parts.store, tracer);
  const converse: Converse = (...words) =>
    tracer.atOnce({ name: 'converse' }, () => parts.converse(...words));
  return {
    tracer,
    store: metrics?.store(traced) ?? traced,
    log: metrics?.log(parts.log) ?? parts.log,
    converse,
    /** The same for turns, which are made of these. */
    turns: (turns: Turns) => tracedTurns(metrics?.turns(turns) ?? turns, tracer),
  };
}
