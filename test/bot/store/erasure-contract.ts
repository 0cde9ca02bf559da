import { outliving } from '../../../bot/store/outliving.ts';
import { addRow, type OpenedPlace, rowCounts } from './every-table.ts';

const at = '2026-11-23T08:00:00.000Z';

/** What every engine promises of an erased conversation, whatever tables there are. */
export function erasureContract(engine: string, makePlace: () => Promise<OpenedPlace>): void {
  it(`shows and then leaves no trace of a conversation in any field of any table of the schema on ${engine}`, async () => {
    const place = await makePlace();
    await (await place.open()).close();
    const filled = await fillWithCanaries(place);
    expect(filled.length).toBeGreaterThanOrEqual(11);

    const store = await place.open();
    const everything = await store.readEverything('c1');
    expect(Object.keys(everything).sort()).toEqual(filled.map(([table]) => table).sort());
    for (const [table, columns] of filled) {
      const texts = columns.filter(({ name, isText }) => isText && !['id', 'conversation_id'].includes(name));
      for (const { name } of texts)
        expect(JSON.stringify(everything[table])).toContain(`canary in ${table}.${name}`);
    }
    await store.eraseConversation('c1', at);
    await store.close();

    const { counts: _sums, ...left } = await rowCounts(place);
    expect(left).toEqual({ erased: 1, migrations: expect.any(Number) });
    await place.remove();
  });
}

/** A row with its own words in every field of every table that holds rows of conversations. */
export async function fillWithCanaries(place: OpenedPlace) {
  const filled = [...(await place.tables())].filter(([table, columns]) => {
    const naming = table === 'conversations' ? 'id' : 'conversation_id';
    return !outliving.includes(table) && columns.some(({ name }) => name === naming);
  });
  for (const [table, columns] of filled) {
    const naming = table === 'conversations' ? 'id' : 'conversation_id';
    await addRow(place, table, columns, ({ name, isText }) => {
      if (name === naming) return 'c1';
      return isText ? `"canary in ${table}.${name}"` : 1;
    });
  }
  return filled;
}
