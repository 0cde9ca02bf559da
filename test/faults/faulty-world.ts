import { ServerResponse } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { watchStatements } from '../harness/statement-points.ts';
import { shiftClock } from './shifted-clock.ts';

// Loaded before bot/main.ts in a process of the harness: what the world does to a server. When it is told so, it kills
// the process at a named point, moves the clock or fills the disk. As the next release, named by FAULT_RELEASE, it adds
// a member to every state it stores, as a next release may. The product knows nothing of it.

const wish = z.discriminatedUnion('do', [
  /** The process dies when it passes the point for the `passes + 1`st time from now. */
  z.object({ do: z.literal('die'), point: z.string(), passes: z.int() }),
  z.object({ do: z.literal('shift-clock'), ms: z.number() }),
  z.object({ do: z.literal('fill-disk') }),
  z.object({ do: z.literal('free-disk') }),
]);
const turnStatement = z.object({ name: z.string().startsWith('turn-'), values: z.array(z.unknown()) });
const isNext = process.env.FAULT_RELEASE === 'next';
/** The most that SQLite can have, in pages. https://www.sqlite.org/limits.html */
const mostPages = 4_294_967_294;

let doom: { point: string; passes: number } | undefined;
const databases = new Set<DatabaseSync>();

shiftClock(Number(process.env.FAULT_CLOCK_MS ?? 0));
watchStatements(passing);
watchQueries();
watchAnswers();
watchFrames();
findDatabases();
process.on('message', (message) => heed(wish.parse(message)));
// it is no reason for the process to stay
process.channel?.unref();

function passing(point: string): void {
  if (point !== doom?.point) return;
  doom.passes -= 1;
  if (doom.passes < 0) process.kill(process.pid, 'SIGKILL');
}

/** A turn on PostgreSQL is one statement: it is not sent yet, on its way, or answered. */
function watchQueries(): void {
  Client.prototype.query = new Proxy(Client.prototype.query, {
    apply(query, client: Client, values) {
      const { data: turn } = turnStatement.safeParse(values[0]);
      if (!turn) return Reflect.apply(query, client, values);
      passing('before the commit');
      if (isNext) values[0].values = turn.values.map(withAddition);
      const answered = Reflect.apply(query, client, values);
      setImmediate(passing, 'after the inbox entry');
      // before who waits for it hears of it
      return Promise.resolve(answered).then((result) => {
        passing('after the commit');
        return result;
      });
    },
  });
}

/** A stored state with a member that only the next release knows; every other value as it is. */
function withAddition(value: unknown): unknown {
  const isState = typeof value === 'string' && value.startsWith('{"languages"');
  return isState ? value.replace('"flowVersion"', '"ofTheNextRelease":true,"flowVersion"') : value;
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
  if (told.do === 'die') {
    doom = told;
    return;
  }
  if (told.do === 'shift-clock') {
    shiftClock(told.ms);
    return;
  }
  // no fewer than there are: then no page more can be had
  const pages = told.do === 'fill-disk' ? 1 : mostPages;
  for (const database of databases) database.exec(`PRAGMA max_page_count = ${pages}`);
}
