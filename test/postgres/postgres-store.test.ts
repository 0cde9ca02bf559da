import { openStore } from '../../bot/store/open-store.ts';
import { everyContract } from '../bot/store/every-contract.ts';
import { emptyDatabase } from './empty-database.ts';

const at = '2026-11-23T08:00:00.000Z';

const makePlace = async () => {
  const { address, remove } = await emptyDatabase();
  return { open: () => openStore(address, at), remove };
};
everyContract('PostgreSQL', makePlace);
