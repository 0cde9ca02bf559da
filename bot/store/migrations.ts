import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GuideError } from '../../dialogs/errors.ts';
import { numberOf } from './columns.ts';

/** One step of the schema. Once published it is never edited: the checksum would no longer match. */
export interface Migration {
  number: number;
  name: string;
  sql: string;
  checksum: string;
}

/** The migrations of a folder by number; files are called `0001-what-it-brings.sql`. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      // A checkout with other line ends holds the same migration.
      const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
      const checksum = createHash('sha256').update(sql).digest('hex');
      return { number: Number(name.slice(0, 4)), name, sql, checksum };
    });
}

/**
 * Those that are still to be applied, in order, given the rows of what was. Throws `schema-newer` for a store that
 * knows more than this program, `schema-changed` for an edited file.
 */
export function missingMigrations(migrations: Migration[], applied: Record<string, unknown>[]): Migration[] {
  const checksums = new Map(applied.map((row) => [numberOf(row.number), row.checksum]));
  const newest = migrations.at(-1)?.number ?? 0;
  const unknown = [...checksums.keys()].find((number) => number > newest);
  if (unknown !== undefined) {
    throw new GuideError('schema-newer', `It has migration ${unknown}, this program ends at ${newest}.`);
  }
  const changed = migrations.find(({ number, checksum }) => (checksums.get(number) ?? checksum) !== checksum);
  if (changed) throw new GuideError('schema-changed', `File: ${changed.name}.`);
  return migrations.filter(({ number }) => !checksums.has(number));
}
