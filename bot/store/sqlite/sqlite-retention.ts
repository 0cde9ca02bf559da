import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { numberOf, textOf } from '../columns.ts';
import type { KeptClass, PurgePiece, RetentionStore } from '../retention-store.ts';
import type { ConversationTable } from './sqlite-conversation-tables.ts';
import { type RetentionStatements, retentionStatements } from './sqlite-retention-statements.ts';

/** Rows removed in one go: 1,000 of usual length kept the event loop for 20 ms, as long as a turn may take. */
const rowLimit = 250;
/** Each conversation that goes changes up to four rows before its others are emptied. */
const conversationLimit = Math.floor(rowLimit / 4);

interface Transactions {
  read<Result>(work: () => Result): Promise<Result>;
  written<Result>(work: () => Result): Promise<Result>;
}

type Removed = Awaited<ReturnType<RetentionStore['purge']>>;

/** Retention in the embedded engine. */
export function sqliteRetention(
  database: DatabaseSync,
  tables: ConversationTable[],
  { read, written }: Transactions,
): RetentionStore {
  const sql = retentionStatements(database);
  const plain = (statement: StatementSync) => (piece: PurgePiece) => removeRows(statement, piece);
  const purges: Record<KeptClass, (piece: PurgePiece) => Removed> = {
    conversations: (piece) => endConversations(sql, piece),
    leftovers: () => empty(sql, tables),
    handoffs: plain(sql.handoffs),
    notes: plain(sql.notes),
    ratings: plain(sql.ratings),
    misread: plain(sql.misread),
    inbox: (piece) => forgetInbox(sql, piece),
    deliveries: plain(sql.deliveries),
    audit: (piece) => {
      sql.auditKeptSince.run(piece.before);
      return removeRows(sql.audit, piece);
    },
    sessions: plain(sql.sessions),
    links: plain(sql.links),
    erased: plain(sql.erased),
  };

  return {
    async claimPurge({ due, now, until }) {
      // nearly always it is done, and to look costs no flush to disk
      const open = await read(() => sql.isClaimable.get({ due, now }) !== undefined);
      return open && (await written(() => sql.claim.run({ due, now, until }).changes > 0));
    },
    holdPurge: (until) => written(() => void sql.hold.run(until)),
    async endPurge(at) {
      await written(() => void sql.end.run(at));
      // what was erased is in the journal until it is written over, or cut off
      await read(() => database.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
    },
    purge: (piece) => written(() => purges[piece.kept](piece)),
  };
}

function removeRows(statement: StatementSync, { before }: PurgePiece): Removed {
  const removed = numberOf(statement.run(before, rowLimit).changes);
  return { removed, ...(removed === rowLimit && { next: '' }) };
}

/** Conversations lie in the order in which they began, so only the old ones are looked at. */
function endConversations(sql: RetentionStatements, { before, after, at }: PurgePiece): Removed {
  const page = sql.oldConversations.all(Number(after), before, conversationLimit);
  const last = page.at(-1);
  const past = page.filter(({ past }) => past === 1).map(({ id }) => textOf(id));
  for (const id of past) {
    sql.leaveTombstone.run(id, at);
    sql.toBeEmptied.run(id);
    sql.endConversation.run(id);
  }
  const more = page.length === conversationLimit && last && page.some(({ old }) => old === 1);
  return { removed: past.length, ...(more && { next: String(last.rowid) }) };
}

/** What is left of conversations that are gone, so that one that was very long is removed piece by piece too. */
function empty(sql: RetentionStatements, tables: ConversationTable[]): Removed {
  let removed = 0;
  for (;;) {
    const id = sql.nextToEmpty.get()?.conversation_id;
    if (id === undefined) return { removed };
    for (const { eraseSome } of tables) {
      removed += numberOf(eraseSome.run(id, rowLimit - removed).changes);
      if (removed >= rowLimit) return { removed, next: '' };
    }
    sql.emptied.run(id);
    removed += 1;
    if (removed >= rowLimit) return { removed, next: '' };
  }
}

function forgetInbox(sql: RetentionStatements, { before, after }: PurgePiece): Removed {
  const [conversationId = '', inboundId = ''] = after === '' ? [] : JSON.parse(after);
  const page = sql.inboxPage.all(conversationId, inboundId, rowLimit);
  const old = page.filter(({ at }) => textOf(at) < before);
  for (const { conversation_id, inbound_id } of old)
    sql.dropInbox.run(textOf(conversation_id), textOf(inbound_id));
  const last = page.length === rowLimit && page.at(-1);
  return {
    removed: old.length,
    ...(last && { next: JSON.stringify([last.conversation_id, last.inbound_id]) }),
  };
}
