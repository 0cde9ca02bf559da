import type { ActivityHandler } from 'botbuilder-core';
import type { World } from '../dialogs/conversation.ts';
import { GuideError } from '../dialogs/errors.ts';
import { afterAgentSpoke } from '../dialogs/interview/beside-agent.ts';
import { collectReplies } from './channels/collecting-adapter.ts';
import { createConversationQueues } from './conversation-queues.ts';
import { auditOfAct } from './handoff/audit-of-act.ts';
import { decide } from './handoff/desk-act.ts';
import { changesOf, type DeskForTurns, deskView, deskWriteOf, placeInQueue } from './handoff/desk-turn.ts';
import { type Begun, createLeftConversations } from './left-conversations.ts';
import type { LiveEvents } from './live/live-events.ts';
import type { LiveFeed, LiveNotice } from './live/live-feed.ts';
import { countTurn } from './numbers/count-turn.ts';
import { type DialogTurn, dialogTurn } from './registration-bot.ts';
import type { Change } from './staff-api/contract/stream.ts';
import type { PendingDelivery, Store } from './store/store.ts';
import { activityIdOf, agentActivity, farewellActivity, logEntries } from './turn-activities.ts';
import { botInbound, type Cause, type KeptState, noticeActivity, reminderChanges } from './turn-cause.ts';
import { turnFailure } from './turn-failure.ts';
import type { Party, TurnLog, TurnOutcome, Turns } from './turns.ts';

export interface TurnParts {
  store: Store;
  /** See createRegistrationBot. */
  bot: ActivityHandler;
  feed: LiveFeed;
  /** The present moment. */
  clock(): Temporal.Instant;
  /** Everything of the world but the moment, for one conversation. */
  world(party: Party): Omit<World, 'now'> | Promise<Omit<World, 'now'>>;
  log: TurnLog;
  /** The people who can take a conversation over; nobody if absent. */
  desk?: DeskForTurns | undefined;
  /** What other instances did. What they tell of is read anew. */
  elsewhere?: Pick<LiveEvents, 'listen'> | undefined;
  /** Of channels that deliver messages instead of letting clients fetch them. */
  delivery?: {
    serves(channel: string): boolean;
    /** Until when the first message of a turn is lent to it; undefined when it has its hands full. */
    lendUntil(): string | undefined;
    /** Told after a commit that there is something to deliver, with what is lent to it already. */
    wake(lent?: PendingDelivery): void;
  };
}

/** How often a turn begins anew when another process changed the conversation meanwhile. */
const attemptLimit = 8;

/**
 * The transactional turn: refuse a duplicate, load, let the bot answer, commit everything together if nobody
 * else has changed the conversation, and only then tell anybody. Turns of one conversation run in order.
 */
