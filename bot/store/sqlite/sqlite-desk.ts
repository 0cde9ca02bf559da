import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { conversationOf, numberOf, textOf } from '../columns.ts';
import {
  cannedOf,
  cannedValues,
  handoffOf,
  handoffValues,
  linkOf,
  noteOf,
  ratingOf,
  threadOf,
  threadValues,
} from '../desk-rows.ts';
import type { DeskEntry, DeskQuery, DeskStore, Handoff } from '../desk-store.ts';
import type { AuditEntry } from '../staff-store.ts';
import type { TurnCommit } from '../store.ts';
import { deskLists, sqliteDeskStatements } from './sqlite-desk-statements.ts';

interface Transactions {
  read<Result>(work: () => Result): Promise<Result>;
  written<Result>(work: () => Result): Promise<Result>;
}

/** What turns do at the desk. Synchronous: whoever calls it brings the transaction. */
export interface SqliteDesk {
  port: DeskStore;
  find(conversationId: string): Handoff | undefined;
  /** Whether the handoff is no longer the one that the turn saw. */
  isMoved(turn: TurnCommit): boolean;
  addTurn(turn: TurnCommit): void;
}

/** The desk in the embedded engine. `recordNow` adds to the audit log within the transaction under way. */
export function sqliteDesk(
  database: DatabaseSync,
  { read, written }: Transactions,
  recordNow: (entries: readonly AuditEntry[]) => void,
): SqliteDesk {
  const sql = sqliteDeskStatements(database);
  const ids = (rows: Row[]) => rows.map((row) => textOf(row.conversation_id));

  return {
    port: {
      findHandoff: (conversationId) => read(() => find(conversationId)),
      findEntry: (conversationId) =>
        read(() => {
          const row = sql.entry.get(conversationId);
          return row && entryOf(row);
        }),
      list: (query) => read(() => list(query)),
      countWaiting: (before) => read(() => numberOf(sql.countWaiting.get(before ?? null)?.count)),
      countLeft: () => read(() => numberOf(sql.countLeft.get()?.count)),
      countByAgent: () =>
        read(() => new Map(sql.countByAgent.all().map((row) => [textOf(row.agent_id), numberOf(row.count)]))),
      renewLeases: (agentId, now, until) => written(() => void sql.renewLeases.run(until, agentId, now)),
      findLost: (now, limit) => read(() => ids(sql.findLost.all(now, limit))),
      findOverdue: (askedBefore, limit) => read(() => ids(sql.findOverdue.all(askedBefore, limit))),
      findInVain: (askedBefore, limit) => read(() => ids(sql.findInVain.all(askedBefore, limit))),
      addNote: (conversationId, { id, agent, text, at }, audit) =>
        written(() => {
          if (sql.addNote.run(conversationId, id, agent.id, agent.name, text, at).changes === 0) return false;
          recordNow(audit);
          return true;
        }),
      readNotes: (conversationId) => read(() => sql.readNotes.all(conversationId).map(noteOf)),
      readRatings: (conversationId) => read(() => sql.readRatings.all(conversationId).map(ratingOf)),
      markRead: (conversationId, sequence) => written(() => void sql.markRead.run(conversationId, sequence)),
      findLink: (conversationId) =>
        read(() => {
          const row = sql.findLink.get(conversationId);
          return row && linkOf(row);
        }),
      findLinkAt: (remote) =>
        read(() => {
          const row = sql.findLinkAt.get(remote);
          return row && { ...linkOf(row), conversationId: textOf(row.conversation_id) };
        }),
      saveLink: (conversationId, { remote, number, forwarded, ended }) =>
        written(() => void sql.saveLink.run(conversationId, remote, number, forwarded, ended ? 1 : 0)),
      readThreads: (conversationId) => read(() => sql.readThreads.all(conversationId).map(threadOf)),
      findThreadAt: (remote) =>
        read(() => {
          const row = sql.findThreadAt.get(remote);
          return row && { ...threadOf(row), conversationId: textOf(row.conversation_id) };
        }),
      saveThread: (conversationId, thread) =>
        written(() => sql.saveThread.run(conversationId, ...threadValues(thread)).changes > 0),
      holdThread: (conversationId, number, { agentId, at }) =>
        written(() => void sql.holdThread.run(conversationId, number, agentId, at)),
      findUntold: (limit) => read(() => ids(sql.findUntold.all(limit))),
      renewThreadLeases: (now, until, unansweredBefore) =>
        written(() => void sql.renewThreadLeases.run(now, until, unansweredBefore)),
      readCanned: () => read(() => sql.readCanned.all().map(cannedOf)),
      saveCanned: (reply, before, audit) =>
        written(() => {
          const [id, ...says] = cannedValues(reply);
          const { changes } = before
            ? sql.changeCanned.run(...says, ...cannedValues(before))
            : sql.addCanned.run(id, ...says);
          if (changes > 0) recordNow(audit);
          return changes > 0;
        }),
      removeCanned: (before, audit) =>
        written(() => {
          const { changes } = sql.removeCanned.run(...cannedValues(before));
          if (changes > 0) recordNow(audit);
          return changes > 0;
        }),
    },
    find,
    isMoved({ conversationId, desk }) {
      if (!desk?.handoff) return false;
      const stored = find(conversationId);
      const isNext = stored?.number === desk.handoff.number;
      return desk.handoff.version !== (isNext ? stored.version + 1 : 1);
    },
    addTurn({ conversationId, expectedVersion, desk, at }) {
      if (desk?.handoff) sql.save.run(conversationId, ...handoffValues(desk.handoff));
      if (desk?.rating) {
        const { about, face, line } = desk.rating;
        sql.addRating.run(conversationId, expectedVersion + 1, about, face, line ?? null, at);
      }
      if (desk?.ratingLine !== undefined) sql.explainRating.run(desk.ratingLine, conversationId);
      if (desk?.readUpTo !== undefined) sql.markRead.run(conversationId, desk.readUpTo);
    },
  };

  function find(conversationId: string): Handoff | undefined {
    const row = sql.find.get(conversationId);
    return row && handoffOf(row);
  }

  function list({ filter, agentId, search, cursor, limit }: DeskQuery) {
    const isSearched = search !== '';
    const like = isSearched ? `%${search.replaceAll(/[\\%_]/g, '\\$&')}%` : null;
    const values = { agent: agentId, search: like };
    const [key, id] = cursor?.split(' ') ?? [];
    const page = sql.page(filter, { isSearched, goesOn: key !== undefined && id !== undefined });
    const rows = page.all({ ...values, key: key ?? null, id: id ?? null, limit: limit + 1 });
    const last = rows[limit - 1];
    return {
      items: rows.slice(0, limit).map(entryOf),
      total: numberOf(sql.count(filter, isSearched).get(values)?.count),
      ...(rows.length > limit && last && { next: `${last[deskLists[filter].key]} ${textOf(last.id)}` }),
    };
  }

  function entryOf(row: Row): DeskEntry {
    const conversation = conversationOf(row);
    const { last_text: lastText, unread } = sql.glance.get(conversation.id) ?? {};
    return {
      conversation,
      ...(row.number !== null && { handoff: handoffOf(row) }),
      ...(typeof lastText === 'string' && { lastText }),
      unread: row.number === null ? 0 : numberOf(unread),
    };
  }
}

type Row = Record<string, SQLOutputValue>;
