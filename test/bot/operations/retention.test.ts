import { join } from 'node:path';
import { openStore } from '../../../bot/store/open-store.ts';
import { openedFile } from '../store/every-table.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { retentionContract } from './retention-contract.ts';

retentionContract('SQLite', async () => {
  const folder = temporaryFolder();
  const path = join(folder.path, 'guide.db');
  return {
    open: () => openStore(`sqlite:${path}`, '2026-11-23T08:00:00.000Z'),
    remove: async () => folder.remove(),
    ...openedFile(path),
  };
});
