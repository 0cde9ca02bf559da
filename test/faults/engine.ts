import { join } from 'node:path';
import { type Cable, layCable } from '../harness/cable.ts';
import { findPostgres, startPostgres } from '../postgres/postgres-server.ts';

/** Where a run keeps its conversations. */
export interface Engine {
  name: 'sqlite' | 'postgres';
  storeUrl: string;
  /** What only happens to a database with a process of its own; absent for one without. */
  database?: { restart(): Promise<void>; cable: Cable };
  stop(): Promise<void>;
}

export function sqliteEngine(folder: string): Engine {
  return {
    name: 'sqlite',
    storeUrl: `sqlite:${join(folder, 'guide.db')}`,
    stop: () => Promise.resolve(),
  };
}

/** A PostgreSQL of its own, behind a cable. Undefined where it is not installed. */
export async function postgresEngine(): Promise<Engine | undefined> {
  const binaries = findPostgres();
  if (binaries === undefined) return undefined;
  const server = await startPostgres(binaries);
  const address = new URL(server.address);
  const port = Number(address.port);
  const cable = await layCable(() => port);
  address.port = String(cable.port);
  return {
    name: 'postgres',
    storeUrl: address.toString(),
    database: { restart: server.restart, cable },
    async stop() {
      await cable.unplug();
      await server.stop();
    },
  };
}
