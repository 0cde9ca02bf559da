import { openStore } from '../../../bot/store/open-store.ts';
import { hubInstancesContract } from './hub-instances-contract.ts';

// no two processes have one file, so that they are two in this one
hubInstancesContract('SQLite', async () => {
  const store = await openStore('sqlite::memory:', '2026-11-23T08:00:00.000Z');
  return { open: async () => ({ ...store, close: async () => undefined }), remove: store.close };
});
