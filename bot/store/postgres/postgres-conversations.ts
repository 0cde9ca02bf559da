import { createConversationQueues } from '../../conversation-queues.ts';
import { jsonOf, numberOf, textOf } from '../columns.ts';
import type { AuditEntry } from '../staff-store.ts';
import type { Addressee, Reminder, Store } from '../store.ts';
import type { Connections, Row, Rows } from './connections.ts';
import { conversationTables } from './postgres-conversation-tables.ts';
import { postgresDeliveries } from './postgres-deliveries.ts';
import { postgresTurns, type TurnNeighbours } from './postgres-turns.ts';

/** What the other ports of the store bring into those of conversations. */
export interface Neighbours extends TurnNeighbours {
  /** Adds to the audit log within the transaction of these rows. */
  record(rows: Rows, entries: readonly AuditEntry[]): Promise<void>;
  /** Keeps, within the transaction of these rows, what is not to go with a conversation that is being erased. */
  beforeErasure(rows: Rows, conversationId: string): Promise<void>;
}

type Conversations = Omit<Store, 'desk' | 'numbers' | 'staff' | 'retention' | 'chores'>;

/**
 * Conversations on PostgreSQL. What this instance writes of one conversation it writes in the order it was asked; of
 * two instances the database lets one go first.
 */
export function postgresConversations(connections: Connections, neighbours: Neighbours): Conversations {
  const { rows, transaction } = connections;
  const turns = postgresTurns(connections, neighbours);
  const deliveries = postgresDeliveries(rows);
  const { inOrder, idle } = createConversationQueues();

  return {
    startTurn: turns.start,
    commitTurn: (turn) => inOrder(turn.conversationId, () => turns.commit(turn)),
    async findConversation(conversationId) {
      const { status, conversation } = await turns.start(conversationId);
      return status === 'erased' ? status : conversation;
    },
    readLog: turns.readLog,
    readLastSequences: turns.readLastSequences,
    async claimReminders({ now, until, limit }) {
      const claimed = await rows(claimReminders, [now, until, limit]);
      return claimed.map(claimedReminder).sort((a, b) => orderOf(a).localeCompare(orderOf(b)));
    },
    dropReminder: ({ conversationId, kind, dueAt }) =>
      inOrder(conversationId, async () => void (await rows(dropReminder, [conversationId, kind, dueAt]))),
    async countReminders(now) {
      const [row] = await rows(countReminders, [now]);
      const counts = { waiting: numberOf(row?.waiting), overdue: numberOf(row?.overdue) };
      return typeof row?.next === 'string' ? { ...counts, nextDueAt: row.next } : counts;
    },
    eraseConversation: (conversationId, at, farewell, audit = []) =>
      inOrder(conversationId, () =>
        transaction(async (within) => {
          // Waits for a turn that is being committed, and makes the next one wait for this.
          await within(holdConversation, [conversationId, at]);
          const [addressed] = await within(addressOf, [conversationId]);
          const [erases] = await within(leaveTombstone, [conversationId, at]);
          if (erases) await neighbours.record(within, audit);
          await neighbours.beforeErasure(within, conversationId);
          for (const { erase } of await conversationTables(within)) await within(erase, [conversationId]);
          if (!farewell || !addressed) return;
          const { sequence, activity } = farewell;
          await within(addFarewell, [
            conversationId,
            sequence,
            at,
            JSON.stringify(activity),
            addressed.address,
          ]);
        }),
      ),
    async readEverything(conversationId) {
      const tables = await conversationTables(rows);
      return Object.fromEntries(
        await Promise.all(tables.map(async ({ name, read }) => [name, await rows(read, [conversationId])])),
      );
    },
    async addressAt(place) {
      const [row] = await rows(addressAt, [place]);
      return (
        row && {
          conversationId: textOf(row.conversation_id),
          details: jsonOf(row.address),
          stopped: row.stopped_at !== null,
        }
      );
    },
    async newestAddressOf(person) {
      const [row] = await rows(newestAddressOf, [person]);
      return row && jsonOf(row.address);
    },
    claimDeliveries: deliveries.claim,
    settleDelivery: (conversationId, sequence, outcome) =>
      inOrder(conversationId, () => deliveries.settle(conversationId, sequence, outcome)),
    stopDeliveries: (conversationId, reason, at) =>
      inOrder(conversationId, () => deliveries.stop(conversationId, reason, at)),
    resumeDeliveries: (conversationId) => inOrder(conversationId, () => deliveries.resume(conversationId)),
    countDeliveries: deliveries.count,
    async ensureSetting(name, value) {
      await rows(addSetting, [name, value]);
      const [row] = await rows(readSetting, [name]);
      return textOf(row?.value);
    },
    async readSetting(name) {
      const [row] = await rows(readSetting, [name]);
      return row && textOf(row.value);
    },
    saveSetting: async (name, value) => void (await rows(saveSetting, [name, value])),
    check: async () => void (await rows(touch)),
    async close() {
      await idle();
      await connections.close();
    },
  };
}

