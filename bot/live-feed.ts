/** Tells listeners of a conversation that its log grew. Carries ids only: a lost notice costs time, never a message. */
export interface LiveFeed {
  /** Returns the function that stops listening. */
  listen(conversationId: string, listener: (notice: LiveNotice) => void): () => void;
  publish(conversationId: string, notice: LiveNotice): void;
}

/**
 * `grew`: read the log from your watermark. `ended`: the conversation was erased; send the farewell, an
 * activity that is in no log any more, and close. `typing`: for the moment only, and in no log.
 */
export type LiveNotice =
  | { kind: 'grew' }
  | { kind: 'ended'; farewell: unknown }
  | { kind: 'typing'; by: 'agent' | 'prospect' };

/** A feed within this process. Listeners are called in turn and must not throw. */
export function createLiveFeed(): LiveFeed {
  const listeners = new Map<string, Set<(notice: LiveNotice) => void>>();

  return {
    listen(conversationId, listener) {
      const those = listeners.get(conversationId) ?? new Set();
      listeners.set(conversationId, those.add(listener));
      return () => {
        those.delete(listener);
        if (those.size === 0 && listeners.get(conversationId) === those) listeners.delete(conversationId);
      };
    },
    publish(conversationId, notice) {
      // A copy: a listener may stop listening while it is told.
      for (const listener of [...(listeners.get(conversationId) ?? [])]) listener(notice);
    },
  };
}
