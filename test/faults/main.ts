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
import { createLives } from './lives.ts';
import { reportOf } from './report.ts';
import { noteAnswer, playRound, type Rounds } from './rounds.ts';
import { createServers } from './servers.ts';

// Kills real servers in the middle of real conversations, and proves from what everybody saw that nothing was lost,
// repeated, reordered or said to the wrong person. docs/testing.md tells how to read what it prints.

const { values: given } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    /** The same seed plans the same faults; when they strike is the machine's. */
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    people: { type: 'string', default: '8' },
  },
});
const rounds = Number(given.rounds);
const seed = Number(given.seed);
const random = randomNumbers(seed);
const folder = temporaryFolder();
const storeUrl = `sqlite:${join(folder.path, 'guide.db')}`;
const errorsPath = join(folder.path, 'errors.jsonl');
const instances = 1;

process.once('exit', folder.remove);
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

const began = performance.now();
const people = await welcome();
const servers = createServers(storeUrl, errorsPath);
const cable = await layCable(servers.port);
const line = createLine({ port: cable.port, patienceMs: 5000, pauseMs: 200, random });
const happened: Rounds = { deaths: new Map(), faults: new Map(), recoveryMs: [], diedAt: undefined };
let heard = Promise.withResolvers<void>();

await servers.start(0, undefined);
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
for (const server of servers.alive()) server.kill();
for (let round = 0; round < rounds; round += 1) {
  await playRound(round, {
    servers,
    cable,
    instances,
    random,
    canFillDisk: true,
    disturb: lives.disturb,
    nextAnswer: () => heard.promise,
    rounds: happened,
  });
}
await servers.start(0, undefined);
await lives.end();
await Promise.all(agents.map((agent) => agent.goHome()));
line.close();
await Promise.all(servers.alive().map((server) => server.stop()));
await cable.unplug();

const seconds = (performance.now() - began) / 1000;
const errors = readFileSync(errorsPath, 'utf8');
const { text, isSound } = reportOf({
  seed,
  rounds,
  instances,
  engine: 'sqlite',
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
