import { join } from 'node:path';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { GuideError } from '../../../dialogs/errors.ts';
import { conversationOf, jsonOf, numberOf, optionalText, textOf } from '../columns.ts';
import { readMigrations } from '../migrations.ts';
import { marks } from '../move/move-mark.ts';
import type { Addressee, CommitOutcome, LogEntry, Reminder, Store, TurnCommit, TurnStart } from '../store.ts';
import { copyDatabase } from './copy-database.ts';
import { groupCommit, type Pace } from './group-commit.ts';
import { migrate } from './migrations.ts';
import { sqliteChores } from './sqlite-chores.ts';
import { conversationTables } from './sqlite-conversation-tables.ts';
import { openDatabase } from './sqlite-database.ts';
import { sqliteDeliveries } from './sqlite-deliveries.ts';
import { sqliteDesk } from './sqlite-desk.ts';
import { storeError } from './sqlite-errors.ts';
import { sqliteNumbers } from './sqlite-numbers.ts';
import { sqliteRetention } from './sqlite-retention.ts';
import { sqliteStaff } from './sqlite-staff.ts';
import { sqliteStatements } from './sqlite-statements.ts';

export interface SqliteOptions {
  /** A file, or `:memory:` for a store that is gone when it is closed. */
  path: string;
  /** The present moment, ISO, for the record of migrations. */
  at: string;
  /** How many pages of 4096 bytes the file may grow to; beyond that, writes are refused as `store-full`. */
  maxPages?: number;
}

/**
 * The embedded engine: one SQLite file, owned by this process. Throws errors of the catalogue when it cannot be
 * opened.
 */
