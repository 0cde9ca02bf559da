import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { DeskFixture } from '../staff/desk-fixture.ts';
import { askingProspect, consoleOf, talkingDesk } from './talking-desk.ts';

let desk: DeskFixture;
beforeAll(async () => {
  desk = await talkingDesk();
});
afterAll(() => desk.app.stop());

/** The status that a handshake is refused with. */
async function refusal(headers: Record<string, string>): Promise<number | undefined> {
  const socket = new WebSocket(`${desk.app.base.replace('http', 'ws')}/desk/stream`, { headers });
  socket.on('error', () => undefined);
  const [, response] = await once(socket, 'unexpected-response');
  return response.statusCode;
}

it('opens for nobody who is not signed in', async () => {
  expect(await refusal({ origin: desk.app.base })).toBe(401);
  expect(await refusal({ origin: desk.app.base, cookie: 'desk=made-up' })).toBe(401);
});

it('opens for no page of another site, whose browser would send the cookie along', async () => {
  const { headers } = await desk.somebody('agent');
  expect(await refusal({ ...headers, origin: 'https://evil.example' })).toBe(403);
});

it('closes on a frame that is none of its own, and tells nothing of conversations that are not watched', async () => {
  const { conversationId } = await askingProspect(desk);
  const { headers } = await desk.somebody('agent');
  const screen = await consoleOf(desk, headers);
  await screen.hears(({ kind }) => kind === 'queue');
  await desk.post(`/desk/api/conversations/${conversationId}/claim`, {}, headers);
  await screen.hears(({ kind }) => kind === 'conversation');
  expect(screen.frames.filter(({ kind }) => kind === 'activities')).toEqual([]);
  screen.send({ watch: 'everything' });
  expect(await screen.closed).toBe(1008);
});

it('is there for nobody while the desk is off', async () => {
  const off = await talkingDesk({ DESK: 'off' });
  const socket = new WebSocket(`${off.app.base.replace('http', 'ws')}/desk/stream`);
  socket.on('error', () => undefined);
  const [, response] = await once(socket, 'unexpected-response');
  expect(response.statusCode).toBe(404);
  await off.app.stop();
});
