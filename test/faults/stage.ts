import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../bot/store/open-store.ts';
import { createAgent } from '../harness/agent.ts';
import { type Cable, layCable } from '../harness/cable.ts';
import { type DeskPerson, welcomeDeskPeople } from '../harness/desk-people.ts';
import { createLine } from '../harness/line.ts';
import type { Engine } from './engine.ts';
import { createLives, type Lives } from './lives.ts';
import { createServers, type Servers } from './servers.ts';

/** Servers with people who talk to them through a cable, and staff. */
export interface Stage {
  servers: Servers;
  cable: Cable;
  lives: Lives;
  /** Resolves when somebody is answered, from now on. */
  nextAnswer(): Promise<void>;
  /** Lets everybody finish, reads every conversation again and stops everything. What the servers have logged. */
  end(): Promise<string>;
}

export interface StageOptions {
  engine: Engine;
  folder: string;
  instances: number;
  people: number;
  random(): number;
  /** The folder of the release that is there at first, or `this`; the next is this one. Absent: there is one alone. */
  before?: string | undefined;
  /** Told of each acknowledgement. */
  acknowledged?(): void;
}

/** Longest pause before the next words, in milliseconds. */
const thinkMs = 60;

export async function setStage(options: StageOptions): Promise<Stage> {
  const { engine, folder, instances, people, random, before, acknowledged } = options;
  const errorsPath = join(folder, 'errors.jsonl');
  const staff = await welcome(engine.storeUrl);
  const servers = createServers({ storeUrl: engine.storeUrl, instances, errorsPath, before });
  const cable = await layCable(servers.port);
  const line = createLine({ port: cable.port, patienceMs: 5000, pauseMs: 200, random });
  let heard = Promise.withResolvers<void>();
  await servers.fill();
  const lives = createLives({
    line,
    random,
    people,
    thinkMs,
    acknowledged() {
      acknowledged?.();
      heard.resolve();
      heard = Promise.withResolvers();
    },
  });
  const agents = staff.map((person) =>
    createAgent({ line, person, visitors: lives.visitors, random, words: 3, pauseMs: 150 }),
  );

  return {
    servers,
    cable,
    lives,
    nextAnswer: () => heard.promise,
    async end() {
      await servers.fill();
      await lives.end();
      await Promise.all(agents.map((agent) => agent.goHome()));
      line.close();
      await Promise.all(servers.alive().map((server) => server.stop()));
      await cable.unplug();
      await engine.stop();
      return readFileSync(errorsPath, 'utf8');
    },
  };
}

async function welcome(storeUrl: string): Promise<DeskPerson[]> {
  const at = new Date().toISOString();
  const store = await openStore(storeUrl, at);
  const welcomed = await welcomeDeskPeople(store, 2, at);
  await store.close();
  return welcomed;
}
