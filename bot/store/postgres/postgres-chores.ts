import type { ChoreStore } from '../chore-store.ts';
import type { Connections } from './connections.ts';

/** Chores in PostgreSQL. */
export function postgresChores({ rows }: Connections): ChoreStore {
  return {
    claim: async ({ name, now, until, held = '' }) =>
      (await rows(claim, [name, now, until, held])).length > 0,
    release: async (name, held) => void (await rows(release, [name, held])),
  };
}

const claim = {
  name: 'chore-claim',
  text: `INSERT INTO chores AS c (name, claimed_until) VALUES ($1, $3)
    ON CONFLICT (name) DO UPDATE SET claimed_until = excluded.claimed_until
    WHERE coalesce(c.claimed_until, '') <= $2 OR c.claimed_until = $4
    RETURNING 1 AS claimed`,
};

const release = {
  name: 'chore-release',
  text: 'UPDATE chores SET claimed_until = NULL WHERE name = $1 AND claimed_until = $2',
};
