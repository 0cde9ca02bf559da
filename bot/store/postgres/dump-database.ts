import { Client } from 'pg';
import { GuideError } from '../../../dialogs/errors.ts';
import type { Row } from './connections.ts';
import { type Ask, examineDatabase } from './examine-database.ts';
import { postgresFailure } from './postgres-errors.ts';
import { runPostgresProgram } from './run-postgres-program.ts';

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
    await runPostgresProgram('pg_dump', address, ['--format=custom', '--no-owner', ...only, '--file', file]);
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
    await runPostgresProgram('pg_restore', address, [...whole, file]);
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
