import { once } from 'node:events';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { AppParts } from '../../../bot/app-parts.ts';
import { type StreamFrame, streamFrame } from '../../../bot/staff-api/contract/stream.ts';
import type { Store } from '../../../bot/store/store.ts';
import { converse } from '../../../dialogs/converse.ts';
import { worldOn } from '../../world.ts';
import {
  type ActivitySet,
  activitySet,
  type Connection,
  directLine,
} from '../channels/web/direct-line-calls.ts';
import { type DeskFixture, deskFixture, quickPasswords } from '../staff/desk-fixture.ts';

/** The whole app with the real conversation and the desk switched on. */
export async function talkingDesk(
  settings: Record<string, string> = {},
  store?: Store,
  cloud?: AppParts['cloud'],
): Promise<DeskFixture> {
  const { packs, texts, reader, knowledge, detector } = worldOn('2026-11-23');
  return deskFixture({ DESK_WAIT_MINUTES: '2', ...settings }, quickPasswords, {
    converse,
    knowledge: { packs, texts, reader, knowledge, detector },
    ...(store && { store }),
    ...(cloud && { cloud }),
  });
}

/** A prospect who has asked for a person, with a line. */
export async function askingProspect(
  desk: DeskFixture,
  line = 'How do I rename my company?',
): Promise<Connection> {
  const line1 = directLine(desk.app.base);
  const connection = await line1.begin();
  await line1.say(connection, 'talk to a person');
  await line1.say(connection, line);
  return connection;
}

/** A WebSocket that remembers every frame. */
export interface Listening<Frame> {
  frames: Frame[];
  /** Resolves when a frame is as wished. */
  hears(wish: (frame: Frame) => boolean): Promise<void>;
  send(frame: unknown): void;
  /** The code that the server closes with. */
  closed: Promise<number>;
  close(): void;
}

/** The console's stream of a member of staff. */
export async function consoleOf(
  desk: DeskFixture,
  headers: Record<string, string>,
): Promise<Listening<StreamFrame>> {
  const socket = new WebSocket(`${desk.app.base.replace('http', 'ws')}/desk/stream`, {
    headers: { ...headers, origin: desk.app.base },
  });
  const listening = listen(socket, (frame) => streamFrame.parse(frame));
  await once(socket, 'open');
  return listening;
}

/** The prospect's own stream, as a Direct Line client opens it. */
export async function streamOf(
  desk: DeskFixture,
  { conversationId, token }: Connection,
): Promise<Listening<ActivitySet>> {
  const answer = await directLine(desk.app.base).get(`/conversations/${conversationId}`, token);
  const { streamUrl } = z.object({ streamUrl: z.string() }).parse(await answer.json());
  const socket = new WebSocket(streamUrl.replace('localhost', '127.0.0.1'));
  const listening = listen(socket, (frame) => activitySet.parse(frame));
  await once(socket, 'open');
  return listening;
}

function listen<Frame>(socket: WebSocket, parse: (frame: unknown) => Frame): Listening<Frame> {
  const frames: Frame[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (message) => {
    const text = String(message);
    if (text === '') return;
    frames.push(parse(JSON.parse(text)));
    for (const look of waiting) look();
  });
  return {
    frames,
    hears: (wish) =>
      new Promise((resolve) => {
        const look = () => {
          if (!frames.some((frame) => wish(frame))) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    send: (frame) => socket.send(JSON.stringify(frame)),
    closed: new Promise((resolve) => socket.on('close', (code) => resolve(code))),
    close: () => socket.close(),
  };
}
