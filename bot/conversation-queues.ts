/** Runs work one at a time for each conversation, in the order of arrival, and side by side between them. */
export interface ConversationQueues {
  /** Settles as the work does. Work that fails does not stop what waits behind it. */
  inOrder<Result>(conversationId: string, work: () => Promise<Result>): Promise<Result>;
  /** Resolves when nothing is waiting or running. */
  idle(): Promise<void>;
}

/** Queues within this process; a queue exists only while there is something in it. */
export function createConversationQueues(): ConversationQueues {
  const tails = new Map<string, Promise<unknown>>();

  return {
    inOrder(conversationId, work) {
      const before = tails.get(conversationId);
      const result = before ? before.then(work, work) : work();
      const tail = result.then(forget, forget);
      tails.set(conversationId, tail);
      return result;

      function forget(): void {
        if (tails.get(conversationId) === tail) tails.delete(conversationId);
      }
    },
    async idle() {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