export function createTurns(parts: TurnParts): Turns {
  const { store, bot, feed, clock, world, log, delivery, desk, elsewhere } = parts;
  const queues = createConversationQueues();
  const left = createLeftConversations(store);
  elsewhere?.listen((event) => {
    if (event !== 'missed' && event.kind !== 'typing') left.forget(event.id);
  });

  return {
    open: ({ languages, timeZone, notice, ...party }) =>
      inOrder({ party, inbound: undefined, inboundId: undefined, begins: true, notice, languages, timeZone }),
    receive: ({ activity, inboundId = activity.channelData?.clientActivityID, begins = false, ...party }) => {
      const { locale, localTimezone: timeZone } = activity;
      const languages = locale === undefined ? [] : [locale];
      return inOrder({
        party,
        inbound: activity,
        inboundId,
        begins,
        notice: undefined,
        languages,
        timeZone,
      });
    },
    async remind({ conversationId, userId, channel, kind, dueAt }) {
      const party = { conversationId, userId, channel };
      const reminder = { kind, dueAt };
      const cause = {
        party,
        reminder,
        inbound: undefined,
        // there is no client to name it: it is named by what it is and when
        inboundId: `reminder|${kind}|${dueAt}`,
        begins: false,
        notice: undefined,
        languages: [],
        timeZone: undefined,
      };
      const outcome = await inOrder(cause);
      if (outcome.outcome === 'postponed') return outcome;
      // Of what was committed, the turn itself has dropped the reminder.
      if (outcome.outcome !== 'committed') await store.dropReminder({ conversationId, kind, dueAt });
      return outcome;
    },
    async act(conversationId, act, clientId) {
      const conversation = await store.findConversation(conversationId);
      if (!conversation || conversation === 'erased') return { outcome: 'gone' };
      const { userId, channel } = conversation;
      const by = 'agent' in act ? act.agent.id : '';
      return inOrder({
        party: { conversationId, userId, channel },
        act,
        inbound: undefined,
        inboundId: clientId === undefined ? undefined : `${act.do}|${by}|${clientId}`,
        begins: false,
        notice: undefined,
        languages: [],
        timeZone: undefined,
      });
    },
    idle: queues.idle,
  };

  function inOrder(cause: Cause): Promise<TurnOutcome> {
    const { conversationId } = cause.party;
    return queues.inOrder(conversationId, async () => {
      try {
        return await untilNoConflict(cause);
      } catch (error) {
        log.error({ conversationId, ...turnFailure(error) }, 'turn-failed');
        throw error;
      }
    });
  }

  async function untilNoConflict(cause: Cause): Promise<TurnOutcome> {
    const { conversationId } = cause.party;
    const remembered = left.remembered(cause);
    const wentOn = remembered && (await attemptTurn(cause, remembered));
    if (wentOn && wentOn !== 'conflict') return wentOn;
    for (let attempt = 1; attempt <= attemptLimit; attempt += 1) {
      const outcome = await attemptTurn(cause, await left.read(cause));
      if (outcome !== 'conflict') return outcome;
      log.warn({ conversationId, attempt }, 'turn-conflict');
    }
    throw new GuideError('conversation-busy', `Conversation ${conversationId}.`);
  }

  function keptState({ conversation, kept }: Begun, { party, languages, timeZone }: Cause): KeptState {
    if (!conversation || !kept) return { languages, timeZone, dialog: undefined };
    if (conversation.userId !== party.userId) return kept;
    return { ...kept, timeZone: timeZone ?? kept.timeZone };
  }

  async function attemptTurn(cause: Cause, begun: Begun): Promise<TurnOutcome | 'conflict'> {
    const { party, inbound, inboundId, reminder, act } = cause;
    const { conversationId, userId, channel, address } = party;
    const { status, conversation, duplicateOf, handoff } = begun;
    if (status === 'erased') return { outcome: 'gone' };
    if (duplicateOf !== undefined) return { outcome: 'duplicate', activityId: duplicateOf };
    if (!cause.begins && !conversation) return { outcome: 'gone' };
    const opening = !inbound && !reminder && !act;
    if (opening && conversation) return { outcome: 'duplicate', activityId: activityIdOf(conversationId, 1) };

    const lastId = activityIdOf(conversationId, conversation?.lastSequence ?? 0);
    if (reminder && handoff?.state === 'with-agent') return { outcome: 'postponed', activityId: lastId };

    const now = clock();
    const at = now.toString({ smallestUnit: 'millisecond' });
    const erased = act?.do === 'erase';
    const decision = act && !erased ? decide(handoff, act, now) : undefined;
    if (act && !erased && !decision) return { outcome: 'duplicate', activityId: lastId };
    const kept = keptState(begun, cause);
    const isDelivered = delivery?.serves(channel) === true;
    const isHeldWith = !conversation || conversation.userId === userId;
    const owed = erased ? 'conversation.delete.done' : cause.notice;
    const notice = isHeldWith ? owed : 'teams.someone-else';
    const known = await world(party);
    const waiting = decision?.handoff ?? handoff;
    let { turn, replies, lacksPlace } = await answered();
    if (lacksPlace) ({ turn, replies } = await answered(await placeInQueue(store, waiting)));

    const isErasing = turn.events.some(({ kind }) => kind === 'erase');
    // What no commit compares with the store is done by what was read there, and so is what people are asked for.
    if (begun.isRemembered && (isErasing || turn.wishes.length > 0)) return 'conflict';

    const lastSequence = conversation?.lastSequence ?? 0;
    const activityId = activityIdOf(conversationId, lastSequence + 1);
    const record = { party, lastSequence, inbound, replies, at, texts: turn.world.texts };
    if (isErasing) {
      left.forget(conversationId);
      const farewell = farewellActivity(record);
      const last = { sequence: lastSequence + 1, activity: farewell };
      await store.eraseConversation(conversationId, at, last, auditOfAct(act, conversationId, at));
      publish(conversationId, { kind: 'ended', language: replies[0]?.locale ?? 'en', farewell });
      if (isDelivered) delivery?.wake();
      announce(conversationId, ['gone']);
      return { outcome: 'committed', activityId };
    }
    const dialog = act?.do === 'say' ? afterAgentSpoke(turn.state) : turn.state;
    const state = { ...kept, dialog };
    const version = conversation?.version ?? 0;
    // what others say in a conversation is no part of it
    const activities = logEntries(isHeldWith ? record : { ...record, inbound: undefined });
    const atDesk = { act, acted: decision?.handoff, wishes: turn.wishes, found: handoff, at };
    const written = desk && deskWriteOf(atDesk, lastSequence + activities.length);
    const lendUntil = isDelivered ? delivery?.lendUntil() : undefined;
    const committed = await store.commitTurn({
      conversationId,
      userId,
      channel,
      ...(isHeldWith && address && { address }),
      ...(isDelivered && {
        deliver: activities.slice(activities.length - replies.length).map(({ sequence }) => sequence),
      }),
      ...(lendUntil !== undefined && { lendUntil }),
      expectedVersion: version,
      state,
      ...(inboundId !== undefined && { inboundId, inboundActivityId: activityId }),
      activities,
      events: [...turn.events, ...(decision ? [decision.event] : [])].map(({ kind, ...detail }) => ({
        kind,
        detail,
      })),
      ...(written && { desk: written }),
      audit: auditOfAct(act, conversationId, at),
      ...countTurn({
        channel,
        inbound: isHeldWith ? inbound : undefined,
        language: replies.at(-1)?.locale,
        events: turn.events,
        act: decision?.event,
        handoff: written?.handoff,
      }),
      reminders: reminderChanges(turn),
      at,
    });
    if (committed.outcome !== 'committed') {
      left.forget(conversationId);
      return committed.outcome === 'conflict' ? 'conflict' : committed;
    }
    const upTo = lastSequence + activities.length;
    left.keep(conversationId, {
      version: version + 1,
      userId: conversation?.userId ?? userId,
      lastSequence: upTo,
      kept: state,
      hasHandoff: handoff !== undefined || written?.handoff !== undefined,
      inboundId,
    });
    publish(conversationId, { kind: 'grew', upTo });
    announce(conversationId, changesOf(atDesk));
    if (isDelivered) delivery?.wake(committed.lent);
    return { outcome: 'committed', activityId };

    /** What the bot makes of it; with its place in the queue when it turned out to be wanted. */
    async function answered(place?: number) {
      const people = desk && deskView(desk, waiting, place);
      const turn: DialogTurn = {
        state: kept.dialog,
        languages: [...new Set([...cause.languages, ...kept.languages])],
        timeZone: kept.timeZone,
        world: { ...known, now, ...(people && { desk: people.desk }) },
        reminder,
        desk: decision?.told,
        events: erased ? [{ kind: 'erase' }] : [],
        wishes: [],
      };
      const replies = notice
        ? [noticeActivity(turn, notice)]
        : act?.do === 'say'
          ? [agentActivity(act)]
          : await collectReplies(bot, botInbound(cause), (context) => {
              context.turnState.set(dialogTurn, turn);
            });
      return { turn, replies, lacksPlace: people?.lacksPlace() === true };
    }
  }

  function announce(conversationId: string, changes: Change[]): void {
    for (const change of changes) desk?.feed.announce(conversationId, change);
  }

  /** After the commit nothing may fail any more: who listens reads the log sooner or later. */
  function publish(conversationId: string, notice: LiveNotice): void {
    try {
      feed.publish(conversationId, notice);
    } catch (error) {
      log.error({ conversationId, ...turnFailure(error) }, 'publish-failed');
    }
  }
}
