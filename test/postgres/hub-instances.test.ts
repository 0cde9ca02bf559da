import { hubInstancesContract } from '../bot/handoff/hub-instances-contract.ts';
import { openedDatabase } from './opened-database.ts';

hubInstancesContract('PostgreSQL', () => openedDatabase('2026-11-23T08:00:00.000Z'));
