import type { SQLOutputValue } from 'node:sqlite';
import { jsonOf, numberOf, textOf } from '../columns.ts';
import type { Address, DeliveryCounts, DeliveryOutcome, PendingDelivery, TurnCommit } from '../store.ts';
import type { sqliteStatements } from './sqlite-statements.ts';

/** Addresses and the outbox in the embedded engine. Synchronous: whoever calls it brings the transaction. */
export function sqliteDeliveries(sql: ReturnType<typeof sqliteStatements>) {
  return {
    /** Whether another conversation is at the place that this one is said to be at. */
    isTaken({ conversationId, address }: TurnCommit): boolean {
      const holder = address && sql.addressAt.get(address.place);
      return holder !== undefined && holder.conversation_id !== conversationId;
    },

    /** Returns what is lent to the caller. */
    addTurn(turn: TurnCommit): PendingDelivery | undefined {
      const { conversationId, address, deliver = [], at } = turn;
      if (address) saveAddress(conversationId, address, at);
      const lent = firstToLend(turn);
      for (const sequence of deliver) {
        const leasedUntil = lent?.sequence === sequence ? turn.lendUntil : undefined;
        sql.addDelivery.run(conversationId, sequence, at, leasedUntil ?? null);
      }
      return lent;
    },

    isDue: (now: string): boolean => sql.dueDeliveries.get(now, 1) !== undefined,

    claim(now: string, leaseUntil: string, limit: number): PendingDelivery[] {
      return sql.dueDeliveries.all(now, limit).map((row) => {
        const [conversationId, sequence] = [textOf(row.conversation_id), numberOf(row.sequence)];
        sql.leaseDelivery.run(leaseUntil, conversationId, sequence);
        return pendingDelivery(row);
      });
    },

    settle(conversationId: string, sequence: number, outcome: DeliveryOutcome): void {
      switch (outcome.outcome) {
        case 'delivered':
          sql.endDelivery.run(conversationId, sequence);
          return;
        case 'again':
          sql.postponeDelivery.run(outcome.dueAt, conversationId, sequence);
          return;
        case 'dead':
          sql.endFarewell.run(conversationId, sequence);
          sql.killDelivery.run(outcome.at, outcome.reason, conversationId, sequence);
      }
    },

    stop(conversationId: string, reason: string, at: string): void {
      sql.stopAddress.run(at, conversationId);
      sql.endFarewells.run(conversationId);
      sql.killDeliveries.run(at, reason, conversationId);
    },

    count(): DeliveryCounts {
      const row = sql.countDeliveries.get();
      const counts = { waiting: numberOf(row?.waiting), dead: numberOf(row?.dead) };
      return typeof row?.oldest === 'string' ? { ...counts, oldestDueAt: row.oldest } : counts;
    },
  };

  function firstToLend({ conversationId, address, ...turn }: TurnCommit): PendingDelivery | undefined {
    const [sequence] = turn.deliver ?? [];
    const entry = turn.activities.find((each) => each.sequence === sequence);
    if (!turn.lendUntil || !entry || sql.isDeliveryWaiting.get(conversationId)) return undefined;
    const stored = address ? undefined : sql.addressOf.get(conversationId);
    if (!address && !stored) return undefined;
    return {
      conversationId,
      sequence: entry.sequence,
      activity: entry.activity,
      details: address ? address.details : jsonOf(stored?.address),
      attempt: 1,
      mayRepeat: false,
    };
  }

  function saveAddress(conversationId: string, { place, person, details }: Address, at: string): void {
    sql.saveAddress.run(conversationId, place, person, JSON.stringify(details), at);
  }
}

function pendingDelivery(row: Record<string, SQLOutputValue>): PendingDelivery {
  return {
    conversationId: textOf(row.conversation_id),
    sequence: numberOf(row.sequence),
    activity: jsonOf(row.activity),
    details: jsonOf(row.address),
    attempt: numberOf(row.attempts) + 1,
    mayRepeat: row.leased_until !== null,
  };
}
