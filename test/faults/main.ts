import { parseArgs } from 'node:util';
import { temporaryFolder } from '../bot/store/temporary-folder.ts';
import { randomNumbers } from '../harness/random-numbers.ts';
import { postgresEngine, sqliteEngine } from './engine.ts';
import { reportOf } from './report.ts';
import { rollOver } from './rolling.ts';
import { noteAnswer, playRound, type Rounds } from './rounds.ts';
import { setStage } from './stage.ts';

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
    /** Kills nobody: replaces one release by the next, one process at a time, and goes back once. */
    rolling: { type: 'boolean', default: false },
    /** Where the release to be replaced is checked out and installed; this one if not given. */
    before: { type: 'string' },
  },
});
const isPostgres = given.engine === 'postgres' || given.rolling;
const rounds = given.rolling ? 0 : Number(given.rounds ?? (isPostgres ? 50 : 200));
const seed = Number(given.seed);
const random = randomNumbers(seed);
const folder = temporaryFolder();
process.once('exit', folder.remove);
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

const began = performance.now();
const engine = isPostgres ? await postgresEngine() : sqliteEngine(folder.path);
if (!engine) {
  process.stderr.write('PostgreSQL is not installed. On Debian: apt-get install postgresql\n');
  process.exit(2);
}
const instances = isPostgres ? Number(given.instances ?? 2) : 1;
const happened: Rounds = { deaths: new Map(), faults: new Map(), recoveryMs: [], diedAt: undefined };
const stage = await setStage({
  engine,
  folder: folder.path,
  instances,
  people: Number(given.people),
  random,
  before: given.rolling ? (given.before ?? 'this') : undefined,
  acknowledged: () => noteAnswer(happened),
});
const { servers, cable, lives, nextAnswer } = stage;
for (let round = 0; round < rounds; round += 1) {
  if (round > 0 && round % 10 === 0)
    process.stderr.write(`${round} rounds, ${lives.acknowledged} acknowledged\n`);
  await playRound(round, {
    servers,
    cable,
    instances,
    random,
    engine,
    disturb: lives.disturb,
    nextAnswer,
    rounds: happened,
  });
}
if (given.rolling) await rollOver({ servers, instances, nextAnswer });
const errors = await stage.end();
const seconds = (performance.now() - began) / 1000;
const { text, isSound } = reportOf({
  seed,
  rounds,
  instances,
  engine: engine.name,
  seconds,
  happened,
  lives,
  errors,
  isRolling: given.rolling,
});
process.stdout.write(text);
process.exit(isSound ? 0 : 1);