export function openSqliteStore({ path, at, maxPages }: SqliteOptions): Store {
  const database = openDatabase(path);
  try {
    migrate(database, readMigrations(join(import.meta.dirname, 'migrations')), at);
    refuseIfMoved(database, path);
  } catch (error) {
    database.close();
    throw storeError(error);
  }
  if (maxPages !== undefined) database.exec(`PRAGMA max_page_count = ${Math.floor(maxPages)}`);
  const sql = sqliteStatements(database);
  const deliveries = sqliteDeliveries(sql);
  const write = groupCommit(database);
  const staff = sqliteStaff(database, { read, written });
  const desk = sqliteDesk(database, { read, written }, staff.recordNow);
  const numbers = sqliteNumbers(database, read);
  const tables = conversationTables(database);
  const retention = sqliteRetention(database, tables, { read, written });
  let underWay = 0;
  let isClosing = false;
  const copies = new Set<Promise<void>>();

  return {
    desk: desk.port,
    numbers: numbers.port,
    startTurn: (conversationId, inboundId) => read(() => startTurn(conversationId, inboundId)),
    commitTurn: (turn) => written(() => commitTurn(turn)),
    findConversation: (conversationId) =>
      read(() => {
        const { status, conversation } = startTurn(conversationId);
        return status === 'erased' ? status : conversation;
      }),
    readLog: (conversationId, after, limit) =>
      read(() => sql.readLog.all(conversationId, after, limit).map(logEntry)),
    readLastSequences: (conversationIds) =>
      read(
        () =>
          new Map(
            sql.readLastSequences
              .all(JSON.stringify(conversationIds))
              .map((row) => [textOf(row.id), numberOf(row.last_sequence)]),
          ),
      ),
    claimReminders: async (claim) => {
      // Nearly always nothing is due, and to look costs no flush to disk.
      const due = await read(() => sql.isReminderDue.get(claim.now) !== undefined);
      return due ? written(() => claimReminders(claim)) : [];
    },
    dropReminder: ({ conversationId, kind, dueAt }) =>
      written(() => void sql.dropReminder.run(conversationId, kind, dueAt)),
    countReminders: (now) =>
      read(() => {
        const { waiting, overdue, next } = sql.countReminders.get(now) ?? {};
        const nextDueAt = optionalText(next);
        return {
          waiting: numberOf(waiting),
          overdue: numberOf(overdue),
          ...(nextDueAt !== undefined && { nextDueAt }),
        };
      }),
    eraseConversation: (conversationId, at, farewell, audit = []) =>
      written(() => {
        const address = farewell && sql.addressOf.get(conversationId)?.address;
        const erases = sql.leaveTombstone.run(conversationId, at).changes > 0;
        if (erases) staff.recordNow(audit);
        for (const { erase } of tables) erase.run(conversationId);
        if (!farewell || !address) return;
        sql.addFarewell.run(
          conversationId,
          farewell.sequence,
          at,
          JSON.stringify(farewell.activity),
          address,
        );
      }),
    addressAt: (place) =>
      read(() => {
        const row = sql.addressAt.get(place);
        if (!row) return undefined;
        const conversationId = textOf(row.conversation_id);
        return { conversationId, details: jsonOf(row.address), stopped: row.stopped_at !== null };
      }),
    newestAddressOf: (person) =>
      read(() => {
        const row = sql.newestAddressOf.get(person);
        return row && jsonOf(row.address);
      }),
    claimDeliveries: async (now, leaseUntil, limit) => {
      // As with reminders: mostly what there was is lent already.
      const due = await read(() => deliveries.isDue(now));
      return due ? written(() => deliveries.claim(now, leaseUntil, limit)) : [];
    },
    settleDelivery: (conversationId, sequence, outcome) =>
      written(() => deliveries.settle(conversationId, sequence, outcome), 'in passing'),
    stopDeliveries: (conversationId, reason, at) =>
      written(() => deliveries.stop(conversationId, reason, at)),
    resumeDeliveries: (conversationId) => written(() => void sql.resumeAddress.run(conversationId)),
    countDeliveries: () => read(() => deliveries.count()),
    staff,
    retention,
    chores: sqliteChores(database, { written }),
    readEverything: (conversationId) =>
      read(() => Object.fromEntries(tables.map(({ name, read }) => [name, read.all(conversationId)]))),
    ensureSetting: (name, value) =>
      written(() => {
        sql.addSetting.run(name, value);
        return textOf(sql.readSetting.get(name)?.value);
      }),
    readSetting: (name) =>
      read(() => {
        const row = sql.readSetting.get(name);
        return row && textOf(row.value);
      }),
    saveSetting: (name, value) => written(() => void sql.saveSetting.run(name, value)),
    copyTo,
    check: () => written(() => void sql.touch.run()),
    close,
  };

  function startTurn(conversationId: string, inboundId?: string): TurnStart {
    const row = sql.startTurn.get(conversationId, inboundId ?? null);
    if (row && row.erased_at !== null) return { status: 'erased' };
    if (!row || row.id === null) return { status: 'new' };
    const handoff = desk.find(conversationId);
    return {
      status: 'open',
      conversation: conversationOf(row),
      ...(handoff && { handoff }),
      ...(row.duplicate_of === null ? {} : { duplicateOf: textOf(row.duplicate_of) }),
    };
  }

  function commitTurn(turn: TurnCommit): CommitOutcome {
    const { conversationId, inboundId, at } = turn;
    if (inboundId !== undefined) {
      const known = sql.readInbox.get(conversationId, inboundId);
      if (known) return { outcome: 'duplicate', activityId: textOf(known.activity_id) };
    }
    if (deliveries.isTaken(turn) || desk.isMoved(turn)) return { outcome: 'conflict' };
    const lastSequence = saveState(turn);
    if (lastSequence === undefined) return { outcome: 'conflict' };

    if (inboundId !== undefined) {
      sql.addInbox.run(conversationId, inboundId, turn.inboundActivityId ?? '', at);
    }
    turn.activities.forEach(({ sequence, activityId, activity, at }, index) => {
      if (sequence !== lastSequence - turn.activities.length + 1 + index) {
        throw new GuideError('log-gap', `Conversation ${conversationId}, sequence ${sequence}.`);
      }
      sql.addLogEntry.run(conversationId, sequence, activityId, JSON.stringify(activity), at);
    });
    turn.events.forEach(({ kind, detail }, position) => {
      sql.addEvent.run(conversationId, turn.expectedVersion + 1, position, kind, JSON.stringify(detail), at);
    });
    for (const change of turn.reminders ?? []) {
      if (change.do === 'set') sql.setReminder.run(conversationId, change.kind, change.dueAt);
      else sql.dropReminder.run(conversationId, change.kind, change.dueAt ?? null);
    }
    const lent = deliveries.addTurn(turn);
    desk.addTurn(turn);
    numbers.addTurn(turn);
    staff.recordNow(turn.audit ?? []);
    return { outcome: 'committed', ...(lent && { lent }) };
  }

  function claimReminders({ now, until, limit }: ReminderClaim): (Reminder & Addressee)[] {
    return sql.claimReminders
      .all(now, until, limit)
      .map(claimedReminder)
      .sort((a, b) => a.dueAt.localeCompare(b.dueAt));
  }

  /** The sequence number the log now ends at; undefined if the conversation is not as the turn found it. */
  function saveState(turn: TurnCommit): number | undefined {
    const { conversationId, channel, userId, expectedVersion, activities, at } = turn;
    const state = JSON.stringify(turn.state);
    const saved =
      expectedVersion === 0
        ? sql.addConversation.get(conversationId, channel, userId, state, activities.length, at)
        : sql.updateConversation.get(state, activities.length, at, conversationId, expectedVersion);
    return saved && Number(saved.last_sequence);
  }

  async function read<Result>(work: () => Result): Promise<Result> {
    try {
      return work();
    } catch (error) {
      throw storeError(error);
    }
  }

  async function written<Result>(work: () => Result, pace?: Pace): Promise<Result> {
    underWay += 1;
    try {
      return await write(work, pace);
    } finally {
      underWay -= 1;
    }
  }

  async function copyTo(file: string): Promise<void> {
    const copying = copyDatabase(database, file, () => isClosing);
    copies.add(copying);
    try {
      await copying;
    } finally {
      copies.delete(copying);
    }
  }

  async function close(): Promise<void> {
    isClosing = true;
    await Promise.allSettled(copies);
    while (underWay > 0) await new Promise(setImmediate);
    if (!database.isOpen) return;
    // Leaves one file behind, without a journal beside it.
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
  }
}

/** What would be said to it now would not be known to the store it was moved into. */
function refuseIfMoved(database: DatabaseSync, path: string): void {
  const moved = database.prepare('SELECT 1 FROM settings WHERE name = ?').get(marks.movedTo);
  if (moved) throw new GuideError('store-moved', `File: ${path}.`);
}

type ReminderClaim = Parameters<Store['claimReminders']>[0];

type Row = Record<string, SQLOutputValue>;

function logEntry(row: Row): LogEntry {
  return {
    sequence: Number(row.sequence),
    activityId: textOf(row.activity_id),
    activity: jsonOf(row.activity),
    at: textOf(row.at),
  };
}

function claimedReminder(row: Row): Reminder & Addressee {
  return {
    conversationId: textOf(row.conversation_id),
    kind: textOf(row.kind),
    dueAt: textOf(row.due_at),
    channel: textOf(row.channel),
    userId: textOf(row.user_id),
  };
}
