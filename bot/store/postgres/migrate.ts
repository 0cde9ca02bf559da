import { GuideError } from '../../../dialogs/errors.ts';
import { type Migration, missingMigrations } from '../migrations.ts';
import type { Connections, Rows } from './connections.ts';
import { PostgresFailure } from './postgres-errors.ts';

/** Any number that other programs on the same database do not lock. */
const lock = 7_240_611;

/**
 * Brings the schema up to the newest migration, each in a transaction of its own; of several instances that start at
 * once one does it and the others wait. `at` is when, ISO. Rejects with `schema-newer` for a store that knows more
 * than this program, with `schema-changed` for an edited file, and with `migration-failed` for one that what is there
 * stands in the way of.
 */
export async function migrate(connections: Connections, migrations: Migration[], at: string): Promise<void> {
  for (const { number } of missingMigrations(migrations, await appliedMigrations(connections.rows))) {
    await connections.transaction(async (rows) => {
      // However long a step takes; the lock ends with the transaction, also behind a pooler.
      await rows({ text: `SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock(${lock})` });
      await rows({
        text: `CREATE TABLE IF NOT EXISTS migrations (
          number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL)`,
      });
      const missing = missingMigrations(migrations, await appliedMigrations(rows));
      const migration = missing.find((one) => one.number === number);
      if (migration) await apply(rows, migration, at).catch((error) => refusedStep(error, migration));
    });
  }
}

/** The rows of what was applied; none in an empty database. */
export async function appliedMigrations(rows: Rows) {
  const [there] = await rows({
    text: `SELECT to_regclass('migrations') IS NOT NULL AS is_there`,
    reads: true,
  });
  return there?.is_there === true
    ? rows({ text: 'SELECT number, checksum FROM migrations', reads: true })
    : [];
}

/** What the database refused would be refused at the next start too; everything else may pass. */
function refusedStep(cause: unknown, { name }: Migration): never {
  const isRefused =
    cause instanceof PostgresFailure && cause.fate === 'refused' && cause.code === 'store-unavailable';
  if (!isRefused) throw cause;
  throw new GuideError('migration-failed', `File: ${name}. ${cause.detail}`, { cause });
}

async function apply(rows: Rows, { number, name, sql, checksum }: Migration, at: string): Promise<void> {
  await rows({ text: sql });
  await rows(
    {
      name: 'add-migration',
      text: 'INSERT INTO migrations (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)',
    },
    [number, name, checksum, at],
  );
}
