import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openStore } from '../../bot/store/open-store.ts';
import { temporaryFolder } from '../bot/store/temporary-folder.ts';
import { createAgent } from '../harness/agent.ts';
import { layCable } from '../harness/cable.ts';
import { welcomeDeskPeople } from '../harness/desk-people.ts';
import { createLine } from '../harness/line.ts';
import { randomNumbers } from '../harness/random-numbers.ts';
import { postgresEngine, sqliteEngine } from './engine.ts';
import { createLives } from './lives.ts';
import { reportOf } from './report.ts';
import { noteAnswer, playRound, type Rounds } from './rounds.ts';
import { createServers } from './servers.ts';

// Kills real servers in the middle of real conversations, and proves from what everybody saw that nothing was lost,
// repeated, reordered or said to the wrong person. docs/testing.md tells how to read what it prints.

const { values: given } = parseArgs({
  options: {
    /** 200 on SQLite and 50 on PostgreSQL if not given. */
    rounds: { type: 'string' },
    /** The same seed plans the same faults; when they strike is the machine's. */
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    people: { type: 'string', default: '8' },
    engine: { type: 'string', default: 'sqlite' },
    /** Processes of the guide on one store; only one can have an SQLite file. */
    instances: { type: 'string' },
  },
});
const rounds = Number(given.rounds ?? (given.engine === 'postgres' ? 50 : 200));
const seed = Number(given.seed);
const random = randomNumbers(seed);
const folder = temporaryFolder();
const errorsPath = join(folder.path, 'errors.jsonl');
process.once('exit', folder.remove);
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

const began = performance.now();
const engine = given.engine === 'postgres' ? await postgresEngine() : sqliteEngine(folder.path);
if (!engine) {
  process.stderr.write('PostgreSQL is not installed. On Debian: apt-get install postgresql\n');
  process.exit(2);
}
const { storeUrl } = engine;
const instances = engine.name === 'sqlite' ? 1 : Number(given.instances ?? 2);
const people = await welcome();
const servers = createServers({ storeUrl, instances, errorsPath });
const cable = await layCable(servers.port);
const line = createLine({ port: cable.port, patienceMs: 5000, pauseMs: 200, random });
const happened: Rounds = { deaths: new Map(), faults: new Map(), recoveryMs: [], diedAt: undefined };
let heard = Promise.withResolvers<void>();

await servers.fill();
const lives = createLives({
  line,
  random,
  people: Number(given.people),
  thinkMs: 60,
  acknowledged() {
    noteAnswer(happened);
    heard.resolve();
    heard = Promise.withResolvers();
  },
});
const agents = people.map((person) =>
  createAgent({ line, person, visitors: lives.visitors, random, words: 3, pauseMs: 150 }),
);
for (let round = 0; round < rounds; round += 1) {
  await playRound(round, {
    servers,
    cable,
    instances,
    random,
    engine,
    disturb: lives.disturb,
    nextAnswer: () => heard.promise,
    rounds: happened,
  });
}
await servers.fill();
await lives.end();
await Promise.all(agents.map((agent) => agent.goHome()));
line.close();
await Promise.all(servers.alive().map((server) => server.stop()));
await cable.unplug();
await engine.stop();

const seconds = (performance.now() - began) / 1000;
const errors = readFileSync(errorsPath, 'utf8');
const { text, isSound } = reportOf({
  seed,
  rounds,
  instances,
  engine: engine.name,
  seconds,
  happened,
  lives,
  errors,
});
process.stdout.write(text);
process.exit(isSound ? 0 : 1);

async function welcome() {
  const at = new Date().toISOString();
  const store = await openStore(storeUrl, at);
  const welcomed = await welcomeDeskPeople(store, 2, at);
  await store.close();
  return welcomed;
}
