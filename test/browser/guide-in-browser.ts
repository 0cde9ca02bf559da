import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { type App, createApp } from '../../bot/app.ts';
import { readConfig } from '../../bot/config.ts';
import { loadTexts } from '../../bot/locale-files.ts';
import { createLog } from '../../bot/operations/log.ts';
import { createPages } from '../../bot/pages/serve-pages.ts';
import type { Converse } from '../../bot/registration-bot.ts';
import { start } from '../../bot/start.ts';
import { openStore } from '../../bot/store/open-store.ts';
import { browserFlags } from './browser-flags.ts';

const project = join(import.meta.dirname, '../..');

/** A page in Chromium and everything it complained of. */
export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Violations of the content security policy, uncaught errors, and dialogs a script opened. */
  complaints: string[];
}

export interface GuideInBrowser {
  address: string;
  browser: Browser;
  visit(
    path?: string,
    options?: BrowserContextOptions & { before?: (page: Page) => Promise<void> },
  ): Promise<Visit>;
  /** Path and fragment of a new link with which the first administrator joins. */
  firstAdministratorPath(): Promise<string>;
  /** Closes every page of every visit, so that none goes on working behind the next test. */
  leave(): Promise<void>;
  /** Stops the server, and starts it again at the same address with the same store. */
  stopServer(): Promise<void>;
  startServer(): Promise<void>;
  close(): Promise<void>;
}

export interface GuideOptions {
  settings?: Record<string, string>;
  /** A conversation made for the test; the real one by default. */
  converse?: Converse;
}

/** The whole guide on a free port with a store on disk, and a browser to visit it with. */
export async function guideInBrowser({
  settings = {},
  converse,
}: GuideOptions = {}): Promise<GuideInBrowser> {
  const port = await freePort();
  const environment = {
    PORT: String(port),
    STORE_URL: `sqlite:${join(mkdtempSync(join(tmpdir(), 'guide-')), 'guide.db')}`,
    LIMIT_STARTS: '1000',
    ...settings,
  };
  const serve = () => (converse ? serveScripted(environment, converse) : start(environment, noLog()));
  let { app, address } = await serve();
  let running = true;
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: browserFlags,
  });

  return {
    address,
    browser,
    async visit(path = '/', { before, ...options } = {}) {
      const context = await browser.newContext({ locale: 'en-GB', ...options });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('dialog', (dialog) => {
        complaints.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on('console', (message) => {
        if (/content security policy/i.test(message.text())) complaints.push(message.text());
      });
      await before?.(page);
      await page.goto(address + path);
      return { page, context, complaints };
    },
    firstAdministratorPath: async () => ((await app.firstAdministratorLink()) ?? '').replace(address, ''),
    leave: async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    async stopServer() {
      running = false;
      await app.stop();
    },
    async startServer() {
      ({ app, address } = await serve());
      running = true;
    },
    async close() {
      await browser.close();
      if (running) await app.stop();
    },
  };
}

async function serveScripted(
  environment: Record<string, string>,
  converse: Converse,
): Promise<{ app: App; address: string }> {
  const config = readConfig(environment);
  const clock = () => Temporal.Now.instant();
  const texts = loadTexts(join(project, 'locales'));
  let ids = 0;
  const app = await createApp({
    config,
    clock,
    randomId: () => `${Date.now()}-${++ids}-${'0'.repeat(12)}`,
    store: await openStore(config.STORE_URL, clock().toString()),
    converse,
    knowledge: {
      texts,
      packs: {
        current() {
          throw new Error('a scripted conversation needs no rules');
        },
        find: () => undefined,
      },
      reader: {
        read: () => ({ outcome: 'nothing', reason: 'unknown' }),
        readCommand: () => undefined,
        readChoices: () => undefined,
        interpret: () => ({ reading: { outcome: 'nothing', reason: 'unknown' } }),
      },
      detector: { detect: () => undefined },
      knowledge: { find: () => ({ likeness: 0, near: [] }) },
    },
    pages: createPages({ texts, embedOrigins: config.EMBED_ORIGINS }),
    log: createLog('silent', noLog()),
  });
  return { app, address: await app.listen() };
}

function noLog(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
