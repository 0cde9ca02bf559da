import { join } from 'node:path';
import { missingMigrations, readMigrations } from '../migrations.ts';
import { openConnections } from './connections.ts';
import { appliedMigrations } from './migrate.ts';

/** The migrations that a database lacks, by file, without applying them. Rejects as a start would. */
export async function missingSteps(address: string): Promise<string[]> {
  const connections = openConnections(address, 1);
  try {
    const migrations = readMigrations(join(import.meta.dirname, 'migrations'));
    return missingMigrations(migrations, await appliedMigrations(connections.rows)).map(({ name }) => name);
  } finally {
    await connections.close();
  }
}
