import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { KeepAliveClient } from '../harness/keep-alive-client.ts';
import type { Visit } from './closed-loop.ts';
import { interview } from './guide-client.ts';

/** The Bot Connector of the measurement: takes what bots send and hands it to the visit that waits for it. */
export interface MeasuredConnector {
  /** One message to the stock echo bot and its reply. */
  echoVisit: Visit;
  /** The stock prompts from the first question to the last word. */
  dialogVisit: Visit;
  /** A whole interview with the guide, from a greeting to the result. */
  guideVisit: Visit;
  stop(): void;
}

type Line = readonly [says: string, hears: string];

const echoLines: Line[] = [['hello', 'You said: hello']];
const dialogLines: Line[] = [
  ['hello', 'established'],
  ['2019', 'register'],
  ['company', 'salespersons'],
  ['2', 'accept'],
  ['yes', 'That was all'],
];
const guideLines: Line[] = [
  ['hello', '1 of 8'],
  ...interview.slice(0, -1).map((text): Line => [text, '']),
  ['show my result', 'requirements met'],
];

const message = z.object({ text: z.string().default('') });
const inPath = /\/v3\/conversations\/([^/?]+)\/activities/;

/** Listens on a free port of this machine. */
export async function measuredConnector(): Promise<MeasuredConnector> {
  const waiting = new Map<string, { wanted: string; heard(): void }>();
  const server = createServer(async (request, response) => {
    const { text } = message.parse(JSON.parse(await bodyOf(request)));
    const conversation = decodeURIComponent(inPath.exec(request.url ?? '')?.[1] ?? '');
    response.writeHead(201, { 'content-type': 'application/json' }).end('{"id":"1"}');
    const waits = waiting.get(conversation);
    if (!waits || !text.includes(waits.wanted)) return;
    waiting.delete(conversation);
    waits.heard();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const serviceUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  let visits = 0;
  let messages = 0;

  const visit =
    (channelId: string, lines: Line[]): Visit =>
    async (client, running) => {
      visits += 1;
      const conversation = `visit-${visits}`;
      let sent = 0;
      for (const line of lines) {
        if (!running()) break;
        await say(client, conversation, channelId, line);
        sent += 1;
      }
      return sent;
    };

  return {
    echoVisit: visit('emulator', echoLines),
    dialogVisit: visit('emulator', dialogLines),
    guideVisit: visit('msteams', guideLines),
    stop: () => void server.close().closeAllConnections(),
  };

  /** Resolves when the message is acknowledged and its reply has arrived. */
  async function say(client: KeepAliveClient, conversation: string, channelId: string, [text, wanted]: Line) {
    messages += 1;
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.set(conversation, { wanted, heard: resolve });
    const { status, body } = await client.request('POST', '/api/messages', {
      type: 'message',
      id: `${conversation}-${messages}`,
      text,
      locale: 'en-US',
      localTimezone: 'Asia/Singapore',
      channelId,
      serviceUrl,
      from: { id: `of-${conversation}`, name: 'Ana' },
      recipient: { id: 'bot', name: 'Bot' },
      conversation: { id: conversation, conversationType: 'personal' },
    });
    if (status !== 200) throw new Error(`a message was answered ${status}: ${body}`);
    await promise;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
