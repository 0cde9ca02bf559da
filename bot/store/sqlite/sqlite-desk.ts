import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { conversationOf, jsonOf, numberOf, optionalText, textOf } from '../columns.ts';
import type {
  Agent,
  DeskEntry,
  DeskQuery,
  DeskStore,
  Handoff,
  HandoffState,
  HubLink,
  StaffThread,
  StoredNote,
  StoredRating,
} from '../desk-store.ts';
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
      saveThread: (conversationId, thread) => written(() => saveThread(conversationId, thread)),
      findUntold: (limit) => read(() => ids(sql.findUntold.all(limit))),
      renewThreadLeases: (now, until, unansweredBefore) =>
        written(() => void sql.renewThreadLeases.run(now, until, unansweredBefore)),
      readCanned: () =>
        read(() =>
          sql.readCanned
            .all()
            .map((row) => ({ id: textOf(row.id), title: textOf(row.title), texts: jsonOf(row.texts) })),
        ),
      saveCanned: ({ id, title, texts }, audit) =>
        written(() => {
          sql.saveCanned.run(id, title, JSON.stringify(texts));
          recordNow(audit);
        }),
      removeCanned: (id, audit) =>
        written(() => {
          if (sql.removeCanned.run(id).changes > 0) recordNow(audit);
        }),
    },
    find,
    isMoved({ conversationId, desk }) {
      if (!desk?.handoff) return false;
      const stored = find(conversationId);
      const isNext = stored?.number === desk.handoff.number;
      return desk.handoff.version !== (isNext ? stored.version + 1 : 1);
    },
    addTurn({ conversationId, desk, at }) {
      if (desk?.handoff) save(conversationId, desk.handoff);
      if (desk?.rating) {
        const { about, face, line } = desk.rating;
        sql.addRating.run(conversationId, about, face, line ?? null, at);
      }
      if (desk?.ratingLine !== undefined) sql.explainRating.run(desk.ratingLine, conversationId);
      if (desk?.readUpTo !== undefined) sql.markRead.run(conversationId, desk.readUpTo);
    },
  };

  function find(conversationId: string): Handoff | undefined {
    const row = sql.find.get(conversationId);
    return row && handoffOf(row);
  }

  function save(conversationId: string, handoff: Handoff): void {
    const { number, version, state, askedAt, topic, line, agent, leaseUntil, claimedAt } = handoff;
    sql.save.run(
      conversationId,
      number,
      version,
      state,
      askedAt,
      JSON.stringify(topic),
      line ?? null,
      agent?.id ?? null,
      agent?.name ?? null,
      leaseUntil ?? null,
      claimedAt ?? null,
      handoff.overdueAt ?? null,
      handoff.endedAt ?? null,
      handoff.outcome ?? null,
      handoff.left?.text ?? null,
      handoff.left?.reach ?? null,
    );
  }

  function saveThread(conversationId: string, thread: StaffThread): boolean {
    const { number, remote, forwarded, toldVersion, told, posting, ended } = thread;
    const saved = sql.saveThread.run(
      conversationId,
      number,
      remote ?? null,
      forwarded,
      toldVersion,
      told,
      posting ? 1 : 0,
      ended ? 1 : 0,
      thread.heldBy ?? null,
      thread.unansweredSince ?? null,
    );
    return saved.changes > 0;
  }

  function list({ filter, agentId, search, cursor, limit }: DeskQuery) {
    const { page, count } = sql.lists[filter];
    const like = search === '' ? null : `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
    const values = { agent: agentId, search: like };
    const [key, id] = cursor?.split(' ') ?? [];
    const rows = page.all({ ...values, key: key ?? null, id: id ?? null, limit: limit + 1 });
    const last = rows[limit - 1];
    return {
      items: rows.slice(0, limit).map(entryOf),
      total: numberOf(count.get(values)?.count),
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

const states: readonly HandoffState[] = [
  'waiting',
  'with-agent',
  'closed',
  'cancelled',
  'expired',
  'message-left',
];

function handoffOf(row: Row): Handoff {
  const agent = agentOf(row);
  const [leftText, reach] = [optionalText(row.left_text), optionalText(row.left_reach)];
  const [line, leaseUntil] = [optionalText(row.line), optionalText(row.lease_until)];
  const [claimedAt, overdueAt] = [optionalText(row.claimed_at), optionalText(row.overdue_at)];
  const [endedAt, outcome] = [optionalText(row.ended_at), optionalText(row.outcome)];
  return {
    number: numberOf(row.number),
    version: numberOf(row.handoff_version),
    state: states.find((state) => state === row.handoff_state) ?? 'closed',
    askedAt: textOf(row.asked_at),
    topic: jsonOf(row.topic),
    ...(line !== undefined && { line }),
    ...(agent && { agent }),
    ...(leaseUntil !== undefined && { leaseUntil }),
    ...(claimedAt !== undefined && { claimedAt }),
    ...(overdueAt !== undefined && { overdueAt }),
    ...(endedAt !== undefined && { endedAt }),
    ...(outcome !== undefined && { outcome }),
    ...(leftText !== undefined && reach !== undefined && { left: { text: leftText, reach } }),
  };
}

function agentOf(row: Row): Agent | undefined {
  const id = optionalText(row.agent_id);
  return id === undefined ? undefined : { id, name: textOf(row.agent_name) };
}

function noteOf(row: Row): StoredNote {
  const agent = { id: textOf(row.agent_id), name: textOf(row.agent_name) };
  return { id: textOf(row.id), agent, text: textOf(row.text), at: textOf(row.at) };
}

function linkOf(row: Row): HubLink {
  return {
    remote: textOf(row.remote),
    number: numberOf(row.number),
    forwarded: numberOf(row.forwarded),
    ended: numberOf(row.ended) === 1,
  };
}

function threadOf(row: Row): StaffThread {
  const remote = optionalText(row.remote);
  const [heldBy, unansweredSince] = [optionalText(row.held_by), optionalText(row.unanswered_since)];
  return {
    number: numberOf(row.number),
    ...(remote !== undefined && { remote }),
    forwarded: numberOf(row.forwarded),
    toldVersion: numberOf(row.told_version),
    told: textOf(row.told),
    posting: numberOf(row.posting) === 1,
    ended: numberOf(row.ended) === 1,
    ...(heldBy !== undefined && { heldBy }),
    ...(unansweredSince !== undefined && { unansweredSince }),
  };
}

function ratingOf(row: Row): StoredRating {
  const line = optionalText(row.line);
  return {
    about: textOf(row.about),
    face: textOf(row.face),
    ...(line !== undefined && { line }),
    at: textOf(row.at),
  };
}
