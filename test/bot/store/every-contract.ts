import { auditContract } from './audit-contract.ts';
import { choresContract } from './chores-contract.ts';
import { deliveriesContract } from './deliveries-contract.ts';
import { deskContract } from './desk-contract.ts';
import { numbersContract } from './numbers-contract.ts';
import { remindersContract } from './reminders-contract.ts';
import { staffContract } from './staff-contract.ts';
import { storeContract } from './store-contract.ts';
import type { StorePlace } from './store-place.ts';
import { threadsContract } from './threads-contract.ts';

/** All that every engine promises. An engine's test calls this with a way to make an empty place. */
export function everyContract(engine: string, makePlace: () => Promise<StorePlace>): void {
  storeContract(engine, makePlace);
  remindersContract(engine, makePlace);
  deliveriesContract(engine, makePlace);
  staffContract(engine, makePlace);
  deskContract(engine, makePlace);
  numbersContract(engine, makePlace);
  auditContract(engine, makePlace);
  threadsContract(engine, makePlace);
  choresContract(engine, makePlace);
}
