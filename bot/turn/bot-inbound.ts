import { type Activity, ActivityEventNames } from 'botbuilder-core';
import type { Cause } from './turn-cause.ts';

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
