import { openStore } from '../../bot/store/open-store.ts';
import { byTable, type OpenedPlace } from '../bot/store/every-table.ts';
import { emptyDatabase } from './empty-database.ts';

/** A place on PostgreSQL whose tables can be looked into. */
export async function openedDatabase(at: string): Promise<OpenedPlace & { address: string }> {
  const { address, ask, remove } = await emptyDatabase();
  return {
    address,
    open: () => openStore(address, at),
    remove,
    ask,
    async tables() {
      return byTable(
        await ask(`SELECT table_name AS table, column_name AS column, data_type AS type
          FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY ordinal_position`),
      );
    },
  };
}
