import { GuideError } from '../../../dialogs/errors.ts';
import { conversationOf, jsonOf, numberOf, optionalText, textOf } from '../columns.ts';
import type { CommitOutcome, LogEntry, TurnCommit, TurnStart } from '../store.ts';
import type { Connections, Row } from './connections.ts';
import { deliveryParts, lentDelivery } from './delivery-parts.ts';
import { isTakenAlready } from './postgres-errors.ts';
import { reminderParts } from './reminder-parts.ts';
import { turnGroups } from './turn-groups.ts';
import { type TurnPart, turnStatements } from './turn-statement.ts';

/** What the desk, the staff and the numbers bring into turns. */
export interface TurnNeighbours {
  /** Columns and the join that bring the newest handoff of `$1`, and what makes one of them. */
  handoff: { columns: string; join: string; handoffOf(row: Row): TurnStart['handoff'] };
  partsOf(turn: TurnCommit): TurnPart[];
  /** How many turns are written by one statement at most. */
  together: number;
}

/** Turns on PostgreSQL: each reads by one statement and writes by one, most of them together with others. */
export function postgresTurns(
  { rows, transaction }: Connections,
  { handoff, partsOf, together }: TurnNeighbours,
) {
  const statementOf = turnStatements();
  const inGroup = turnGroups({ rows, alone, most: together });
  const start = { name: 'start-turn', text: startText(handoff.columns, handoff.join), reads: true };

  return {
    async start(conversationId: string, inboundId?: string): Promise<TurnStart> {
      const [row] = await rows(start, [conversationId, inboundId ?? null]);
      if (row?.erased_at !== null) return { status: 'erased' };
      if (row.id === null) return { status: 'new' };
      const newest = handoff.handoffOf(row);
      const duplicateOf = optionalText(row.duplicate_of);
      return {
        status: 'open',
        conversation: conversationOf(row),
        ...(newest && { handoff: newest }),
        ...(duplicateOf !== undefined && { duplicateOf }),
      };
    },

    async commit(turn: TurnCommit): Promise<CommitOutcome> {
      checkNumbers(turn);
      return await inGroup(turn);
    },

    async readLog(conversationId: string, after: number, limit: number): Promise<LogEntry[]> {
      return (await rows(readLog, [conversationId, after, limit])).map(logEntry);
    },

    async readLastSequences(conversationIds: readonly string[]): Promise<Map<string, number>> {
      const found = await rows(readLastSequences, [conversationIds]);
      return new Map(found.map((row) => [textOf(row.id), numberOf(row.last_sequence)]));
    },
  };

  async function alone(turn: TurnCommit): Promise<CommitOutcome> {
    const parts = [
      stateOf(turn),
      ...inboxOf(turn),
      ...logOf(turn),
      ...eventsOf(turn),
      ...reminderParts(turn),
      ...deliveryParts(turn),
      ...partsOf(turn),
    ];
    const row = await written(turn, parts);
    if (!row) return await refusalOf(turn);
    const lent = lentDelivery(turn, row);
    return { outcome: 'committed', ...(lent && { lent }) };
  }

  /** The row of a turn that is saved. */
  async function written(turn: TurnCommit, parts: TurnPart[]): Promise<Row | undefined> {
    const { statement, values } = statementOf(turn.conversationId, parts);
    try {
      const [row] =
        turn.expectedVersion === 0
          ? await transaction(async (within) => {
              const first = await within(statement, values);
              // The statement may have waited for an erasure that it does not see yet; this one does.
              const [erased] = await within(readErased, [turn.conversationId]);
              if (erased) throw new GoneMeanwhile();
              return first;
            })
          : await rows(statement, values);
      return row?.is_saved === true ? row : undefined;
    } catch (error) {
      // Of two conversations that are at one place at the same moment, one is too late; or the inbound id was.
      if (isTakenAlready(error) || error instanceof GoneMeanwhile) return undefined;
      throw error;
    }
  }

  async function refusalOf(turn: TurnCommit): Promise<CommitOutcome> {
    const { conversationId, inboundId, expectedVersion, activities } = turn;
    const [row] = await rows(readRefusal, [conversationId, inboundId ?? null]);
    const known = optionalText(row?.known);
    if (known !== undefined) return { outcome: 'duplicate', activityId: known };
    const first = activities[0]?.sequence;
    const isGap =
      row?.version === expectedVersion && first !== undefined && first !== numberOf(row.last_sequence) + 1;
    if (isGap) throw gapAt(conversationId, first);
    return { outcome: 'conflict' };
  }
}

class GoneMeanwhile extends Error {}

const readErased = {
  name: 'read-erased',
  text: 'SELECT at FROM erased WHERE conversation_id = $1',
  reads: true,
};

const readRefusal = {
  name: 'read-refusal',
  text: `
    SELECT (SELECT activity_id FROM inbox WHERE conversation_id = $1 AND inbound_id = $2) AS known,
      (SELECT version FROM conversations WHERE id = $1) AS version,
      (SELECT last_sequence FROM conversations WHERE id = $1) AS last_sequence`,
  reads: true,
};

