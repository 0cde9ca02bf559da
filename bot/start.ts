import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { DestinationStream } from 'pino';
import { converse } from '../dialogs/converse.ts';
import { createKnowledge } from '../dialogs/knowledge/find-entry.ts';
import { createReader } from '../dialogs/understanding/create-reader.ts';
import { createLanguageDetector } from '../dialogs/understanding/detect-language.ts';
import { languageSamples } from '../dialogs/understanding/language-samples.ts';
import { type App, createApp } from './app.ts';
import { checkPackTexts } from './check-pack-texts.ts';
import { type Config, readConfig } from './config.ts';
import { loadTexts } from './locale-files.ts';
import { createLog } from './operations/log.ts';
import type { EventLog } from './operations/log-events.ts';
import type { Tracer } from './operations/traces/tracer.ts';
import { createPages } from './pages/serve-pages.ts';
import { loadRulePacks } from './rule-packs.ts';
import { createSecondReader, type SecondReader } from './second-reader/second-reader.ts';
import { openStore } from './store/open-store.ts';

const project = join(import.meta.dirname, '..');

export interface Started {
  app: App;
  /** What to open in a browser. */
  address: string;
  /** Where the first administrator of the desk joins, once; undefined when there is one, or no desk. */
  firstAdministratorLink: string | undefined;
  log: EventLog;
  /** Reads and makes ready what no start need wait for, bit by bit; rejects if the server had better not run. */
  finish(): Promise<void>;
}

/**
 * Builds the parts from an environment and starts to serve. Rejects with GuideErrors that say what to correct.
 */
export async function start(
  environment: Record<string, string | undefined>,
  logDestination: DestinationStream,
): Promise<Started> {
  const config = readConfig(environment);
  const clock = () => Temporal.Now.instant();
  const texts = loadTexts(join(project, 'locales'));
  const packs = loadRulePacks({ folder: join(project, 'dialogs/rules/packs'), current: config.RULE_PACK });
  checkPackTexts(packs.current(clock().toString().slice(0, 10)), texts);
  const pages = createPages({
    texts,
    embedOrigins: config.EMBED_ORIGINS,
    pack: config.RULE_PACK,
  });
  const log = createLog(config.LOG_LEVEL, logDestination);
  const detector = createLanguageDetector(() => languageSamples(texts));
  const app = await createApp({
    config,
    clock,
    randomId: () => randomBytes(16).toString('base64url'),
    store: await openStore(config.STORE_URL, clock().toString(), {
      connections: config.STORE_CONNECTIONS,
      turnsTogether: config.STORE_TURNS_TOGETHER,
    }),
    converse,
    knowledge: {
      packs,
      texts,
      reader: createReader(),
      knowledge: createKnowledge(texts),
      detector,
    },
    pages,
    log,
    // loaded only where it is switched on, as most starts do without
    ...(config.METRICS_PORT !== undefined && {
      metrics: (await import('./operations/metrics/create-metrics.ts')).createMetrics(),
    }),
    tracer: await tracerOf(config, log),
    secondReader: secondReaderOf(config, log),
  });
  const address = await app.listen();
  const firstAdministratorLink = await app.firstAdministratorLink();
  return { app, address, firstAdministratorLink, log, finish };

  async function finish(): Promise<void> {
    while (detector.prepare()) await setImmediate();
    await packs.readRest();
  }
}

/** Off unless a collector is named. Loaded only then, as OpenTelemetry is much to read. */
async function tracerOf(config: Config, log: EventLog): Promise<Tracer | undefined> {
  const endpoint = config.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (endpoint === undefined) return undefined;
  const { createTracer } = await import('./operations/traces/create-tracer.ts');
  return createTracer({
    endpoint,
    headers: config.OTEL_EXPORTER_OTLP_HEADERS,
    serviceName: config.OTEL_SERVICE_NAME,
    ratio: config.OTEL_TRACES_SAMPLER_ARG,
    log,
  });
}

/** Off unless an endpoint is named: without it nothing that people say leaves the process. */
function secondReaderOf(config: Config, log: EventLog): SecondReader | undefined {
  const { SECOND_READER_URL: url, SECOND_READER_MODEL: model, SECOND_READER_KEY: key } = config;
  return url ? createSecondReader({ url, model, key, clock: Date.now, log }) : undefined;
}
