import { jsonOf, numberOf, textOf } from '../columns.ts';
import type { DeliveryCounts, DeliveryOutcome, PendingDelivery } from '../store.ts';
import type { Row, Rows } from './connections.ts';

/** The outbox on PostgreSQL, apart from what turns put there. */
export function postgresDeliveries(rows: Rows) {
  return {
    async claim(now: string, leaseUntil: string, limit: number): Promise<PendingDelivery[]> {
      const claimed = await rows(claim, [now, leaseUntil, limit]);
      return claimed.sort((a, b) => textOf(a.due_at).localeCompare(textOf(b.due_at))).map(pendingDelivery);
    },

    async settle(conversationId: string, sequence: number, outcome: DeliveryOutcome): Promise<void> {
      switch (outcome.outcome) {
        case 'delivered':
          await rows(end, [conversationId, sequence]);
          return;
        case 'again':
          await rows(postpone, [conversationId, sequence, outcome.dueAt]);
          return;
        case 'dead':
          await rows(kill, [conversationId, sequence, outcome.at, outcome.reason]);
      }
    },

    async stop(conversationId: string, reason: string, at: string): Promise<void> {
      await rows(stop, [conversationId, at, reason]);
    },

    async resume(conversationId: string): Promise<void> {
      await rows(resume, [conversationId]);
    },

    async count(): Promise<DeliveryCounts> {
      const [row] = await rows(count);
      const counts = { waiting: numberOf(row?.waiting), dead: numberOf(row?.dead) };
      return typeof row?.oldest === 'string' ? { ...counts, oldestDueAt: row.oldest } : counts;
    },
  };
}

// Whoever comes meanwhile passes over what is locked here. Apart from the change, so that it is found once.
const claim = {
  name: 'claim-deliveries',
  text: `
    WITH due AS MATERIALIZED (
      SELECT w.conversation_id, w.sequence, w.leased_until
      FROM outbox w
      WHERE w.dead_at IS NULL AND w.due_at <= $1 AND (w.leased_until IS NULL OR w.leased_until <= $1)
        AND NOT EXISTS (
          SELECT FROM outbox e
          WHERE e.conversation_id = w.conversation_id AND e.sequence < w.sequence AND e.dead_at IS NULL)
      ORDER BY w.due_at LIMIT $3 FOR UPDATE OF w SKIP LOCKED)
    UPDATE outbox o SET leased_until = $2, attempts = o.attempts + 1
    FROM due
    LEFT JOIN log l ON l.conversation_id = due.conversation_id AND l.sequence = due.sequence
    LEFT JOIN addresses a ON a.conversation_id = due.conversation_id
    WHERE o.conversation_id = due.conversation_id AND o.sequence = due.sequence
    RETURNING o.conversation_id, o.sequence, o.due_at, o.attempts, due.leased_until IS NOT NULL AS may_repeat,
      coalesce(o.activity, l.activity) AS activity, coalesce(o.address, a.address) AS address`,
};

const end = { name: 'end-delivery', text: 'DELETE FROM outbox WHERE conversation_id = $1 AND sequence = $2' };

const postpone = {
  name: 'postpone-delivery',
  text: 'UPDATE outbox SET due_at = $3, leased_until = NULL WHERE conversation_id = $1 AND sequence = $2',
};

// A farewell holds the last of an erased conversation and is not kept for anybody to look at.
const kill = {
  name: 'kill-delivery',
  text: `
    WITH farewell AS (
      DELETE FROM outbox WHERE conversation_id = $1 AND sequence = $2 AND address IS NOT NULL)
    UPDATE outbox SET dead_at = $3, dead_reason = $4, leased_until = NULL
    WHERE conversation_id = $1 AND sequence = $2 AND address IS NULL`,
};

const stop = {
  name: 'stop-deliveries',
  text: `
    WITH stopped AS (UPDATE addresses SET stopped_at = $2 WHERE conversation_id = $1),
      farewells AS (DELETE FROM outbox WHERE conversation_id = $1 AND address IS NOT NULL)
    UPDATE outbox SET dead_at = $2, dead_reason = $3, leased_until = NULL
    WHERE conversation_id = $1 AND dead_at IS NULL AND address IS NULL`,
};

const resume = {
  name: 'resume-deliveries',
  text: 'UPDATE addresses SET stopped_at = NULL WHERE conversation_id = $1',
};

const count = {
  name: 'count-deliveries',
  text: `
    SELECT count(*) FILTER (WHERE dead_at IS NULL) AS waiting, count(dead_at) AS dead,
      min(due_at) FILTER (WHERE dead_at IS NULL) AS oldest
    FROM outbox`,
  reads: true,
};

function pendingDelivery(row: Row): PendingDelivery {
  return {
    conversationId: textOf(row.conversation_id),
    sequence: numberOf(row.sequence),
    activity: jsonOf(row.activity),
    details: jsonOf(row.address),
    attempt: numberOf(row.attempts),
    mayRepeat: row.may_repeat === true,
  };
}