// Whoever comes meanwhile passes over what is locked here. Apart from the change, so that it is found once.
const claimReminders = {
  name: 'claim-reminders',
  text: `
    WITH due AS MATERIALIZED (
      SELECT conversation_id, kind FROM reminders
      WHERE due_at <= $1 AND coalesce(claimed_until, $1) <= $1
      ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED)
    UPDATE reminders r SET claimed_until = $2
    FROM due JOIN conversations c ON c.id = due.conversation_id
    WHERE r.conversation_id = due.conversation_id AND r.kind = due.kind
    RETURNING r.conversation_id, r.kind, r.due_at, c.channel, c.user_id`,
};

const dropReminder = {
  name: 'drop-reminder',
  text: 'DELETE FROM reminders WHERE conversation_id = $1 AND kind = $2 AND due_at = $3',
};

const countReminders = {
  name: 'count-reminders',
  text: `
    SELECT count(*) AS waiting, count(*) FILTER (WHERE due_at < $1) AS overdue, min(due_at) AS next
    FROM reminders`,
  reads: true,
};

const holdConversation = {
  name: 'hold-conversation',
  text: `
    INSERT INTO conversations (id, channel, user_id, version, state, last_sequence, created_at, updated_at)
    VALUES ($1, '', '', 0, '', 0, $2, $2)
    ON CONFLICT (id) DO UPDATE SET version = 0`,
};

const leaveTombstone = {
  name: 'leave-tombstone',
  text: 'INSERT INTO erased (conversation_id, at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING at',
};

const addFarewell = {
  name: 'add-farewell',
  text: `
    INSERT INTO outbox (conversation_id, sequence, due_at, attempts, activity, address)
    VALUES ($1, $2, $3, 0, $4, $5)`,
};

const addressOf = {
  name: 'address-of',
  text: 'SELECT address FROM addresses WHERE conversation_id = $1 AND stopped_at IS NULL',
  reads: true,
};

const addressAt = {
  name: 'address-at',
  text: `
    SELECT a.conversation_id, a.address, a.stopped_at
    FROM places p JOIN addresses a ON a.conversation_id = p.conversation_id
    WHERE p.place = $1`,
  reads: true,
};

const newestAddressOf = {
  name: 'newest-address-of',
  text: 'SELECT address FROM addresses WHERE person = $1 ORDER BY updated_at DESC LIMIT 1',
  reads: true,
};

const addSetting = {
  name: 'add-setting',
  text: 'INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING',
};

const readSetting = {
  name: 'read-setting',
  text: 'SELECT value FROM settings WHERE name = $1',
  reads: true,
};

const saveSetting = {
  name: 'save-setting',
  text: `
    INSERT INTO settings (name, value) VALUES ($1, $2)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
};

// Has to reach the disk, or it would say nothing about whether a turn could.
const touch = {
  name: 'touch',
  text: `
    INSERT INTO settings (name, value) VALUES ('write-checks', '1')
    ON CONFLICT (name) DO UPDATE SET value = (settings.value::bigint + 1)::text`,
};

/** The longest due first, and of those the same each time. */
function orderOf({ dueAt, conversationId, kind }: Reminder): string {
  return `${dueAt} ${conversationId} ${kind}`;
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
