import { z } from 'zod';
import type { KeepAliveClient } from '../harness/keep-alive-client.ts';

/** A whole interview in words, from the first question to the result. */
export const interview = [
  '15 March 2019',
  'a company',
  'yes, valid',
  'yes, nothing is open',
  '9-18 Mon-Fri Singapore time',
  'yes, people',
  'Singapore and Thailand',
  'yes, our own team',
  'yes, our own team',
  'one pre-sales and one after-sales',
  'our employees',
  'yes, accept and sign',
  'yes, I have read it',
  'yes, an authorised person signs',
  'yes, we accept them',
  'show my result',
];

export interface OpenConversation {
  conversationId: string;
  token: string;
  /** Messages sent so far. */
  sent: number;
}

const page = z.object({
  activities: z.array(
    z.looseObject({ from: z.object({ role: z.string() }), channelData: z.unknown().optional() }),
  ),
});
const withAssessment = z.object({ assessment: z.object({ verdict: z.string() }) });
const connection = z.object({ conversationId: z.string(), token: z.string() });
const base = '/v3/directline';

/** Begins a conversation: three requests, of which none is a turn that is measured. */
export async function openConversation(client: KeepAliveClient): Promise<OpenConversation> {
  const user = { user: { id: 'dl_bench' }, locale: 'en', localTimezone: 'Asia/Singapore' };
  const generated = await client.request('POST', `${base}/tokens/generate`, user);
  const { token } = connection.parse(JSON.parse(generated.body));
  const opened = await client.request('POST', `${base}/conversations`, user, token);
  return { ...connection.parse(JSON.parse(opened.body)), sent: 0 };
}

/** Sends the next message of the interview; resolves when the server says that it is kept. */
export async function sendNext(client: KeepAliveClient, conversation: OpenConversation): Promise<void> {
  const { conversationId, token, sent } = conversation;
  conversation.sent += 1;
  const reply = await client.request(
    'POST',
    `${base}/conversations/${conversationId}/activities`,
    {
      type: 'message',
      text: interview[sent % interview.length],
      locale: 'en',
      localTimezone: 'Asia/Singapore',
      channelData: { clientActivityID: `m${sent}` },
    },
    token,
  );
  if (reply.status !== 200) throw new Error(`a message was answered ${reply.status}: ${reply.body}`);
}

/** Reads the conversation and throws unless every message has a reply and the interview ended with a result. */
export async function checkConversation(
  client: KeepAliveClient,
  { conversationId, token, sent }: OpenConversation,
): Promise<void> {
  const reply = await client.request(
    'GET',
    `${base}/conversations/${conversationId}/activities`,
    undefined,
    token,
  );
  const { activities } = page.parse(JSON.parse(reply.body));
  const roles = activities.map(({ from }) => from.role);
  if (roles.filter((role) => role === 'user').length !== sent) throw new Error('a message is missing');
  if (roles.some((role, index) => role === 'user' && roles[index + 1] !== 'bot')) {
    throw new Error('a message has no reply');
  }
  const judged = activities.some(({ channelData }) => withAssessment.safeParse(channelData).success);
  if (sent >= interview.length && !judged) throw new Error('the interview ended without a result');
}
