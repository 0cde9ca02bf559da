import { z } from 'zod';
import type { Address } from '../../store/store.ts';
import { isShared, type TeamsActivity } from './teams-activity.ts';

const details = z.object({
  serviceUrl: z.string(),
  /** With the thread, in a channel. */
  conversationId: z.string(),
  bot: z.object({ id: z.string(), name: z.string().optional() }),
  user: z.object({ id: z.string(), name: z.string().optional() }),
  kind: z.enum(['personal', 'groupChat', 'channel']),
  /** A group chat or a channel. */
  shared: z.boolean(),
  /** The language Teams was last heard to be set to. */
  locale: z.string().optional(),
});

/** What it takes to send something to a conversation of Teams. */
export type TeamsAddress = z.infer<typeof details>;

/** The name in the store of the place where an activity was said; a thread of a channel is a place of its own. */
export function placeOf({ channelId, conversation }: TeamsActivity): string {
  return `${channelId}|${conversation.id}`;
}

export function personOf({ channelId, from }: TeamsActivity): string {
  return `${channelId}|${from.id}`;
}

/** Where to send what answers an activity. `locale` is what is remembered when the activity tells none. */
export function addressOf(activity: TeamsActivity, locale: string | undefined): Address {
  const { serviceUrl = '', conversation, from, recipient } = activity;
  const shared = isShared(activity);
  const address: TeamsAddress = {
    serviceUrl,
    conversationId: conversation.id,
    bot: { id: recipient.id, name: recipient.name },
    user: { id: from.id, name: from.name },
    kind: conversation.conversationType ?? (shared ? 'groupChat' : 'personal'),
    shared,
    locale,
  };
  return { place: placeOf(activity), person: personOf(activity), details: address };
}

export function teamsAddress(stored: unknown): TeamsAddress {
  return details.parse(stored);
}
