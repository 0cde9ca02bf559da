import { openSqliteStore } from '../../../bot/store/sqlite/sqlite-store.ts';

// A process that opens the store at the path given and keeps it until it is killed.
openSqliteStore({ path: process.argv[2] ?? '', at: '2026-11-23T08:00:00.000Z' });
process.stdout.write('open\n');
setInterval(() => {}, 1000);
