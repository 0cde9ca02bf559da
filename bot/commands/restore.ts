import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { GuideError } from '../../dialogs/errors.ts';
import { readConfig } from '../config.ts';
import { restore } from '../operations/backup/restore.ts';
import { stamp } from '../store/stamp.ts';

/** `npm run -s restore -- FOLDER [--replace]`: puts a backup in the place of the store, with the server stopped. */
if (existsSync('.env')) process.loadEnvFile('.env');
const { values, positionals } = parseArgs({
  options: { replace: { type: 'boolean', default: false } },
  allowPositionals: true,
  strict: false,
});
const [source, ...more] = positionals;

if (source === undefined || more.length > 0 || Object.keys(values).some((name) => name !== 'replace')) {
  process.stderr.write('Usage: npm run -s restore -- FOLDER [--replace]\n');
  process.exitCode = 64;
} else {
  try {
    const config = readConfig(process.env);
    const at = stamp(Temporal.Now.instant());
    const { manifest, erasedAgain } = await restore(source, config.STORE_URL, values.replace === true, at);
    process.stdout.write(
      `Restored ${manifest.rows.conversations ?? 0} conversations as of ${manifest.madeAt}; ${erasedAgain} that were erased since stay erased.\n`,
    );
  } catch (error) {
    if (!(error instanceof GuideError)) throw error;
    process.stderr.write(`${error.message}\n${error.cure}\n`);
    process.exitCode = 1;
  }
}
