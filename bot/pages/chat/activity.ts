import { isRecord, listOf, member, numberOf, textOf } from './json.ts';

/** A button under a message. `value` goes back to the bot as it came. */
export interface Suggestion {
  title: string;
  value: unknown;
  /** An aside rather than an answer. */
  quiet: boolean;
}

/** What the page shows of one Direct Line activity. */
export interface Message {
  id: string;
  from: 'bot' | 'person';
  /** The member of staff who says it, when the bot is silent for one. */
  agent: string | undefined;
  text: string;
  locale: string | undefined;
  at: string | undefined;
  /** Adaptive Cards, unread: the card library judges them. */
  cards: unknown[];
  suggestions: Suggestion[];
  question: { number: number; of: number } | undefined;
  /** Part of the assessed result. */
  result: boolean;
  /** The id this page gave the message when it sent it. */
  clientId: string | undefined;
}

/** What the bot sends: a message to show, or the end of everything. */
export type Heard =
  | { kind: 'message'; message: Message }
  | { kind: 'ended'; text: string; locale: string | undefined };

const adaptiveCardType = 'application/vnd.microsoft.card.adaptive';

/** Reads an activity of the wire; undefined for kinds that are not shown (typing, traces, events). */
export function readActivity(activity: unknown): Heard | undefined {
  const type = textOf(activity, 'type');
  const text = textOf(activity, 'text') ?? '';
  const locale = textOf(activity, 'locale');
  if (type === 'endOfConversation') return { kind: 'ended', text, locale };
  const id = textOf(activity, 'id');
  if (type !== 'message' || id === undefined) return undefined;

  const channelData = member(activity, 'channelData');
  return {
    kind: 'message',
    message: {
      id,
      from: textOf(member(activity, 'from'), 'role') === 'user' ? 'person' : 'bot',
      agent: member(channelData, 'agent') === true ? textOf(member(activity, 'from'), 'name') : undefined,
      text,
      locale,
      at: textOf(activity, 'timestamp'),
      cards: listOf(activity, 'attachments')
        .filter((attachment) => textOf(attachment, 'contentType') === adaptiveCardType)
        .map((attachment) => member(attachment, 'content')),
      suggestions: listOf(member(activity, 'suggestedActions'), 'actions').flatMap(readSuggestion),
      question: readQuestion(member(channelData, 'question')),
      result: isRecord(member(channelData, 'assessment')),
      clientId: textOf(channelData, 'clientActivityID'),
    },
  };
}

function readSuggestion(action: unknown): Suggestion[] {
  const title = textOf(action, 'title');
  const quiet = member(member(action, 'channelData'), 'quiet') === true;
  return title === undefined ? [] : [{ title, value: member(action, 'value'), quiet }];
}

function readQuestion(question: unknown): { number: number; of: number } | undefined {
  const number = numberOf(question, 'number');
  const of = numberOf(question, 'of');
  return number === undefined || of === undefined ? undefined : { number, of };
}
