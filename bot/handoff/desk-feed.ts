import type { LiveEvents } from '../live/live-events.ts';
import type { Change } from '../staff-api/contract/stream.ts';

/** Tells who is at the desk what became of conversations. Carries ids only: what is missed is read from the store. */
export interface DeskFeed {
  /** Returns the function that stops listening. */
  listen(listener: DeskListener): () => void;
  announce(conversationId: string, change: Change): void;
}

/** Must not throw. */
type DeskListener = (conversationId: string, change: Change) => void;

/** Without other instances, a feed within this process. */
export function createDeskFeed(elsewhere?: LiveEvents): DeskFeed {
  const listeners = new Set<DeskListener>();
  elsewhere?.listen((event) => {
    if (event !== 'missed' && event.kind === 'desk') tell(event.id, event.change);
  });

  return {
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    announce(conversationId, change) {
      elsewhere?.publish({ kind: 'desk', id: conversationId, change });
      tell(conversationId, change);
    },
  };

  function tell(conversationId: string, change: Change): void {
    for (const listener of [...listeners]) listener(conversationId, change);
  }
}
