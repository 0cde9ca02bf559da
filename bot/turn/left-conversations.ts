import { createStateMemory } from '../state-memory.ts';
import type { Conversation, Store, TurnStart } from '../store/store.ts';
import { type KeptState, keptSchema } from './kept-state.ts';
import type { Cause } from './turn-cause.ts';

/** What a turn begins with. */
export interface Begun extends Pick<TurnStart, 'status' | 'handoff' | 'duplicateOf'> {
  conversation?: Pick<Conversation, 'userId' | 'version' | 'lastSequence'>;
  /** The state of the conversation. */
  kept?: KeptState;
  /** As this process left it and not as it was read: another may have changed it, which the commit finds out. */
  isRemembered: boolean;
}

/** A conversation as a turn of this process left it. */
export interface Left {
  version: number;
  userId: string;
  lastSequence: number;
  kept: KeptState;
  /** Whether a person was called to it, now or before: what they do there is read anew each time. */
  hasHandoff: boolean;
  inboundId: string | undefined;
}

export interface LeftConversations {
  /** What this process left of the conversation of a message; undefined when it has to be read. */
  remembered(cause: Cause): Begun | undefined;
  read(cause: Cause): Promise<Begun>;
  keep(conversationId: string, left: Left): void;
  forget(conversationId: string): void;
}

/** Ids of messages that are known to have been acted on, so that one that comes again is looked up. */
const mostActedOn = 8;

/**
 * Remembers where turns left their conversations, so that the next message goes on from there: to read what was just
 * written would be half of what a turn asks of the store. The commit tells whether it was still so.
 */
export function createLeftConversations({ startTurn }: Pick<Store, 'startTurn'>): LeftConversations {
  const memory = createStateMemory<Omit<Left, 'version' | 'inboundId'> & { actedOn: string[] }>();

  return {
    remembered({ party, inbound, inboundId }) {
      const { version, state } = (inbound && memory.newest(party.conversationId)) ?? {};
      if (version === undefined || !state || state.hasHandoff) return undefined;
      if (inboundId !== undefined && state.actedOn.includes(inboundId)) return undefined;
      const { userId, lastSequence, kept } = state;
      return {
        status: 'open',
        conversation: { userId, version, lastSequence },
        kept,
        isRemembered: true,
      };
    },
    async read({ party: { conversationId }, inboundId }) {
      const { conversation, ...start } = await startTurn(conversationId, inboundId);
      if (!conversation) return { ...start, isRemembered: false };
      const { userId, version, lastSequence } = conversation;
      const known = memory.find(conversationId, version)?.kept;
      return {
        ...start,
        conversation: { userId, version, lastSequence },
        kept: known ?? keptSchema.parse(conversation.state),
        isRemembered: false,
      };
    },
    keep(conversationId, { version, inboundId, ...left }) {
      const before = memory.newest(conversationId)?.state.actedOn ?? [];
      const actedOn = inboundId === undefined ? before : [...before, inboundId].slice(-mostActedOn);
      memory.keep(conversationId, version, { ...left, actedOn });
    },
    forget: memory.forget,
  };
}
