import { connect, type Socket } from 'node:net';
import { clientAddress } from '../../../bot/http/client-address.ts';
import { teamsFixture, teamsMessage } from '../channels/connector/teams-fixture.ts';
import { directLine, texts } from '../channels/web/direct-line-calls.ts';
import { type ServedApp, serveApp } from '../served-app.ts';

let app: ServedApp;
afterEach(() => app.stop());

it('answers 429 and when to come back to an address that asks too much', async () => {
  app = await serveApp({ LIMIT_REQUESTS: '5' });
  const statuses = [];
  for (let count = 0; count < 6; count += 1) statuses.push((await fetch(`${app.base}/livez`)).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  const refused = await fetch(`${app.base}/livez`);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
  expect(JSON.parse(await refused.text()).error.code).toBe('rate-limited');
});

it('counts addresses apart behind a trusted proxy, and does not believe a client about its own', async () => {
  app = await serveApp({ LIMIT_REQUESTS: '2', TRUST_PROXY: '1' });
  const from = async (forwarded: string) =>
    (await fetch(`${app.base}/livez`, { headers: { 'x-forwarded-for': forwarded } })).status;
  expect([await from('192.0.2.1'), await from('192.0.2.1'), await from('192.0.2.1')]).toEqual([
    200, 200, 429,
  ]);
  expect(await from('192.0.2.2')).toBe(200);
  expect(await from('198.51.100.9, 192.0.2.1')).toBe(429);
});

it('limits the beginnings of conversations by address and the messages by conversation', async () => {
  app = await serveApp({ LIMIT_STARTS: '2', LIMIT_MESSAGES: '3' });
  const client = directLine(app.base);
  const [mine, other] = [await client.begin(), await client.begin()];
  expect((await client.post('/tokens/generate', undefined)).status).toBe(429);
  const statuses = [];
  for (const text of ['a', 'b', 'c', 'd']) statuses.push((await client.say(mine, text)).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
  expect((await client.say(other, 'mine is not full')).status).toBe(200);
  expect(texts(await client.activities(mine))).not.toContain('d');
});

it('limits the requests by token, so that one page cannot keep the others waiting', async () => {
  app = await serveApp({ LIMIT_TOKEN_REQUESTS: '3' });
  const client = directLine(app.base);
  const begun = await client.begin();
  const poll = async () =>
    (await client.get(`/conversations/${begun.conversationId}/activities`, begun.token)).status;
  expect([await poll(), await poll(), await poll()]).toEqual([200, 200, 429]);
});

it('does not count what the Bot Connector sends, which all comes from a few addresses, but all that pretends to', async () => {
  const teams = await teamsFixture({ settings: { LIMIT_REQUESTS: '5' } });
  app = teams.app;
  try {
    for (let count = 0; count < 12; count += 1) {
      expect((await teams.post(teamsMessage(teams.cloud))).status).toBe(200);
    }
    const statuses = [];
    for (let count = 0; count < 6; count += 1) {
      statuses.push((await teams.post(teamsMessage(teams.cloud), 'a.b.c')).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  } finally {
    await teams.cloud.stop();
  }
});

it('answers people while 200 connections are half open', async () => {
  app = await serveApp();
  const port = Number(new URL(app.base).port);
  const halfOpen = await Promise.all(
    Array.from({ length: 200 }, (_, index) => {
      const started =
        index % 2 === 0 ? 'POST /v3/directline/tokens/generate HTTP/1.1\r\nHost: a\r\nContent-Le' : '';
      return new Promise<Socket>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => {
          socket.write(started);
          resolve(socket);
        });
        socket.on('error', () => {});
      });
    }),
  );
  const client = directLine(app.base);
  const begun = await client.begin();
  expect((await client.say(begun, 'hello')).status).toBe(200);
  for (const socket of halfOpen) socket.destroy();
});

it('closes connections beyond the limit instead of queueing them', async () => {
  app = await serveApp({ MAX_CONNECTIONS: '3' });
  const port = Number(new URL(app.base).port);
  const sockets = Array.from({ length: 4 }, () => connect(port, '127.0.0.1'));
  for (const socket of sockets) socket.on('error', () => {});
  await Promise.race(sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve))));
  for (const socket of sockets) socket.destroy();
});

it('counts IPv6 clients by their /64', async () => {
  app = await serveApp();
  const address = (remoteAddress: string) => clientAddress({ headers: {}, socket: { remoteAddress } }, 0);
  expect(address('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
  expect(address('2001:DB8:1:2::9')).toBe('2001:db8:1:2::/64');
  expect(address('::1')).toBe('0:0:0:0::/64');
  expect(address('::ffff:192.0.2.1')).toBe('192.0.2.1');
});
