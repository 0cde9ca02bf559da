import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '../bot/store/temporary-folder.ts';
import { type ServerProcess, serverProcess } from '../harness/server-process.ts';
import { closedLoop, type Throughput, type Visit } from './closed-loop.ts';
import { coldStart } from './cold-start.ts';
import { measuredConnector } from './connector.ts';
import { fixedRate } from './fixed-rate.ts';
import { growth } from './growth.ts';
import { idlePages } from './idle-pages.ts';
import { onPostgres } from './on-postgres.ts';
import { browserThere, firstMessage } from './page.ts';
import { reading } from './reading.ts';
import { installStockPackages } from './stock-packages.ts';
import { type Row, table } from './table.ts';
import { bareVisit, dialogVisit, echoVisit, guideVisit } from './visits.ts';

// Measures the guide beside what it is built on, in the same minutes on the same machine: only the ratios mean
// anything elsewhere. Each server is a process of its own, and this one is the client.

const { values: options } = parseArgs({
  options: {
    /** Seconds that each server is measured for. */
    seconds: { type: 'string', default: '6' },
    /** Conversations in the larger store; the target speaks of 1000000, which takes minutes to fill. */
    growth: { type: 'string', default: '50000' },
    /** Leave out the stock prompt dialog, which is installed from the registry. */
    offline: { type: 'boolean', default: false },
  },
});
const seconds = Number(options.seconds);
const folder = temporaryFolder();
const main = join(import.meta.dirname, '..', '..', 'bot', 'main.ts');
const storePath = (name: string) => join(folder.path, `${name}.db`);
const guideEnvironment = (path: string) => ({
  PORT: '0',
  HOST: '127.0.0.1',
  STORE_URL: `sqlite:${path}`,
  // One machine plays all the people.
  LIMIT_REQUESTS: '0',
  LIMIT_STARTS: '0',
  LIMIT_TOKEN_REQUESTS: '0',
  LIMIT_MESSAGES: '0',
});

process.once('exit', folder.remove);
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

const stockPackages = await stockFolder();
const rows = [
  ...(await throughputRows()),
  await idlePagesRow(),
  ...(await onPostgres({ script: main, environment: guideEnvironment(''), seconds })),
  ...(await connectorRows()),
  await latencyRow(),
  await growthRow(),
  ...(await readingRows()),
  await coldStartRow(),
  ...(await pageRows()),
];
process.stdout.write(`${table(rows)}\n`);

async function throughputRows(): Promise<Row[]> {
  const bare = await measure('bare restify', peer('bare-restify'), bareVisit);
  const echo = await measure('stock echo', peer('cloud-adapter-echo'), echoVisit);
  const dialog = await stockDialog('stock prompts', dialogVisit);
  const guide = await measure(
    'the guide',
    serverProcess(main, guideEnvironment(storePath('load'))),
    guideVisit,
  );
  const { perSecond, cpuMicroseconds = Number.NaN, peakMegabytes } = guide;
  const turns = `${Math.round(perSecond)} turns/s`;
  return [
    {
      what: 'durable web turn',
      measured: turns,
      against: dialog ? `${ratio(perSecond, dialog.perSecond)} of stock prompts in memory` : 'stock prompts',
      target: '≥ 4',
      reached: dialog && perSecond >= 4 * dialog.perSecond,
    },
    {
      what: 'durable web turn',
      measured: turns,
      against: `${ratio(perSecond, bare.perSecond)} of bare restify`,
      target: '≥ 0.4',
      reached: perSecond >= 0.4 * bare.perSecond,
    },
    {
      what: 'durable web turn',
      measured: turns,
      against: `${ratio(perSecond, echo.perSecond)} of the stock echo, which keeps nothing`,
      target: '≥ 1',
      reached: perSecond >= echo.perSecond,
    },
    {
      what: 'CPU of a web turn',
      measured: `${cpuMicroseconds.toFixed(0)} µs`,
      against: `${ratio(cpuMicroseconds, bare.cpuMicroseconds ?? Number.NaN)} of bare restify`,
      target: '≤ 200 µs',
      reached: Number.isNaN(cpuMicroseconds) ? undefined : cpuMicroseconds <= 200,
    },
    {
      what: 'memory at saturation',
      measured: `${peakMegabytes?.toFixed(0)} MB`,
      against: `${ratio(peakMegabytes ?? Number.NaN, echo.peakMegabytes ?? Number.NaN)} of the stock echo`,
      target: '≤ 250 MB',
      reached: peakMegabytes === undefined ? undefined : peakMegabytes <= 250,
    },
  ];
}

async function idlePagesRow(): Promise<Row> {
  const server = await serverProcess(main, guideEnvironment(storePath('idle')));
  const kilobytes = await idlePages(server, 1000);
  await server.stop();
  return {
    what: 'memory of an idle open page',
    measured: `${kilobytes?.toFixed(0)} kB`,
    against: '',
    target: '≤ 20 kB',
    reached: kilobytes === undefined ? undefined : kilobytes <= 20,
  };
}

