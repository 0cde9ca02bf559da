import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { copyDatabase } from '../../../bot/store/sqlite/copy-database.ts';
import { openDatabase } from '../../../bot/store/sqlite/sqlite-database.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const copy = join(folder.path, 'copy.db');
const database = openDatabase(join(folder.path, 'guide.db'));
database.exec('CREATE TABLE said (words TEXT)');
afterAll(() => {
  database.close();
  folder.remove();
});

describe('a copy that is begun in the middle of a transaction', () => {
  it('waits for its end and holds what it wrote', async () => {
    database.exec('BEGIN IMMEDIATE');
    database.exec(`INSERT INTO said VALUES ('March 2023')`);
    const copying = copyDatabase(database, copy);
    await wait(30);
    database.exec('COMMIT');
    await copying;
    const copied = new DatabaseSync(copy, { readOnly: true });
    expect(copied.prepare('SELECT words FROM said').all()).toEqual([{ words: 'March 2023' }]);
    copied.close();
  });

  it('is given up when the server stops meanwhile', async () => {
    database.exec('BEGIN IMMEDIATE');
    const copying = copyDatabase(database, copy, () => true);
    await expect(copying).rejects.toEqual(expect.objectContaining({ code: 'backup-failed' }));
    database.exec('ROLLBACK');
  });
});
