import { join } from 'node:path';
import { GuideError } from '../../../dialogs/errors.ts';
import { readMigrations } from '../migrations.ts';
import { marks } from '../move/move-mark.ts';
import type { Store } from '../store.ts';
import { auditParts } from './audit-part.ts';
import { type Connections, openConnections } from './connections.ts';
import { deskParts, newestHandoff } from './desk-parts.ts';
import { migrate } from './migrate.ts';
import { numbersParts } from './numbers-parts.ts';
import { postgresChores } from './postgres-chores.ts';
import { postgresConversations } from './postgres-conversations.ts';
import { postgresDesk } from './postgres-desk.ts';
import { foldConversation, postgresNumbers } from './postgres-numbers.ts';
import { postgresRetention } from './postgres-retention.ts';
import { postgresStaff, recordAudit } from './postgres-staff.ts';

export interface PostgresOptions {
  /** A URL of PostgreSQL. */
  address: string;
  /** The present moment, ISO, for the record of migrations. */
  at: string;
  /** How many connections to make at most. */
  connections?: number | undefined;
  /** How many turns are written by one statement at most. */
  turnsTogether?: number | undefined;
}

/**
 * The engine for several instances: one PostgreSQL that all of them share. Rejects with an error of the catalogue when it
 * cannot be opened.
 */
export async function openPostgresStore(options: PostgresOptions): Promise<Store> {
  const { address, at, turnsTogether } = options;
  const connections = openConnections(address, options.connections);
  try {
    await migrate(connections, readMigrations(join(import.meta.dirname, 'migrations')), at);
    await refuseIfHalfMoved(connections);
  } catch (error) {
    await connections.close();
    throw error;
  }
  return postgresStore(connections, turnsTogether);
}

/** Bounds what one statement writes, and how long it keeps the rows of its conversations. */
const mostTogether = 32;

/**
 * The store over connections to a database whose schema is up to date. `together`: how many turns are written by one
 * statement at most; with 1 each names its conversation alone, as where the tables are spread over machines by it.
 */
export function postgresStore(connections: Connections, together = mostTogether): Store {
  const numbers = postgresNumbers(connections);
  const conversations = postgresConversations(connections, {
    together,
    handoff: newestHandoff,
    partsOf: (turn) => [...deskParts(turn), ...numbersParts(turn), ...auditParts(turn)],
    record: recordAudit,
    beforeErasure: foldConversation,
  });
  return {
    ...conversations,
    async commitTurn(turn) {
      const committed = await conversations.commitTurn(turn);
      if (committed.outcome === 'committed') numbers.committed(turn);
      return committed;
    },
    desk: postgresDesk(connections, recordAudit),
    numbers: numbers.port,
    staff: postgresStaff(connections),
    retention: postgresRetention(connections),
    chores: postgresChores(connections),
  };
}

async function refuseIfHalfMoved({ rows }: Connections): Promise<void> {
  const found = await rows({ text: 'SELECT 1 FROM settings WHERE name = $1', reads: true }, [marks.moving]);
  if (found.length > 0) throw new GuideError('store-half-moved', '');
}
