import type { DatabaseSync } from 'node:sqlite';
import type { ChoreStore } from '../chore-store.ts';

interface Transactions {
  written<Result>(work: () => Result): Promise<Result>;
}

/** Chores in the embedded engine. */
export function sqliteChores(database: DatabaseSync, { written }: Transactions): ChoreStore {
  const claim = database.prepare(`
    INSERT INTO chores (name, claimed_until) VALUES (:name, :until)
    ON CONFLICT DO UPDATE SET claimed_until = excluded.claimed_until
    WHERE coalesce(claimed_until, '') <= :now OR claimed_until = :held`);
  const release = database.prepare(
    'UPDATE chores SET claimed_until = NULL WHERE name = ? AND claimed_until = ?',
  );
  return {
    claim: ({ name, now, until, held = '' }) =>
      written(() => claim.run({ name, now, until, held }).changes > 0),
    release: (name, held) => written(() => void release.run(name, held)),
  };
}
