import { Client } from 'pg';

/** A schema of its own in the database of the suites, which a store takes for the whole of it. */
export interface EmptyDatabase {
  address: string;
  /** Asks it directly, past whatever store is open on it. */
  ask(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  remove(): Promise<void>;
}

let made = 0;

/**
 * `npm run test:postgres` starts the server and says where it is. A schema, as dropping a database waits for a
 * checkpoint.
 */
export async function emptyDatabase(): Promise<EmptyDatabase> {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) throw new Error('Run these suites by npm run test:postgres, which starts a server for them.');
  made += 1;
  const name = `guide_${process.pid}_${made}`;
  await asked(server, `CREATE SCHEMA ${name}`);
  const address = new URL(server);
  address.searchParams.set('options', `-c search_path=${name}`);
  return {
    address: address.toString(),
    ask: (text, values) => asked(address.toString(), text, values),
    remove: async () => void (await asked(server, `DROP SCHEMA ${name} CASCADE`)),
  };
}

async function asked(address: string, text: string, values?: unknown[]): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows;
  } finally {
    await client.end();
  }
}
