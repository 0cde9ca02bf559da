import { type Activity, ActivityEventNames } from 'botbuilder-core';
import { z } from 'zod';
import type { DeskAct } from './handoff/desk-act.ts';
import type { DialogTurn } from './registration-bot.ts';
import type { ReminderChange } from './store/store.ts';
import type { SentActivity } from './turn-activities.ts';
import type { InboundActivity, Party } from './turns.ts';

/** What sets a turn off. */
export interface Cause {
  party: Party;
  /** What the person sent; absent when the conversation is only opened, or woken. */
  inbound: InboundActivity | undefined;
  inboundId: string | undefined;
  begins: boolean;
  notice: string | undefined;
  /** What the conversation is woken for. */
  reminder?: { kind: string; dueAt: string };
  /** What staff do, or time does, at the desk. */
  act?: DeskAct;
  languages: string[];
  timeZone: string | undefined;
}

/** The reminder of the turn is done with, whether or not it was said; then what the conversation wishes. */
export function reminderChanges({ reminder, events }: DialogTurn): ReminderChange[] {
  const wishes = events.flatMap((event): ReminderChange[] => {
    if (event.kind === 'reminder-set') return [{ do: 'set', kind: event.reminder, dueAt: event.at }];
    return event.kind === 'reminder-dropped' ? [{ do: 'drop', kind: event.reminder }] : [];
  });
  return reminder ? [{ do: 'drop', ...reminder }, ...wishes] : wishes;
}

/** What the store keeps as a conversation's state. */
export const keptSchema = z.object({
  /** Those of the beginning: a later message adds its own for itself. */
  languages: z.array(z.string()),
  /** The one heard of last. */
  timeZone: z.string().optional(),
  /** Only `converse` looks inside. */
  // absent where it was undefined
  dialog: z.unknown().optional(),
});
export type KeptState = z.infer<typeof keptSchema>;

/** Words of the channel rather than of the interview, which they leave as it is. */
export function noticeActivity({ languages, world }: DialogTurn, key: string): SentActivity {
  const locale = world.texts.match(languages);
  return { type: 'message', text: world.texts.say(locale, key), textFormat: 'markdown', locale };
}

/**
 * The activity as the Bot Framework wants it: addressed, a person who joins where nothing was said, and its own event
 * for a conversation that goes on by itself.
 */
export function botInbound({ party, inbound, reminder, act }: Cause): Partial<Activity> {
  const { conversationId, userId, channel } = party;
  const from = { id: userId, name: '' };
  const address = {
    channelId: channel,
    serviceUrl: '',
    conversation: { id: conversationId, name: '', isGroup: false, conversationType: 'personal' },
    from,
    recipient: { id: 'registration-guide', name: '' },
  };
  if (reminder || act) return { ...address, type: 'event', name: ActivityEventNames.ContinueConversation };
  if (!inbound) return { ...address, type: 'conversationUpdate', membersAdded: [from] };
  const { type, name = '', text = '', value } = inbound;
  return { ...address, type, name, text, value };
}
