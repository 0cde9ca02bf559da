import { existsSync } from 'node:fs';
import { GuideError } from '../../dialogs/errors.ts';
import { readConfig } from '../config.ts';
import { backUp } from '../operations/backup/back-up.ts';

/** `npm run -s backup -- FOLDER`: copies the store, while the server runs or not, into a new folder. */
if (existsSync('.env')) process.loadEnvFile('.env');
const [target, ...more] = process.argv.slice(2);

if (target === undefined || target.startsWith('-') || more.length > 0) {
  process.stderr.write('Usage: npm run -s backup -- FOLDER\n');
  process.exitCode = 64;
} else {
  try {
    const config = readConfig(process.env);
    const { rows, bytes, madeAt } = await backUp(config.STORE_URL, target, Temporal.Now.instant().toString());
    const size = (bytes / 1e6).toFixed(1);
    process.stdout.write(
      `${target} holds ${rows.conversations ?? 0} conversations, ${size} MB, as of ${madeAt}.\n`,
    );
  } catch (error) {
    if (!(error instanceof GuideError)) throw error;
    process.stderr.write(`${error.message}\n${error.cure}\n`);
    process.exitCode = 1;
  }
}
