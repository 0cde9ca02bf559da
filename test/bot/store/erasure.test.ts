import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../../bot/store/open-store.ts';
import { erasureContract, fillWithCanaries } from './erasure-contract.ts';
import { openedFile } from './every-table.ts';
import { temporaryFolder } from './temporary-folder.ts';

const at = '2026-11-23T08:00:00.000Z';

function fileIn(folder: ReturnType<typeof temporaryFolder>) {
  const path = join(folder.path, 'canaries.db');
  return {
    path,
    open: () => openStore(`sqlite:${path}`, at),
    remove: async () => folder.remove(),
    ...openedFile(path),
  };
}

erasureContract('SQLite', async () => fileIn(temporaryFolder()));

it('leaves no trace of an erased conversation in a byte of the file', async () => {
  const place = fileIn(temporaryFolder());
  await (await place.open()).close();
  await fillWithCanaries(place);
  expect(readFileSync(place.path, 'utf8')).toContain('canary in ratings.line');
  const store = await place.open();
  await store.eraseConversation('c1', at);
  await store.close();
  expect(readFileSync(place.path).includes('canary')).toBe(false);
  await place.remove();
});
