import { spawn } from 'node:child_process';
import { Client } from 'pg';
import { GuideError } from '../../../dialogs/errors.ts';
import type { Row } from './connections.ts';
import { type Ask, examineDatabase } from './examine-database.ts';
import { postgresFailure } from './postgres-errors.ts';

type Examined = Awaited<ReturnType<typeof examineDatabase>>;

/**
 * Writes a database to a file by pg_dump, while instances are at work on it, and counts what is in just that state of
 * it. Rejects with `store-missing`, `store-unavailable` or `backup-failed`.
 */
export function dumpDatabase(address: string, file: string): Promise<Examined> {
  return connected(address, async (ask) => {
    await ask('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const [found] = await ask('SELECT pg_export_snapshot() AS snapshot, current_schema() AS schema');
    const examined = await examineDatabase(ask);
    if (examined.schema.length === 0) throw new GuideError('store-missing', 'The database is empty.');
    const only = ['--snapshot', String(found?.snapshot), '--schema', String(found?.schema)];
    await run('pg_dump', address, ['--format=custom', '--no-owner', ...only, '--file', file]);
    return examined;
  });
}

/**
 * Fills an empty database from such a file, as a whole or not at all. Rejects with `restore-exists` where there is
 * something in it, and with `backup-invalid` when it does not hold what was counted.
 */
export function restoreDump(address: string, file: string, wanted: Examined): Promise<void> {
  return connected(address, async (ask) => {
    if (Object.keys((await examineDatabase(ask)).rows).length > 0) {
      throw new GuideError('restore-exists', 'Databases are not replaced: name an empty one in STORE_URL.');
    }
    const [found] = await ask('SELECT current_schema() AS schema');
    // what is in the schema, not the schema, which is there
    const only = ['--schema', String(found?.schema)];
    const whole = ['--exit-on-error', '--single-transaction', '--no-owner', ...only];
    await run('pg_restore', address, [...whole, file]);
    const { schema, rows } = await examineDatabase(ask);
    const inOneLine = (examined: Examined) => JSON.stringify([examined.schema, examined.rows]);
    if (inOneLine({ schema, rows }) !== inOneLine(wanted)) {
      throw new GuideError('backup-invalid', 'The database does not hold what was counted; drop it.');
    }
  });
}

async function connected<Result>(address: string, work: (ask: Ask) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: address, application_name: 'registration-guide-backup' });
  client.on('error', () => undefined);
  await client.connect().catch((error: unknown) => {
    throw postgresFailure(error, 'connecting');
  });
  try {
    return await work(async (text) => {
      const { rows } = await client.query<Row>(text).catch((error: unknown) => {
        throw postgresFailure(error, 'sent');
      });
      return rows;
    });
  } finally {
    await client.end();
  }
}

/** Runs one of PostgreSQL's programs; what it says may quote what is stored, so only its status is passed on. */
function run(program: 'pg_dump' | 'pg_restore', address: string, words: string[]): Promise<void> {
  const url = new URL(address);
  const { PATH, HOME, PGSSLROOTCERT } = environment();
  const password = decodeURIComponent(url.password);
  // whoever lists processes reads their arguments, not their environment
  url.password = '';
  // the driver reads a plus as a space, libpq as a plus
  url.search = url.search.replaceAll('+', '%20');
  const env = { PATH, HOME, PGSSLROOTCERT, PGPASSWORD: password };
  return new Promise((resolve, reject) => {
    const child = spawn(program, ['--dbname', url.toString(), ...words], { env, stdio: 'ignore' });
    child.on('error', (cause) =>
      reject(new GuideError('backup-failed', `${program} is not on the path.`, { cause })),
    );
    child.on('exit', (status) =>
      status === 0
        ? resolve()
        : reject(new GuideError('backup-failed', `${program} ended with status ${status}.`)),
    );
  });
}

function environment(): NodeJS.ProcessEnv {
  // biome-ignore lint/style/noProcessEnv: where programs are is no setting of ours
  return process.env;
}
