import { retentionContract } from '../bot/operations/retention-contract.ts';
import { erasureContract } from '../bot/store/erasure-contract.ts';
import { openedDatabase } from './opened-database.ts';

const makePlace = () => openedDatabase('2026-11-23T08:00:00.000Z');

retentionContract('PostgreSQL', makePlace);
erasureContract('PostgreSQL', makePlace);