const readLog = {
  name: 'read-log',
  text: `
    SELECT sequence, activity_id, activity, at FROM log
    WHERE conversation_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3`,
  reads: true,
};

const readLastSequences = {
  name: 'read-last-sequences',
  text: 'SELECT id, last_sequence FROM conversations WHERE id = ANY ($1::text[])',
  reads: true,
};

function startText(columns: string, join: string): string {
  return `
    SELECT c.id, c.channel, c.user_id, c.version, c.state, c.last_sequence, c.created_at, c.updated_at,
      i.activity_id AS duplicate_of, e.at AS erased_at, ${columns}
    FROM (SELECT $1::text AS id) wanted
    LEFT JOIN conversations c ON c.id = $1
    LEFT JOIN inbox i ON i.conversation_id = $1 AND i.inbound_id = $2
    LEFT JOIN erased e ON e.conversation_id = $1
    ${join}`;
}

function stateOf({ expectedVersion, channel, userId, state, activities, at }: TurnCommit): TurnPart {
  const text = JSON.stringify(state);
  // A tombstone keeps a late first turn from bringing an erased conversation back.
  if (expectedVersion === 0) {
    return {
      name: 'first',
      tables: `saved AS (
        INSERT INTO conversations (id, channel, user_id, version, state, last_sequence, created_at, updated_at)
        SELECT $1, $2, $3, 1, $4, $5::integer, $6, $6
        WHERE NOT EXISTS (SELECT FROM erased WHERE conversation_id = $1){onlyIf}
        ON CONFLICT (id) DO NOTHING
        RETURNING id AS conversation_id, version, last_sequence)`,
      values: [channel, userId, text, activities.length, at],
    };
  }
  return {
    name: 'next',
    tables: `saved AS (
      UPDATE conversations
      SET version = version + 1, state = $2, last_sequence = last_sequence + $3::integer, updated_at = $4
      WHERE id = $1 AND version = $5::integer{onlyIf}
      RETURNING id AS conversation_id, version, last_sequence)`,
    values: [text, activities.length, at, expectedVersion],
  };
}

function inboxOf({ inboundId, inboundActivityId, at }: TurnCommit): TurnPart[] {
  if (inboundId === undefined) return [];
  return [
    {
      name: 'inbox',
      onlyIf: 'NOT EXISTS (SELECT FROM inbox WHERE conversation_id = $1 AND inbound_id = $2)',
      tables: `received AS (
        INSERT INTO inbox (conversation_id, inbound_id, activity_id, at)
        SELECT conversation_id, $2::text, $3::text, $4::text FROM saved)`,
      values: [inboundId, inboundActivityId ?? '', at],
    },
  ];
}

function logOf({ expectedVersion, activities }: TurnCommit): TurnPart[] {
  const [first] = activities;
  if (!first) return [];
  const isFirst = expectedVersion === 0;
  return [
    {
      name: isFirst ? 'first-log' : 'log',
      ...(!isFirst && { onlyIf: 'last_sequence = $2::integer - 1' }),
      tables: `logged AS (
        INSERT INTO log (conversation_id, sequence, activity_id, activity, at)
        SELECT conversation_id, $2::integer + nth::integer - 1, activity_id, activity, at
        FROM saved, unnest($3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS entries (activity_id, activity, at, nth))`,
      values: [
        first.sequence,
        activities.map(({ activityId }) => activityId),
        activities.map(({ activity }) => JSON.stringify(activity)),
        activities.map((entry) => entry.at),
      ],
    },
  ];
}

function eventsOf({ events, at }: TurnCommit): TurnPart[] {
  if (events.length === 0) return [];
  return [
    {
      name: 'events',
      tables: `happened AS (
        INSERT INTO events (conversation_id, version, position, kind, detail, at)
        SELECT conversation_id, version, nth - 1, kind, detail, $4::text
        FROM saved, unnest($2::text[], $3::text[]) WITH ORDINALITY AS events (kind, detail, nth))`,
      values: [events.map(({ kind }) => kind), events.map(({ detail }) => JSON.stringify(detail)), at],
    },
  ];
}

/** What the database does not see: that the caller numbered without a gap, and a first turn from 1. */
function checkNumbers({ conversationId, expectedVersion, activities }: TurnCommit): void {
  const from = expectedVersion === 0 ? 1 : (activities[0]?.sequence ?? 1);
  const wrong = activities.find(({ sequence }, index) => sequence !== from + index);
  if (wrong) throw gapAt(conversationId, wrong.sequence);
}

function gapAt(conversationId: string, sequence: number): GuideError {
  return new GuideError('log-gap', `Conversation ${conversationId}, sequence ${sequence}.`);
}

function logEntry(row: Row): LogEntry {
  return {
    sequence: numberOf(row.sequence),
    activityId: textOf(row.activity_id),
    activity: jsonOf(row.activity),
    at: textOf(row.at),
  };
}
