import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '../bot/store/temporary-folder.ts';
import { createLine } from '../harness/line.ts';
import { randomNumbers } from '../harness/random-numbers.ts';
import { runStep, type Step } from './arrivals.ts';
import { createCrowd } from './crowd.ts';
import { deskLoad } from './desk-load.ts';
import { guideServer } from './guide-server.ts';
import { deskLines, hasKnee, stepLine, stepTitle } from './report.ts';

// Loads a guide of its own on this machine, and nothing else: there is no option for another address. First messages
// arrive at rising rates until it cannot keep up; then many prospects are open at a desk while the server is killed.

const { values: given } = parseArgs({
  options: {
    /** About a minute instead of about ten. */
    quick: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
  },
});
const random = randomNumbers(Number(given.seed));
const size = given.quick
  ? {
      rates: [50, 100, 200, 400, 800],
      seconds: 5,
      guests: 100,
      prospects: 400,
      agents: 10,
      kills: 1,
      deskSeconds: 15,
    }
  : {
      rates: [100, 200, 300, 400, 600, 800, 1000, 1300, 1600, 2000, 2500],
      seconds: 20,
      guests: 400,
      prospects: 2000,
      agents: 50,
      kills: 4,
      deskSeconds: 120,
    };
const folder = temporaryFolder();
process.once('exit', folder.remove);
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

const print = (line: string) => process.stdout.write(`${line}\n`);
print(
  `${cpus().length} cores, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')} before the run`,
);
await findKnee();
const desk = await deskLoad({
  storeUrl: `sqlite:${join(folder.path, 'desk.db')}`,
  prospects: size.prospects,
  agents: size.agents,
  kills: size.kills,
  seconds: size.deskSeconds,
  random,
});
for (const line of deskLines(desk)) print(line);
print(
  `load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')} after the run`,
);
process.exit(desk.violations.length === 0 ? 0 : 1);

async function findKnee(): Promise<void> {
  const guide = await guideServer(`sqlite:${join(folder.path, 'arrivals.db')}`, 5);
  const server = await guide.start();
  const line = createLine({ port: guide.port, patienceMs: 15_000, pauseMs: 500, random });
  const crowd = createCrowd({ line, people: guide.people, random, words: 2, pauseMs: 500 });
  while (crowd.idle.length < size.guests) {
    crowd.idle.push(...(await Promise.all(Array.from({ length: 10 }, () => crowd.enter()))));
  }
  // the first turns are slow everywhere: code is not compiled yet
  await runStep({ crowd, server, perSecond: size.rates[0] ?? 1, seconds: size.seconds / 2, random });
  print(stepTitle);
  let last: Step | undefined;
  for (const perSecond of size.rates) {
    const step = await runStep({ crowd, server, perSecond, seconds: size.seconds, random });
    print(stepLine(step));
    if (hasKnee(step)) break;
    last = step;
  }
  print(`knee: ${last ? `keeps up with ${last.perSecond} messages/s` : 'below the first rate'}`);
  await crowd.close();
  for (const { prospect } of crowd.idle) prospect.hangUp();
  line.close();
  await server.stop();
}
