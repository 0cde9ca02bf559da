import { randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import { type App, createApp } from '../../bot/app.ts';
import type { AppParts } from '../../bot/app-parts.ts';
import { readConfig } from '../../bot/config.ts';
import { createLog } from '../../bot/operations/log.ts';
import type { Converse } from '../../bot/registration-bot.ts';
import { openStore } from '../../bot/store/open-store.ts';
import type { Outcome } from '../../dialogs/conversation.ts';
import type { PackShelf } from '../../dialogs/rules/pack-shelf.ts';
import { createTexts } from '../../dialogs/texts.ts';

/** Answers every message with its own words: enough of a conversation to see what a channel does with it. */
export const echo: Converse = (state, input): Outcome => {
  const turn = Number(state ?? 0) + 1;
  const said = input.kind === 'text' ? input.text : input.kind;
  const erase = input.kind === 'command' && input.command === 'delete';
  return {
    state: turn,
    replies: [{ text: `${turn}: ${said}`, language: 'en' }],
    events: erase ? [{ kind: 'erase' }] : [],
  };
};

export interface ServedApp {
  /** Scheme, host and port. */
  base: string;
  app: App;
  /** Everything logged so far. */
  logged(): string;
  /** Moves the app's clock. */
  pass(duration: Temporal.DurationLike): void;
  stop(): Promise<void>;
}

/** The whole app on a free port of this machine, with a clock to move and, by default, a store in memory. */
export async function serveApp(
  settings: Record<string, string> = {},
  converse = echo,
  parts: Partial<AppParts> = {},
): Promise<ServedApp> {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  let ahead = Temporal.Duration.from({ seconds: 0 });
  const config = readConfig({ PORT: '0', HOST: '127.0.0.1', STORE_URL: 'sqlite::memory:', ...settings });
  const clock = () => Temporal.Now.instant().add(ahead);
  const app = await createApp({
    config,
    clock,
    converse,
    randomId: () => randomBytes(16).toString('base64url'),
    store: await openStore(config.STORE_URL, clock().toString()),
    knowledge: {
      packs: noPacks,
      texts: createTexts({ en: fewTexts }),
      reader: noReader,
      knowledge: { find: () => ({ likeness: 0, near: [] }) },
      detector: { detect: () => undefined },
    },
    pages: blankPages,
    log: createLog('trace', destination),
    ...parts,
  });
  const address = await app.listen();
  return {
    base: address.replace('localhost', '127.0.0.1'),
    app,
    logged: () => lines.join(''),
    pass(duration) {
      ahead = ahead.add(duration);
    },
    stop: () => app.stop(),
  };
}

const noPacks: PackShelf = {
  current() {
    throw new Error('the echo needs no rules');
  },
  find: () => undefined,
};

const noReader = {
  read: () => ({ outcome: 'nothing', reason: 'unknown' }) as const,
  readCommand: () => undefined,
  readChoices: () => undefined,
  interpret: () => ({ reading: { outcome: 'nothing' as const, reason: 'unknown' as const } }),
};

const fewTexts = {
  teams: { hello: 'Hello, group', 'someone-else': 'Not you' },
  result: { calendar: { title: 'You can apply, from today', description: 'Come back; and apply' } },
};

const page = () => ({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: 'page' });
const blankPages = {
  chat: page,
  embed: page,
  signIn: page,
  widget: page,
  console: page,
  asset: () => ({ status: 404, headers: {}, body: '' }),
};
