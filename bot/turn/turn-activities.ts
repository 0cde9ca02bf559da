import type { Texts } from '../../dialogs/texts.ts';
import type { DialogTurn } from '../registration-bot.ts';
import type { NewLogEntry } from '../store/store.ts';
import type { InboundActivity, Party } from './turns.ts';

/** Whose words are a member of staff's, in the log. */
export const agentSender = 'agent';

/** Whose words are the bot's. */
export const botSender = 'registration-guide';

/** What the bot sent, with the members that go into the log; the rest is addressing, which the log gives anew. */
export interface SentActivity {
  /** The member of staff who says it; the bot if absent. */
  agentName?: string;
  type?: string;
  text?: string;
  textFormat?: string;
  locale?: string;
  attachments?: unknown;
  suggestedActions?: unknown;
  inputHint?: string;
  channelData?: unknown;
}

/** What a turn adds to the log of a conversation that ends at `lastSequence`. */
export interface TurnRecord {
  party: Party;
  lastSequence: number;
  /** What the person sent; absent when the conversation was only opened. */
  inbound: InboundActivity | undefined;
  /** As the bot sent them. */
  replies: SentActivity[];
  /** ISO, to the millisecond. */
  at: string;
  texts: Texts;
}

/** The id of an activity: its place in the log of its conversation. */
export function activityIdOf(conversationId: string, sequence: number): string {
  return `${conversationId}|${String(sequence).padStart(7, '0')}`;
}

/** First the person's activity, echoed with their channel data so that the client finds it again; then the replies. */
export function logEntries({ party, lastSequence, inbound, replies, at, texts }: TurnRecord): NewLogEntry[] {
  const { conversationId, userId } = party;
  const activities: object[] = replies.map((reply) => botActivity(reply, texts));
  if (inbound) activities.unshift(userActivity(inbound, userId));
  const replyToId = inbound && activityIdOf(conversationId, lastSequence + 1);

  return activities.map((activity, index) => {
    const sequence = lastSequence + 1 + index;
    const id = activityIdOf(conversationId, sequence);
    const causedBy = replyToId === undefined || replyToId === id ? {} : { replyToId };
    return { sequence, activityId: id, activity: { ...activity, id, timestamp: at, ...causedBy }, at };
  });
}

/** The bot's last words in a conversation whose log is gone. */
export function farewellActivity({
  replies,
  at,
  texts,
}: Pick<TurnRecord, 'replies' | 'at' | 'texts'>): object {
  const locale = replies[0]?.locale ?? 'en';
  const text = replies.map((reply) => reply.text).join('\n\n');
  return { ...botActivity({ type: 'endOfConversation', text, locale }, texts), timestamp: at };
}

/** Words of a member of staff, as the prospect gets them. */
export function agentActivity({ agent, text }: { agent: { name: string }; text: string }): SentActivity {
  return {
    type: 'message',
    agentName: agent.name,
    text,
    textFormat: 'markdown',
    inputHint: 'acceptingInput',
    channelData: { agent: true },
  };
}

/** Words of the channel rather than of the interview, which they leave as it is. */
export function noticeActivity({ languages, world }: DialogTurn, key: string): SentActivity {
  const locale = world.texts.match(languages);
  return { type: 'message', text: world.texts.say(locale, key), textFormat: 'markdown', locale };
}

function userActivity({ type, name, text, value, locale, channelData }: InboundActivity, userId: string) {
  const from = { id: userId, role: 'user' };
  return { type, from, name, text, value, locale, channelData };
}

function botActivity(sent: SentActivity, texts: Texts): object {
  const { type, text, textFormat, locale, attachments, suggestedActions, inputHint, channelData } = sent;
  const name = sent.agentName ?? texts.say(locale ?? 'en', 'conversation.bot-name');
  const from = { id: sent.agentName === undefined ? botSender : agentSender, name, role: 'bot' };
  return {
    type,
    from,
    text,
    textFormat,
    locale,
    attachments,
    suggestedActions,
    inputHint,
    channelData,
  };
}
