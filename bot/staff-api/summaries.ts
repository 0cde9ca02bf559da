import type { World } from '../../dialogs/conversation.ts';
import { describeConversation, type Glance, glanceAt } from '../../dialogs/desk/describe-conversation.ts';
import { createStateMemory } from '../state-memory.ts';
import type { DeskEntry, Handoff } from '../store/desk-store.ts';
import type { Conversation, Store } from '../store/store.ts';
import { type ConversationDetail, rating } from './contract/conversation-detail.ts';
import {
  type ConversationState,
  type ConversationSummary,
  type Topic,
  topic,
} from './contract/conversations.ts';

/** Conversations as staff see them. */
export interface Summaries {
  summarise(entry: DeskEntry): Promise<ConversationSummary>;
  detail(entry: DeskEntry, language: string): Promise<ConversationDetail>;
  /** Undefined when there is no such conversation (any more). */
  find(conversationId: string): Promise<ConversationSummary | undefined>;
}

/** `world` is everything that a stored conversation is described with. */
export function createSummaries(store: Store, world: () => World): Summaries {
  // a verdict depends on the day as well as on the answers
  const glances = createStateMemory<{ day: string; glance: Glance }>();

  return {
    summarise,
    async find(conversationId) {
      const entry = await store.desk.findEntry(conversationId);
      return entry && summarise(entry);
    },
    async detail(entry, language) {
      const { conversation, handoff } = entry;
      const [notes, ratings] = await Promise.all([
        store.desk.readNotes(conversation.id),
        store.desk.readRatings(conversation.id),
      ]);
      const { timeZone } = glanceOf(entry);
      return {
        ...(await summarise(entry)),
        ...describeConversation(dialogState(conversation), world(), language),
        timeZone,
        startedAt: conversation.createdAt,
        notes,
        ratings: ratings.flatMap((stored) => rating.safeParse(stored).data ?? []),
        ...(handoff?.left && { left: { ...handoff.left, at: handoff.askedAt } }),
        ...(handoff?.leaseUntil !== undefined && { leaseUntil: handoff.leaseUntil }),
        version: handoff?.version ?? 0,
      };
    },
  };

  async function summarise(entry: DeskEntry): Promise<ConversationSummary> {
    const { conversation, handoff, lastText, unread } = entry;
    const { language, verdict, missing, eligibleOn } = glanceOf(entry);
    const state = stateOf(handoff);
    const isWaiting = handoff?.state === 'waiting';
    return {
      id: conversation.id,
      channel: conversation.channel,
      language,
      state,
      ...(handoff && { topic: topicOf(handoff) }),
      ...(handoff?.line !== undefined && { line: handoff.line }),
      ...(verdict && { verdict }),
      missing,
      ...(eligibleOn && { eligibleOn }),
      ...(isWaiting && {
        waitingSince: handoff.askedAt,
        place: (await store.desk.countWaiting(handoff.askedAt)) + 1,
      }),
      overdue: isWaiting && handoff.overdueAt !== undefined,
      ...(handoff?.agent && { agent: handoff.agent }),
      lastActivityAt: conversation.updatedAt,
      ...(lastText !== undefined && { lastText }),
      unread: state === 'bot' ? 0 : unread,
    };
  }

  function glanceOf({ conversation }: DeskEntry): Glance {
    const { id, version } = conversation;
    const present = world();
    const day = present.now.toString().slice(0, 13);
    const known = glances.find(id, version);
    if (known?.day === day) return known.glance;
    const glance = glanceAt(dialogState(conversation), present);
    glances.keep(id, version, { day, glance });
    return glance;
  }
}

/** The dialog's part of what the store keeps. */
export function dialogState({ state }: Conversation): unknown {
  return typeof state === 'object' && state !== null && 'dialog' in state ? state.dialog : undefined;
}

function stateOf(handoff: Handoff | undefined): ConversationState {
  switch (handoff?.state) {
    case 'waiting':
    case 'with-agent':
    case 'message-left':
    case 'closed':
      return handoff.state;
    default:
      return 'bot';
  }
}

function topicOf({ topic: stored }: Handoff): Topic {
  return topic.catch({ from: 'command' }).parse(stored);
}
