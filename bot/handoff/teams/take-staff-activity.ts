import { z } from 'zod';
import { GuideError } from '../../../dialogs/errors.ts';
import type { Texts } from '../../../dialogs/texts.ts';
import { mentionsBot, spokenText } from '../../channels/connector/spoken-text.ts';
import { type TeamsActivity, tappedValue, tenantOf } from '../../channels/connector/teams-activity.ts';
import type { Agent, StaffThread } from '../../store/desk-store.ts';
import type { Store } from '../../store/store.ts';
import type { Turns } from '../../turn/turns.ts';
import type { DeskAct } from '../desk-act.ts';
import { cardDeeds, longestReply } from './request-card.ts';
import { channelOf, type StaffChannels } from './staff-channel.ts';
import type { StaffMember, StaffMembers } from './staff-members.ts';
import type { StaffThreads } from './staff-threads.ts';

export interface StaffActivityParts {
  store: Store;
  turns: Pick<Turns, 'act'>;
  channels: StaffChannels;
  members: StaffMembers;
  threads: Pick<StaffThreads, 'hold' | 'look' | 'settled'>;
  texts: Texts;
  /** Of the channel. */
  language: string;
}

type FoundThread = StaffThread & { conversationId: string };
type Said = Extract<TeamsActivity, { type: 'message' | 'invoke' }>;

const deed = z.object({ staff: z.enum(cardDeeds), reply: z.string().optional() });
type Deed = z.infer<typeof deed>;

/**
 * Answers what is said and tapped in the staff channel, with a text for whoever did it; '' if the thread will tell.
 * Undefined: it is no matter of staff. Everything of the channel is theirs, so that no interview begins there and
 * nothing said there goes anywhere but to the prospect whose thread it is.
 */
export function takeStaffActivity(
  parts: StaffActivityParts,
): (activity: Said) => Promise<string | undefined> {
  const { store, turns, channels, members, threads, texts } = parts;

  return async (activity) => {
    const isCommand = activity.type === 'message' && isHereCommand(activity);
    const isOwn = (await channels.current())?.id === channelOf(activity.conversation.id);
    if (!isOwn && !isCommand) return undefined;
    const member = await members.find(activity.from);
    // in any other channel the bot is there for everybody, and they need not know that there is such a command
    if (!member) return isOwn ? sayTo(undefined, 'stranger') : undefined;
    return isCommand ? learn(activity, member) : work(activity, member);
  };

  async function learn(activity: Said, member: StaffMember): Promise<string> {
    const { conversation, serviceUrl = '', recipient } = activity;
    const tenantId = tenantOf(activity);
    const learnt = await channels.learn({
      id: channelOf(conversation.id),
      serviceUrl,
      botId: recipient.id,
      ...(tenantId !== undefined && { tenantId }),
    });
    if (learnt) void threads.look();
    return sayTo(member, learnt ? 'here' : 'elsewhere');
  }

  async function work(activity: Said, member: StaffMember): Promise<string> {
    const wanted = deedOf(activity);
    const thread = await threadAt(activity.conversation.id);
    if (!wanted || !thread) return sayTo(member, 'no-request');
    const handoff = await store.desk.findHandoff(thread.conversationId);
    if (handoff?.number !== thread.number) return sayTo(member, 'over');
    if (wanted.staff === 'send' && !wanted.reply?.trim()) return sayTo(member, 'empty');
    try {
      return await perform(wanted, thread, member, activity.id);
    } catch (error) {
      if (!(error instanceof GuideError) || error.code !== 'handoff-taken') throw error;
      return explain(thread.conversationId, member);
    }
  }

  /** A thread that is just being opened may be written in before its name is kept here. */
  async function threadAt(remote: string): Promise<FoundThread | undefined> {
    const found = await store.desk.findThreadAt(remote);
    if (found) return found;
    await threads.settled();
    return store.desk.findThreadAt(remote);
  }

  /** By the id of the activity, so that what Teams sends twice is done once. */
  async function perform(
    { staff, reply = '' }: Deed,
    { conversationId, number }: FoundThread,
    member: StaffMember,
    activityId: string,
  ): Promise<string> {
    const { agent } = member;
    for (const act of await actsFor(staff, agent, reply, conversationId)) {
      const { outcome } = await turns.act(conversationId, act, `msteams|${activityId}`);
      if (outcome === 'gone') return sayTo(member, 'over');
    }
    if (staff === 'claim' || staff === 'send') await threads.hold(conversationId, number, agent.id);
    return '';
  }

  /** Whoever answers a request that waits takes it. */
  async function actsFor(
    staff: Deed['staff'],
    agent: Agent,
    reply: string,
    conversationId: string,
  ): Promise<DeskAct[]> {
    if (staff === 'claim') return [{ do: 'claim', agent }];
    if (staff === 'hand-back') return [{ do: 'release', agent }];
    if (staff === 'close') return [{ do: 'close', agent }];
    const state = (await store.desk.findHandoff(conversationId))?.state;
    const say: DeskAct = { do: 'say', agent, text: reply.trim().slice(0, longestReply) };
    return state === 'waiting' || state === 'message-left' ? [{ do: 'claim', agent }, say] : [say];
  }

  async function explain(conversationId: string, member: StaffMember): Promise<string> {
    const handoff = await store.desk.findHandoff(conversationId);
    if (handoff?.state === 'with-agent') return sayTo(member, 'taken', { agent: handoff.agent?.name ?? '' });
    return sayTo(member, handoff?.state === 'waiting' ? 'not-yours' : 'over');
  }

  function isHereCommand(activity: Extract<TeamsActivity, { type: 'message' }>): boolean {
    if (activity.conversation.conversationType !== 'channel' || !mentionsBot(activity)) return false;
    const words = spokenText(activity).toLowerCase();
    return texts.languages.some((tag) => texts.say(tag, 'desk.teams.command').toLowerCase() === words);
  }

  function sayTo(member: StaffMember | undefined, key: string, values?: Record<string, string>): string {
    const language = member?.language ?? parts.language;
    return texts.say(texts.match([language]), `desk.teams.${key}`, values);
  }
}

/** What a button of the card wants, or words in its thread. */
function deedOf(activity: Said): Deed | undefined {
  const tapped = activity.type === 'invoke' ? tappedValue(activity.value) : activity.value;
  if (tapped !== undefined && tapped !== null) return deed.safeParse(tapped).data;
  return activity.type === 'message' ? { staff: 'send', reply: spokenText(activity) } : undefined;
}
