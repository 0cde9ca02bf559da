import { WebSocket } from 'ws';
import { type ServedApp, serveApp } from '../../served-app.ts';
import { directLine } from './direct-line-calls.ts';

let app: ServedApp;
const sockets: WebSocket[] = [];
beforeEach(async () => {
  app = await serveApp({ EMBED_ORIGINS: 'https://shop.example' });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await app.stop();
});

it('opens a stream once for each ticket, within a minute', async () => {
  const client = directLine(app.base);
  const begun = await client.begin();
  expect(await opening(begun.streamUrl)).toBe('open');
  expect(await opening(begun.streamUrl)).toBe(401);
  const next = await client.read(await client.get(`/conversations/${begun.conversationId}`, begun.token));
  app.pass({ seconds: 61 });
  expect(await opening(next.streamUrl)).toBe(403);
});

it('takes nothing but a ticket of that conversation', async () => {
  const client = directLine(app.base);
  const mine = await client.begin();
  const foreign = await client.begin();
  const forged = new URL(mine.streamUrl ?? '');
  forged.pathname = `/v3/directline/conversations/${foreign.conversationId}/stream`;
  expect(await opening(forged.href)).toBe(404);
  const withToken = new URL(mine.streamUrl ?? '');
  withToken.searchParams.set('t', mine.token);
  expect(await opening(withToken.href)).toBe(401);
  withToken.searchParams.delete('t');
  expect(await opening(withToken.href)).toBe(401);
  expect(await opening(`${app.base.replace('http', 'ws')}/elsewhere`)).toBe(404);
});

it('refuses pages of origins that are not allowed', async () => {
  const client = directLine(app.base);
  const begun = await client.begin();
  expect(await opening(begun.streamUrl, 'https://evil.example')).toBe(403);
  expect(await opening(begun.streamUrl, 'https://shop.example')).toBe('open');
});

it('answers a handshake that is none with plain HTTP, and goes on', async () => {
  const client = directLine(app.base);
  const { streamUrl = '' } = await client.begin();
  const plain = await fetch(streamUrl.replace('ws', 'http'));
  expect(plain.status).toBe(404);
  expect((await fetch(`${app.base}/livez`)).status).toBe(200);
});

/** `open`, or the status with which the handshake was refused. */
function opening(url = '', origin?: string): Promise<'open' | number | undefined> {
  const socket = new WebSocket(url, origin === undefined ? {} : { origin });
  sockets.push(socket);
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve('open'));
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode));
    socket.once('error', reject);
  });
}
