import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from '../../../bot/store/sqlite/sqlite-store.ts';
import { addRow, inFile, rowCounts, tablesOf } from './every-table.ts';
import { temporaryFolder } from './temporary-folder.ts';

const at = '2026-11-23T08:00:00.000Z';
/** What names conversations and outlives them, with nothing but ids in it. */
const outliving = ['audit', 'erased', 'emptying'];
const folder = temporaryFolder();
afterAll(folder.remove);

it('leaves no trace of an erased conversation in any field of any table of the schema, nor in a byte of the file', async () => {
  const path = join(folder.path, 'canaries.db');
  await openSqliteStore({ path, at }).close();
  const filled = inFile(path, (database) =>
    [...tablesOf(database)].filter(([table, columns]) => {
      const naming = table === 'conversations' ? 'id' : 'conversation_id';
      if (outliving.includes(table) || !columns.some(({ name }) => name === naming)) return false;
      addRow(database, table, columns, ({ name, type }) => {
        if (name === naming) return 'c1';
        return type === 'TEXT' ? `"canary in ${table}.${name}"` : 1;
      });
      return true;
    }),
  );
  expect(filled.length).toBeGreaterThanOrEqual(11);
  expect(readFileSync(path, 'utf8')).toContain('canary in ratings.line');

  const store = openSqliteStore({ path, at });
  const everything = await store.readEverything('c1');
  expect(Object.keys(everything).sort()).toEqual(filled.map(([table]) => table).sort());
  for (const [table, columns] of filled) {
    const texts = columns.filter(
      ({ name, type }) => type === 'TEXT' && !['id', 'conversation_id'].includes(name),
    );
    for (const { name } of texts)
      expect(JSON.stringify(everything[table])).toContain(`canary in ${table}.${name}`);
  }
  await store.eraseConversation('c1', at);
  await store.close();

  expect(inFile(path, rowCounts)).toEqual({ erased: 1, migrations: expect.any(Number) });
  expect(readFileSync(path).includes('canary')).toBe(false);
});
