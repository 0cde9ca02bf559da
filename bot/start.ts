import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { DestinationStream } from 'pino';
import { converse } from '../dialogs/converse.ts';
import { createKnowledge } from '../dialogs/knowledge/find-entry.ts';
import { createReader } from '../dialogs/understanding/create-reader.ts';
import { type App, createApp } from './app.ts';
import { readConfig } from './config.ts';
import { loadTexts } from './locale-files.ts';
import { createLog } from './operations/log.ts';
import { createPages } from './pages/serve-pages.ts';
import { loadRulePacks } from './rule-packs.ts';
import { openStore } from './store/open-store.ts';

const project = join(import.meta.dirname, '..');

/**
 * Builds the parts from an environment and starts to serve. Everything read from disk is read and checked before
 * the first request. Throws GuideErrors that say what to correct.
 */
export async function start(
  environment: Record<string, string | undefined>,
  logDestination: DestinationStream,
): Promise<{ app: App; address: string }> {
  const config = readConfig(environment);
  const clock = () => Temporal.Now.instant();
  const texts = loadTexts(join(project, 'locales'));
  const packs = loadRulePacks({ folder: join(project, 'dialogs/rules/packs'), current: config.RULE_PACK });
  const pages = createPages({ texts, embedOrigins: config.EMBED_ORIGINS });
  const store = await openStore(config.STORE_URL, clock().toString());
  const app = await createApp({
    config,
    clock,
    randomId: () => randomBytes(16).toString('base64url'),
    store,
    converse,
    knowledge: { packs, texts, reader: createReader(), knowledge: createKnowledge(texts) },
    pages,
    log: createLog(config.LOG_LEVEL, logDestination),
  });
  return { app, address: await app.listen() };
}
