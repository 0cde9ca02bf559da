import { numberOf, textOf } from '../columns.ts';
import type { KeptClass, PurgePiece, RetentionStore } from '../retention-store.ts';
import type { Connections, Rows, Statement } from './connections.ts';
import { conversationTables } from './postgres-conversation-tables.ts';
import { foldConversation } from './postgres-numbers.ts';
import { retentionStatements as sql } from './postgres-retention-statements.ts';

/** Rows removed in one go. */
const rowLimit = 250;
/** Each conversation that goes changes up to four rows before its others are emptied. */
const conversationLimit = Math.floor(rowLimit / 4);

type Removed = Awaited<ReturnType<RetentionStore['purge']>>;
type Purge = (rows: Rows, piece: PurgePiece) => Promise<Removed>;

/** Retention in PostgreSQL. */
export function postgresRetention({ rows, transaction }: Connections): RetentionStore {
  const purges: Record<KeptClass, Purge> = {
    conversations: endConversations,
    leftovers: empty,
    handoffs: plain(sql.handoffs),
    notes: plain(sql.notes),
    ratings: plain(sql.ratings),
    misread: plain(sql.misread),
    inbox: forgetInbox,
    deliveries: plain(sql.deliveries),
    async audit(rows, piece) {
      await rows(sql.auditKeptSince, [piece.before]);
      return plain(sql.audit)(rows, piece);
    },
    sessions: plain(sql.sessions),
    links: plain(sql.links),
    erased: plain(sql.erased),
  };

  return {
    async claimPurge({ due, now, until }) {
      // nearly always it is done, and to look writes nothing
      const [look] = await rows(sql.isClaimable, [due, now]);
      if (look?.is_claimable !== true) return false;
      return (await rows(sql.claim, [due, now, until])).length > 0;
    },
    holdPurge: async (until) => void (await rows(sql.hold, [until])),
    endPurge: async (at) => void (await rows(sql.end, [at])),
    purge: (piece) => transaction((rows) => purges[piece.kept](rows, piece)),
  };
}

function plain(statement: Statement): Purge {
  return async (rows, { before }) => {
    const [row] = await rows(statement, [before, rowLimit]);
    const removed = numberOf(row?.removed);
    return { removed, ...(removed === rowLimit && { next: '' }) };
  };
}

/** In the order in which they began, so that only the old ones are looked at. */
async function endConversations(rows: Rows, { before, after, at }: PurgePiece): Promise<Removed> {
  const [beganAt = '', id = ''] = after === '' ? [] : JSON.parse(after);
  const page = await rows(sql.oldConversations, [before, beganAt, id, conversationLimit]);
  const past = page.filter((row) => row.past === true).map((row) => textOf(row.id));
  const gone = past.length > 0 ? await rows(sql.endConversations, [past, before, at]) : [];
  const last = page.length === conversationLimit && page.at(-1);
  return { removed: gone.length, ...(last && { next: JSON.stringify([last.created_at, last.id]) }) };
}

/** What is left of conversations that are gone, so that one that was very long is removed piece by piece too. */
async function empty(rows: Rows): Promise<Removed> {
  let removed = 0;
  const tables = await conversationTables(rows);
  for (;;) {
    const [next] = await rows(sql.nextToEmpty);
    if (!next) return { removed };
    const id = textOf(next.conversation_id);
    await foldConversation(rows, id);
    for (const { eraseSome } of tables) {
      removed += (await rows(eraseSome, [id, rowLimit - removed])).length;
      if (removed >= rowLimit) return { removed, next: '' };
    }
    await rows(sql.emptied, [id]);
    removed += 1;
    if (removed >= rowLimit) return { removed, next: '' };
  }
}

async function forgetInbox(rows: Rows, { before, after }: PurgePiece): Promise<Removed> {
  const [conversationId = '', inboundId = ''] = after === '' ? [] : JSON.parse(after);
  const [row] = await rows(sql.inbox, [before, conversationId, inboundId, rowLimit]);
  const isFull = numberOf(row?.looked_at) === rowLimit;
  return {
    removed: numberOf(row?.removed),
    ...(isFull && { next: JSON.stringify([row?.conversation_id, row?.inbound_id]) }),
  };
}
