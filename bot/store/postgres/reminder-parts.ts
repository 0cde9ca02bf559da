import type { TurnCommit } from '../store.ts';
import type { TurnPart } from './turn-statement.ts';

/** What a turn does to the reminders of its conversation. */
export function reminderParts({ reminders = [] }: TurnCommit): TurnPart[] {
  const { set, drop } = outcomeOf(reminders);
  return [...(set.length > 0 ? [settingPart(set)] : []), ...(drop.length > 0 ? [droppingPart(drop)] : [])];
}

type Change = { kind: string; dueAt?: string | undefined };

/** One statement has no order within it, so of what a turn does to one kind only the end of it is written. */
function outcomeOf(changes: NonNullable<TurnCommit['reminders']>): { set: Change[]; drop: Change[] } {
  const set = new Map<string, Change>();
  let drop: Change[] = [];
  for (const { do: what, kind, dueAt } of changes) {
    const current = set.get(kind);
    if (what === 'set') {
      set.set(kind, { kind, dueAt });
      drop = drop.filter((one) => one.kind !== kind);
    } else if (!current) {
      drop.push({ kind, dueAt });
    } else if (dueAt === undefined || dueAt === current.dueAt) {
      set.delete(kind);
      drop.push({ kind });
    }
  }
  return { set: [...set.values()], drop };
}

function settingPart(changes: Change[]): TurnPart {
  return {
    name: 'remind',
    tables: `reminded AS (
      INSERT INTO reminders (conversation_id, kind, due_at)
      SELECT conversation_id, kind, due_at FROM saved, unnest($2::text[], $3::text[]) AS changes (kind, due_at)
      ON CONFLICT (conversation_id, kind) DO UPDATE SET due_at = excluded.due_at, claimed_until = NULL)`,
    values: columnsOf(changes),
  };
}

function droppingPart(changes: Change[]): TurnPart {
  return {
    name: 'unremind',
    tables: `unreminded AS (
      DELETE FROM reminders r USING saved, unnest($2::text[], $3::text[]) AS changes (kind, due_at)
      WHERE r.conversation_id = $1 AND r.kind = changes.kind AND r.due_at = coalesce(changes.due_at, r.due_at))`,
    values: columnsOf(changes),
  };
}

function columnsOf(changes: Change[]): unknown[] {
  return [changes.map(({ kind }) => kind), changes.map(({ dueAt }) => dueAt ?? null)];
}