/** The same servers with replies that they send to a connector, as in Teams; a turn counts when its reply is there. */
async function connectorRows(): Promise<Row[]> {
  const connector = await measuredConnector();
  const echo = await measure('stock echo, connector', peer('cloud-adapter-echo'), connector.echoVisit);
  const dialog = await stockDialog('stock prompts, connector', connector.dialogVisit);
  const environment = { ...guideEnvironment(storePath('connector')), CONNECTOR_DEVELOPMENT: 'on' };
  const guide = await measure('the guide, connector', serverProcess(main, environment), connector.guideVisit);
  connector.stop();
  const ofEcho = `${ratio(guide.perSecond, echo.perSecond)} of the stock echo`;
  return [
    {
      what: 'durable connector turn',
      measured: `${Math.round(guide.perSecond)} turns/s`,
      against: dialog
        ? `${ratio(guide.perSecond, dialog.perSecond)} of stock prompts in memory, ${ofEcho}`
        : ofEcho,
      target: '≥ 2',
      reached: dialog && guide.perSecond >= 2 * dialog.perSecond,
    },
    {
      what: 'CPU of a connector turn',
      measured: `${guide.cpuMicroseconds?.toFixed(0)} µs`,
      against: `${ratio(guide.cpuMicroseconds ?? Number.NaN, dialog?.cpuMicroseconds ?? Number.NaN)} of stock prompts`,
      target: '≤ 0.5',
      reached:
        dialog?.cpuMicroseconds === undefined || guide.cpuMicroseconds === undefined
          ? undefined
          : guide.cpuMicroseconds <= 0.5 * dialog.cpuMicroseconds,
    },
  ];
}

/** Where the stock dialog packages are; undefined where they cannot be had. */
async function stockFolder(): Promise<string | undefined> {
  if (options.offline) return undefined;
  const packages = temporaryFolder();
  process.once('exit', packages.remove);
  return (await installStockPackages(packages.path)) ? packages.path : undefined;
}

async function stockDialog(name: string, visit: Visit): Promise<Throughput | undefined> {
  if (!stockPackages) return undefined;
  return measure(name, peer('prompt-dialog', { BENCH_PACKAGES: stockPackages }), visit);
}

async function latencyRow(): Promise<Row> {
  const server = await serverProcess(main, guideEnvironment(storePath('rate')));
  const { p50, p99 } = await fixedRate(server.port, 500, seconds);
  await server.stop();
  return {
    what: '500 messages/s arriving',
    measured: `p99 ${p99.toFixed(1)} ms`,
    against: `p50 ${p50.toFixed(1)} ms`,
    target: 'p99 ≤ 20 ms',
    reached: p99 <= 20,
  };
}

async function growthRow(): Promise<Row> {
  const conversations = Number(options.growth);
  const { few, many } = await growth({
    script: main,
    environment: guideEnvironment,
    small: { path: storePath('small'), conversations: 10_000 },
    large: { path: storePath('large'), conversations },
    turns: 2000,
  });
  return {
    what: `turn among ${conversations} conversations`,
    measured: `p50 ${many.toFixed(2)} ms`,
    against: `${ratio(many, few)} of one among 10000`,
    target: '≤ 1.1',
    reached: many <= 1.1 * few,
  };
}

async function readingRows(): Promise<Row[]> {
  const { p50, p99, worst, loadMs, loadMegabytes } = await reading();
  return [
    {
      what: 'reading one message',
      measured: `p99 ${p99.toFixed(2)} ms`,
      against: `p50 ${p50.toFixed(2)} ms`,
      target: 'p99 ≤ 1 ms',
      reached: p99 <= 1,
    },
    {
      what: 'reading the slowest message',
      measured: `${worst.toFixed(1)} ms`,
      against: 'made to be slow',
      target: '≤ 20 ms',
      reached: worst <= 20,
    },
    {
      what: 'all languages made ready',
      measured: `${loadMs.toFixed(0)} ms`,
      against: `${loadMegabytes.toFixed(0)} MB`,
      target: '≤ 100 ms, 60 MB',
      reached: loadMs <= 100 && loadMegabytes <= 60,
    },
  ];
}

async function coldStartRow(): Promise<Row> {
  const { guide, importsAlone } = await coldStart(guideEnvironment(storePath('start')), 5);
  return {
    what: 'start to listening',
    measured: `${guide.toFixed(0)} ms`,
    against: `${ratio(guide, importsAlone)} of importing botbuilder and restify`,
    target: '≤ 1.2',
    reached: guide <= 1.2 * importsAlone,
  };
}

async function pageRows(): Promise<Row[]> {
  const targets = { bytes: 40_000, ms: 120 };
  const measured = browserThere ? await measurePage() : undefined;
  const { bytes = Number.NaN, ms = Number.NaN } = measured ?? {};
  return [
    {
      what: 'page before the first message',
      measured: `${(bytes / 1000).toFixed(1)} kB`,
      against: '',
      target: '≤ 40 kB',
      reached: measured && bytes <= targets.bytes,
    },
    {
      what: 'time to the first message',
      measured: `${ms.toFixed(0)} ms`,
      against: '',
      target: '≤ 120 ms',
      reached: measured && ms <= targets.ms,
    },
  ];
}

async function measurePage() {
  const server = await serverProcess(main, guideEnvironment(storePath('page')));
  const measured = await firstMessage(server.port, 9);
  await server.stop();
  return measured;
}

async function measure(name: string, starting: Promise<ServerProcess>, visit: Visit): Promise<Throughput> {
  const server = await starting;
  const measured = await closedLoop(server, visit, seconds);
  await server.stop();
  const { perSecond, cpuMicroseconds, peakMegabytes } = measured;
  process.stdout.write(
    `${name}: ${perSecond.toFixed(0)} requests/s, ${cpuMicroseconds?.toFixed(0)} µs of CPU each, ${peakMegabytes?.toFixed(0)} MB\n`,
  );
  return measured;
}

function peer(name: string, environment: Record<string, string> = {}): Promise<ServerProcess> {
  return serverProcess(join(import.meta.dirname, 'peers', `${name}.ts`), environment);
}

function ratio(one: number, other: number): string {
  return (one / other).toFixed(2);
}
