import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { GuideError } from '../../dialogs/errors.ts';
import { readConfig } from '../config.ts';
import { moveStore } from '../store/move/move-store.ts';
import { openNewStore } from '../store/move/new-store.ts';
import { openOldStore } from '../store/move/old-store.ts';
import { stamp } from '../store/stamp.ts';

/**
 * `npm run store:move -- sqlite:<file> [postgres://…]`: moves an embedded store into an empty PostgreSQL, by default the
 * one of STORE_URL, so that no password stands in the list of processes. Called again after it was cut off it goes on.
 * `--back sqlite:<file>` lets the old store be used again, as it was before.
 */
const usage = `Usage: npm run store:move -- sqlite:<file> [postgres://user:password@host/database]
       npm run store:move -- --back sqlite:<file>
`;

if (existsSync('.env')) process.loadEnvFile('.env');
try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof GuideError)) throw error;
  process.stderr.write(`${error.message}\n${error.cure}\n`);
  process.exitCode = 1;
}

async function run(words: string[]): Promise<void> {
  const isBack = words[0] === '--back';
  const [source = '', target, ...more] = isBack ? words.slice(1) : words;
  const path = /^sqlite:(?<path>.+)$/.exec(source)?.groups?.path;
  if (path === undefined || more.length > 0 || (isBack && target !== undefined)) {
    process.stderr.write(usage);
    process.exitCode = 64;
    return;
  }
  if (isBack) takeBack(path);
  else await move(path, target ?? readConfig(process.env).STORE_URL);
}

async function move(path: string, address: string): Promise<void> {
  if (!/^postgres(?:ql)?:/.test(address))
    throw new GuideError('store-address-invalid', 'It is not a PostgreSQL.');
  const at = stamp(Temporal.Now.instant());
  const from = openOldStore(path, at);
  try {
    const to = await openNewStore(address, at);
    try {
      await moveStore({ from, to, id: randomBytes(16).toString('base64url'), say });
    } finally {
      await to.close();
    }
  } finally {
    from.close();
  }
}

function takeBack(path: string): void {
  const store = openOldStore(path, stamp(Temporal.Now.instant()));
  store.takeMarkAway();
  store.close();
  say('The old store may be used again. What was said in the new one since is not in it.');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
