import { GuideError } from '../../dialogs/errors.ts';
import { openSqliteStore } from './sqlite/sqlite-store.ts';
import type { Store } from './store.ts';

/** For a PostgreSQL alone: how many connections to make, and how many turns one statement writes, at most. */
interface SharedOptions {
  connections?: number;
  turnsTogether?: number;
}

/**
 * Opens the store at an address: `sqlite:<file>`, `sqlite::memory:` for one that is gone when closed, or the URL of a
 * PostgreSQL. `at` is the present moment, ISO. Rejects with an error of the catalogue when that cannot be.
 */
export async function openStore(address: string, at: string, options: SharedOptions = {}): Promise<Store> {
  if (/^postgres(?:ql)?:/.test(address)) {
    // its driver is loaded by those who use it
    const { openPostgresStore } = await import('./postgres/postgres-store.ts');
    return openPostgresStore({ address, at, ...options });
  }
  const path = /^sqlite:(?<path>.+)$/.exec(address)?.groups?.path;
  if (path === undefined) throw new GuideError('store-address-invalid', `Scheme: ${address.split(':')[0]}.`);
  return openSqliteStore({ path, at });
}
