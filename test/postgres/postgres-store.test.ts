import { openStore } from '../../bot/store/open-store.ts';
import { auditContract } from '../bot/store/audit-contract.ts';
import { choresContract } from '../bot/store/chores-contract.ts';
import { deskContract } from '../bot/store/desk-contract.ts';
import { numbersContract } from '../bot/store/numbers-contract.ts';
import { staffContract } from '../bot/store/staff-contract.ts';
import { storeContract } from '../bot/store/store-contract.ts';
import { threadsContract } from '../bot/store/threads-contract.ts';
import { emptyDatabase } from './empty-database.ts';

const at = '2026-11-23T08:00:00.000Z';

const makePlace = async () => {
  const { address, remove } = await emptyDatabase();
  return { open: () => openStore(address, at), remove };
};
storeContract('PostgreSQL', makePlace);
staffContract('PostgreSQL', makePlace);
deskContract('PostgreSQL', makePlace);
numbersContract('PostgreSQL', makePlace);
auditContract('PostgreSQL', makePlace);
threadsContract('PostgreSQL', makePlace);
choresContract('PostgreSQL', makePlace);
