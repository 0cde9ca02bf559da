import { conversationOf, numberOf, textOf } from '../columns.ts';
import {
  cannedOf,
  cannedValues,
  handoffOf,
  linkOf,
  noteOf,
  ratingOf,
  threadOf,
  threadValues,
} from '../desk-rows.ts';
import type { DeskEntry, DeskQuery, DeskStore } from '../desk-store.ts';
import type { AuditEntry } from '../staff-store.ts';
import type { Connections, Row, Rows } from './connections.ts';
import { deskList } from './postgres-desk-lists.ts';
import { deskStatements as sql } from './postgres-desk-statements.ts';

/** Adds to the audit log within the transaction that `rows` is of. */
export type RecordAudit = (rows: Rows, entries: readonly AuditEntry[]) => Promise<void>;

/** The desk in PostgreSQL. */
export function postgresDesk({ rows, transaction }: Connections, record: RecordAudit): DeskStore {
  const ids = (found: Row[]) => found.map((row) => textOf(row.conversation_id));
  const one = async <Value>(found: Promise<Row[]>, made: (row: Row) => Value) => {
    const [row] = await found;
    return row && made(row);
  };
  const countOf = async (found: Promise<Row[]>) => numberOf((await found)[0]?.count);
  const placed = (row: Row) => ({ conversationId: textOf(row.conversation_id) });

  return {
    findHandoff: (conversationId) => one(rows(sql.find, [conversationId]), handoffOf),
    findEntry: (conversationId) => one(rows(sql.entry, [conversationId]), entryOf),
    list,
    countWaiting: (before) => countOf(rows(sql.countWaiting, [before ?? null])),
    countLeft: () => countOf(rows(sql.countLeft)),
    async countByAgent() {
      const counts = await rows(sql.countByAgent);
      return new Map(counts.map((row) => [textOf(row.agent_id), numberOf(row.count)]));
    },
    renewLeases: async (agentId, now, until) => void (await rows(sql.renewLeases, [agentId, now, until])),
    findLost: async (now, limit) => ids(await rows(sql.findLost, [now, limit])),
    findOverdue: async (askedBefore, limit) => ids(await rows(sql.findOverdue, [askedBefore, limit])),
    findInVain: async (askedBefore, limit) => ids(await rows(sql.findInVain, [askedBefore, limit])),
    addNote: (conversationId, { id, agent, text, at }, audit) =>
      transaction(async (rows) => {
        const added = await rows(sql.addNote, [conversationId, id, agent.id, agent.name, text, at]);
        if (added.length === 0) return false;
        await record(rows, audit);
        return true;
      }),
    readNotes: async (conversationId) => (await rows(sql.readNotes, [conversationId])).map(noteOf),
    readRatings: async (conversationId) => (await rows(sql.readRatings, [conversationId])).map(ratingOf),
    markRead: async (conversationId, sequence) => void (await rows(sql.markRead, [conversationId, sequence])),
    findLink: (conversationId) => one(rows(sql.findLink, [conversationId]), linkOf),
    findLinkAt: (remote) =>
      one(rows(sql.findLinkAt, [remote]), (row) => ({ ...linkOf(row), ...placed(row) })),
    async saveLink(conversationId, { remote, number, forwarded, ended }) {
      await rows(sql.saveLink, [conversationId, remote, number, forwarded, ended ? 1 : 0]);
    },
    readThreads: async (conversationId) => (await rows(sql.readThreads, [conversationId])).map(threadOf),
    findThreadAt: (remote) =>
      one(rows(sql.findThreadAt, [remote]), (row) => ({ ...threadOf(row), ...placed(row) })),
    saveThread: async (conversationId, thread) =>
      (await rows(sql.saveThread, [conversationId, ...threadValues(thread)])).length > 0,
    async holdThread(conversationId, number, { agentId, at }) {
      await rows(sql.holdThread, [conversationId, number, agentId, at]);
    },
    findUntold: async (limit) => ids(await rows(sql.findUntold, [limit])),
    async renewThreadLeases(now, until, unansweredBefore) {
      await rows(sql.renewThreadLeases, [now, until, unansweredBefore]);
    },
    readCanned: async () => (await rows(sql.readCanned)).map(cannedOf),
    saveCanned: (reply, before, audit) =>
      transaction(async (rows) => {
        const [id, ...says] = cannedValues(reply);
        const saved = before
          ? await rows(sql.changeCanned, [...says, ...cannedValues(before)])
          : await rows(sql.addCanned, [id, ...says]);
        if (saved.length > 0) await record(rows, audit);
        return saved.length > 0;
      }),
    removeCanned: (before, audit) =>
      transaction(async (rows) => {
        const removed = await rows(sql.removeCanned, cannedValues(before));
        if (removed.length > 0) await record(rows, audit);
        return removed.length > 0;
      }),
  };

  async function list({ filter, agentId, search, cursor, limit }: DeskQuery) {
    const [key, id] = cursor?.split(' ') ?? [];
    const after: [string, string] | undefined = key === undefined || id === undefined ? undefined : [key, id];
    const { page, count, values, pageValues } = deskList(filter, {
      agentId,
      search,
      after,
      limit: limit + 1,
    });
    const [found, total] = await Promise.all([
      rows(page, [...values, ...pageValues]),
      countOf(rows(count, values)),
    ]);
    const last = found[limit - 1];
    return {
      items: found.slice(0, limit).map(entryOf),
      total,
      ...(found.length > limit && last && { next: `${textOf(last.key)} ${textOf(last.id)}` }),
    };
  }
}

function entryOf(row: Row): DeskEntry {
  const lastText = lastTextOf(row.last_activity);
  return {
    conversation: conversationOf(row),
    ...(row.number !== null && { handoff: handoffOf(row) }),
    ...(lastText !== undefined && { lastText }),
    unread: numberOf(row.unread),
  };
}

/** As much of it as fits into a list. */
const lastTextLength = 200;

/** Read here and not by the database, which has no text with a NUL in it. */
function lastTextOf(activity: unknown): string | undefined {
  if (typeof activity !== 'string') return undefined;
  const text: unknown = JSON.parse(activity)?.text;
  return typeof text === 'string' ? Array.from(text).slice(0, lastTextLength).join('') : undefined;
}
