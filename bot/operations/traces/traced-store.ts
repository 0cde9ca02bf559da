import type { Store } from '../../store/store.ts';
import type { Tracer } from './tracer.ts';

/** Makes a span of what ends a turn on disk; does otherwise what the store does. */
export function tracedStore(store: Store, tracer: Tracer): Store {
  const about = { name: 'commit' } as const;
  return {
    ...store,
    commitTurn: (turn) =>
      tracer.during(
        about,
        () => store.commitTurn(turn),
        ({ outcome }) => ({ outcome }),
      ),
    eraseConversation: (...words) =>
      tracer.during(
        about,
        () => store.eraseConversation(...words),
        () => ({ outcome: 'erased' }),
      ),
  };
}
