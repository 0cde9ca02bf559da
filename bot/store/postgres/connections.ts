import { setTimeout as wait } from 'node:timers/promises';
import { Client, Pool, type PoolClient } from 'pg';
import { GuideError } from '../../../dialogs/errors.ts';
import { type Fate, PostgresFailure, postgresFailure } from './postgres-errors.ts';

/** Prepared once in each connection, under its name; the same name always stands for the same text. */
export interface Statement {
  /** At most 63 characters. Without a name it is prepared anew each time; several in one text have no values either. */
  name?: string;
  text: string;
  /** It only reads: it runs again when a connection broke and nobody knows whether it had run. */
  reads?: boolean;
}

export type Row = Record<string, unknown>;

/** Runs a statement and resolves with its rows. Rejects with an error of the catalogue. */
export type Rows = (statement: Statement, values?: readonly unknown[]) => Promise<Row[]>;

/** The connections of this process to a PostgreSQL database. */
export interface Connections {
  /** A statement that is a transaction of its own. */
  rows: Rows;
  /**
   * Several statements that happen together or not at all. `work` may be run again when the database undid it, so it
   * does nothing but ask for rows.
   */
  transaction<Result>(work: (rows: Rows) => Promise<Result>): Promise<Result>;
  /** Ends after what is under way. Idempotent. */
  close(): Promise<void>;
}

/** A host that does not answer is given up after this long, as is waiting for a connection that is free. */
const connectMs = 5_000;
/** The database itself ends a statement that takes longer. */
const statementMs = 10_000;
/** When the database does not even say that it ended it, its connection is half open. */
const answerMs = 15_000;
/** How long what a dead instance had locked stays locked. */
const idleInTransactionMs = 10_000;
const attempts = 3;
/** Before the second attempt, and twice as long before the third. */
const pauseMs = 50;

/**
 * Connects when there is something to ask. `address` is a URL of PostgreSQL; TLS is as its `sslmode` says. Throws
 * `store-address-invalid` for an address that cannot be read.
 */
export function openConnections(address: string, most = 10): Connections {
  const pool = poolAt(address, most);
  // An idle connection that breaks leaves the pool by itself; the next statement opens another.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const underWay = new Set<Promise<unknown>>();
  let closed: Promise<void> | undefined;

  return {
    rows: (statement, values) =>
      tracked(() =>
        repeated(
          () => onClient((client) => run(client, statement, values)),
          (fate) =>
            fate === 'unsent' || fate === 'undone' || (fate === 'unknown' && statement.reads === true),
        ),
      ),
    transaction: (work) => tracked(() => transaction(work)),
    close() {
      closed ??= Promise.allSettled(underWay).then(() => pool.end());
      return closed;
    },
  };

  async function transaction<Result>(work: (rows: Rows) => Promise<Result>): Promise<Result> {
    let isDecided = false;
    return await repeated(
      () =>
        onClient(async (client) => {
          isDecided = false;
          await run(client, { text: 'BEGIN' });
          const result = await work((statement, values) => run(client, statement, values));
          isDecided = true;
          await run(client, { text: 'COMMIT' });
          return result;
        }),
      // A connection that broke before COMMIT was sent took everything with it; afterwards nobody knows.
      (fate) => fate === 'unsent' || fate === 'undone' || (fate === 'unknown' && !isDecided),
    );
  }

  async function onClient<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const client = await connected();
    try {
      const result = await work(client);
      client.release();
      return result;
    } catch (error) {
      await release(client);
      throw error;
    }
  }

  async function connected(): Promise<PoolClient> {
    try {
      return await pool.connect();
    } catch (error) {
      throw postgresFailure(error, 'connecting');
    }
  }

  function tracked<Result>(work: () => Promise<Result>): Promise<Result> {
    if (closed) return Promise.reject(new GuideError('store-unavailable', 'It is closed.'));
    const working = work().finally(() => underWay.delete(working));
    underWay.add(working);
    return working;
  }
}

/** After an error: back to the pool if the connection still answers, without what it had begun. */
async function release(client: PoolClient): Promise<void> {
  try {
    await client.query('ROLLBACK');
    client.release();
  } catch {
    client.release(true);
  }
}

async function run(client: PoolClient, statement: Statement, values?: readonly unknown[]): Promise<Row[]> {
  const { name, text } = statement;
  try {
    const result = await client.query<Row>({
      text,
      ...(name !== undefined && { name }),
      ...(values && { values: values.map(storable) }),
    });
    // Of several statements in one text there are several results, which nobody asks for.
    return Array.isArray(result) ? [] : result.rows;
  } catch (error) {
    throw postgresFailure(error, 'sent');
  }
}

/** A text of PostgreSQL holds every character but NUL, which nobody means to say; in JSON it is escaped anyway. */
function storable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(storable);
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
}

async function repeated<Result>(
  work: () => Promise<Result>,
  mayRepeat: (fate: Fate) => boolean,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const isOver = attempt === attempts || !(error instanceof PostgresFailure) || !mayRepeat(error.fate);
      if (isOver) throw error;
      await wait(attempt * pauseMs);
    }
  }
}

function poolAt(address: string, max: number): Pool {
  const options = {
    connectionString: address,
    max,
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    query_timeout: answerMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: 'registration-guide',
  };
  try {
    // A client reads the address when it is made; a pool does not make one before there is something to ask.
    new Client(options);
    return new Pool(options);
  } catch {
    // Not even as a cause: the error can quote the address, and with it the password.
    throw new GuideError('store-address-invalid', 'It cannot be read, or a file that it names cannot.');
  }
}
