import type { Change } from '../staff-api/contract.ts';

/** Tells who is at the desk what became of conversations. Carries ids only: what is missed is read from the store. */
export interface DeskFeed {
  /** Returns the function that stops listening. Listeners must not throw. */
  listen(listener: (conversationId: string, change: Change) => void): () => void;
  announce(conversationId: string, change: Change): void;
}

/** A feed within this process. */
export function createDeskFeed(): DeskFeed {
  const listeners = new Set<(conversationId: string, change: Change) => void>();
  return {
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    announce(conversationId, change) {
      for (const listener of [...listeners]) listener(conversationId, change);
    },
  };
}
