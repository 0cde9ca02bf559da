import { StatementSync } from 'node:sqlite';

/**
 * Tells of every point of a turn at which SQLite has just done something, or is about to. The product knows nothing of
 * these points; they are put around it here.
 */
export function watchStatements(passing: (point: string) => void): void {
  StatementSync.prototype.run = new Proxy(StatementSync.prototype.run, {
    apply(run, statement: StatementSync, values) {
      const sql = statement.sourceSQL;
      if (sql === 'COMMIT') passing('before the commit');
      const result = Reflect.apply(run, statement, values);
      if (sql === 'COMMIT') passing('after the commit');
      if (sql.startsWith('INSERT INTO inbox')) passing('after the inbox entry');
      return result;
    },
  });
}
