import { GuideError } from '../../dialogs/errors.ts';
import { openSqliteStore } from './sqlite/sqlite-store.ts';
import type { Store } from './store.ts';

/**
 * Opens the store at an address: `sqlite:<file>`, or `sqlite::memory:` for one that is gone when closed.
 * `at` is the present moment, ISO. Rejects with an error of the catalogue when that cannot be.
 */
export async function openStore(address: string, at: string): Promise<Store> {
  const path = /^sqlite:(?<path>.+)$/.exec(address)?.groups?.path;
  if (path === undefined) throw new GuideError('store-address-invalid', `Scheme: ${address.split(':')[0]}.`);
  return openSqliteStore({ path, at });
}
