import { createConversationQueues } from '../conversation-queues.ts';
import type { Duty } from '../duty.ts';
import { failureFields } from '../operations/failure-fields.ts';
import type { DeskFeed } from './desk-feed.ts';

export interface DeskFollowerParts {
  deskFeed: Pick<DeskFeed, 'listen'>;
  /** To bring it in step. */
  duty: Duty;
  /** Brings one conversation in step, there as it is at the desk. What rejects is tried again in the next round. */
  bringInStep(conversationId: string): Promise<void>;
  /** Prolongs what agents hold by way of it, and names the conversations of which something may be untold. */
  findUntold(): Promise<string[]>;
  /** Logs a failure: of one conversation, or of leaving; or of a whole round. */
  failed: Record<'once' | 'round', (fields: Record<string, unknown>) => void>;
}

export interface DeskFollower {
  start(everyMs: number): void;
  /** Brings everything in step that is not. Never rejects. */
  look(): Promise<void>;
  /** Does something to a conversation after what is being done to it here. */
  inOrder<Result>(conversationId: string, work: () => Promise<Result>): Promise<Result>;
  /** Resolves when nothing is being brought in step. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Keeps something else in which staff work in step with the desk: at once when the desk tells of a change, and in rounds
 * what a crash or a failure left untold. Of several instances one does so.
 */
export function createDeskFollower(parts: DeskFollowerParts): DeskFollower {
  const { deskFeed, duty, bringInStep, findUntold, failed } = parts;
  const queues = createConversationQueues();
  // whichever instance brought it about, the one whose duty it is tells it
  const stopListening = deskFeed.listen((id) => {
    if (duty.isOurs()) void follow(id);
  });
  let timer: NodeJS.Timeout | undefined;

  return {
    start(everyMs) {
      timer = setInterval(() => void look(), everyMs).unref();
      void look();
    },
    look,
    inOrder: queues.inOrder,
    settled: queues.idle,
    async stop() {
      clearInterval(timer);
      stopListening();
      await queues.idle();
      await duty.leave().catch((error: unknown) => failed.once(failureFields(error)));
    },
  };

  async function look(): Promise<void> {
    try {
      if (!(await duty.take())) return;
      await Promise.all((await findUntold()).map(follow));
    } catch (error) {
      failed.round(failureFields(error));
    }
  }

  function follow(conversationId: string): Promise<void> {
    return queues
      .inOrder(conversationId, () => bringInStep(conversationId))
      .catch((error: unknown) => {
        failed.once({ conversationId, ...failureFields(error) });
      });
  }
}
