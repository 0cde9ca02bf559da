import { z } from 'zod';
import type { KeepAliveClient } from '../harness/keep-alive-client.ts';
import type { Visit } from './closed-loop.ts';
import { checkConversation, interview, openConversation, sendNext } from './guide-client.ts';

/** A whole interview with the guide; its messages are what counts. */
export const guideVisit: Visit = async (client, running) => {
  const conversation = await openConversation(client);
  while (running() && conversation.sent < interview.length) await sendNext(client, conversation);
  await checkConversation(client, conversation);
  return conversation.sent;
};

/** JSON in, JSON out. */
export const bareVisit: Visit = async (client) => {
  const { status, body } = await client.request('POST', '/echo', { type: 'message', text: 'hello' });
  if (status !== 200 || !body.includes('You said: hello')) throw new Error(`bare restify answered ${status}`);
  return 1;
};

/** One message to the stock echo bot. */
export const echoVisit: Visit = async (client) => {
  const said = await say(client, 'echo', 'hello');
  if (!said.includes('You said: hello')) throw new Error(`the echo bot said ${said}`);
  return 1;
};

let dialogs = 0;

/** The stock prompts from the first question to the last word: five messages. */
export const dialogVisit: Visit = async (client, running) => {
  dialogs += 1;
  const conversation = `dialog-${dialogs}`;
  const turns = [
    ['hello', 'established'],
    ['2019', 'register'],
    ['company', 'salespersons'],
    ['2', 'accept'],
    ['yes', 'That was all'],
  ] as const;
  let sent = 0;
  for (const [text, answer] of turns) {
    if (!running()) break;
    const said = await say(client, conversation, text);
    if (!said.includes(answer)) throw new Error(`the prompt dialog answered ${text} with ${said}`);
    sent += 1;
  }
  return sent;
};

const expectedReplies = z.object({ activities: z.array(z.looseObject({ text: z.string().optional() })) });

/** A message over the Bot Framework protocol with the replies in the answer. */
async function say(client: KeepAliveClient, conversation: string, text: string): Promise<string> {
  const { status, body } = await client.request('POST', '/api/messages', {
    type: 'message',
    id: 'm',
    text,
    locale: 'en-US',
    deliveryMode: 'expectReplies',
    channelId: 'emulator',
    serviceUrl: 'http://127.0.0.1/',
    from: { id: 'user' },
    recipient: { id: 'bot' },
    conversation: { id: conversation },
  });
  if (status !== 200) throw new Error(`a stock bot answered ${status}: ${body}`);
  return expectedReplies
    .parse(JSON.parse(body))
    .activities.map((activity) => activity.text)
    .join(' ');
}
