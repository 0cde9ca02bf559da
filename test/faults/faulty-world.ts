import { ServerResponse } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { watchStatements } from '../harness/statement-points.ts';
import { shiftClock } from './shifted-clock.ts';

// Loaded before bot/main.ts in a process of the harness: what the world does to a server. It kills the process at the
// point named by FAULT_POINT when that is passed for the FAULT_PASSES + 1st time; moves the clock and fills the disk
// when it is told so. The product knows nothing of it.

const wish = z.discriminatedUnion('do', [
  z.object({ do: z.literal('shift-clock'), ms: z.number() }),
  z.object({ do: z.literal('fill-disk') }),
  z.object({ do: z.literal('free-disk') }),
]);
/** The most that SQLite can have, in pages. https://www.sqlite.org/limits.html */
const mostPages = 4_294_967_294;

const doom = process.env.FAULT_POINT;
let passes = Number(process.env.FAULT_PASSES ?? 0);
const databases = new Set<DatabaseSync>();

shiftClock(Number(process.env.FAULT_CLOCK_MS ?? 0));
watchStatements(passing);
watchAnswers();
watchFrames();
findDatabases();
process.on('message', (message) => heed(wish.parse(message)));
// it is no reason for the process to stay
process.channel?.unref();

function passing(point: string): void {
  if (point !== doom) return;
  passes -= 1;
  if (passes < 0) process.kill(process.pid, 'SIGKILL');
}

function watchAnswers(): void {
  ServerResponse.prototype.end = new Proxy(ServerResponse.prototype.end, {
    apply(end, response: ServerResponse, values) {
      const ended = Reflect.apply(end, response, values);
      if (response.req.method === 'POST') passing('after the answer');
      return ended;
    },
  });
}

function watchFrames(): void {
  WebSocket.prototype.send = new Proxy(WebSocket.prototype.send, {
    apply(send, socket: WebSocket, values) {
      Reflect.apply(send, socket, values);
      passing('after the frame');
    },
  });
}

function findDatabases(): void {
  DatabaseSync.prototype.exec = new Proxy(DatabaseSync.prototype.exec, {
    apply(exec, database: DatabaseSync, values) {
      databases.add(database);
      return Reflect.apply(exec, database, values);
    },
  });
}

function heed(told: z.infer<typeof wish>): void {
  if (told.do === 'shift-clock') {
    shiftClock(told.ms);
    return;
  }
  // no fewer than there are: then no page more can be had
  const pages = told.do === 'fill-disk' ? 1 : mostPages;
  for (const database of databases) database.exec(`PRAGMA max_page_count = ${pages}`);
}
