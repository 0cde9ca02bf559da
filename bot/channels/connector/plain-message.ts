import type { SentToTeams } from './cloud.ts';
import { teamsChannel } from './guard.ts';

/** Words for everybody in a conversation of Teams, in which nothing is markup or a mention. */
export function plainMessage(
  { serviceUrl, botId }: { serviceUrl: string; botId: string },
  conversationId: string,
  text: string,
): SentToTeams {
  return {
    type: 'message',
    channelId: teamsChannel,
    serviceUrl,
    from: { id: botId, name: '' },
    conversation: { id: conversationId, name: '', isGroup: true, conversationType: 'channel' },
    text,
    textFormat: 'plain',
  };
}
