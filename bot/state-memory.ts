/** What this process last committed of the conversations that are under way. */
export interface StateMemory<State> {
  /** The state of a conversation at this version, if it was this process that left it so, and lately. */
  find(conversationId: string, version: number): State | undefined;
  /** Where this process left a conversation, which another may have taken further meanwhile. */
  newest(conversationId: string): { version: number; state: State } | undefined;
  keep(conversationId: string, version: number, state: State): void;
  forget(conversationId: string): void;
}

/** A state takes some ten kilobytes. */
const mostKept = 1000;

/**
 * Saves reading a state anew at every message. The store still tells the version in force, so that a conversation
 * which another process took further is read from there.
 */
export function createStateMemory<State>(): StateMemory<State> {
  const kept = new Map<string, { version: number; state: State }>();

  return {
    find(conversationId, version) {
      const known = kept.get(conversationId);
      return known?.version === version ? known.state : undefined;
    },
    newest: (conversationId) => kept.get(conversationId),
    keep(conversationId, version, state) {
      kept.delete(conversationId);
      kept.set(conversationId, { version, state });
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    },
    forget: (conversationId) => void kept.delete(conversationId),
  };
}
