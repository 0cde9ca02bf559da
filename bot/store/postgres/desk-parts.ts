import { handoffOf, handoffValues } from '../desk-rows.ts';
import type { DeskWrite, Handoff } from '../desk-store.ts';
import type { TurnCommit } from '../store.ts';
import type { Row } from './connections.ts';
import { handoffColumns } from './postgres-desk-lists.ts';
import type { TurnPart } from './turn-statement.ts';

/** The newest handoff of the conversation `$1`, as a turn begins. */
export const newestHandoff = {
  columns: handoffColumns,
  join: 'LEFT JOIN LATERAL (SELECT * FROM handoffs WHERE conversation_id = $1 ORDER BY number DESC LIMIT 1) h ON true',
  handoffOf: (row: Row): Handoff | undefined => (row.number === null ? undefined : handoffOf(row)),
};

/** What a turn changes at the desk. */
export function deskParts({ desk, at }: TurnCommit): TurnPart[] {
  if (!desk) return [];
  return [
    ...(desk.handoff ? [handoffPart(desk.handoff)] : []),
    ...ratingParts(desk, at),
    ...(desk.readUpTo === undefined ? [] : [readPart(desk.readUpTo)]),
  ];
}

/** By compare-and-set: a new one has version 1, and the newest the one behind that which is stored. */
function handoffPart(handoff: Handoff): TurnPart {
  return {
    name: 'handoff',
    onlyIf: `$3::integer = 1 + coalesce((
      SELECT CASE WHEN h.number = $2::integer THEN h.version ELSE 0 END
      FROM handoffs h WHERE h.conversation_id = $1 ORDER BY h.number DESC LIMIT 1), 0)`,
    tables: `handed AS (
      INSERT INTO handoffs (conversation_id, number, version, state, asked_at, topic, line, agent_id, agent_name,
        lease_until, claimed_at, overdue_at, ended_at, outcome, left_text, left_reach)
      SELECT conversation_id, $2::integer, $3::integer, $4::text, $5::text, $6::text, $7::text, $8::text, $9::text,
        $10::text, $11::text, $12::text, $13::text, $14::text, $15::text, $16::text
      FROM saved
      ON CONFLICT (conversation_id, number) DO UPDATE SET
        version = excluded.version, state = excluded.state, asked_at = excluded.asked_at, topic = excluded.topic,
        line = excluded.line, agent_id = excluded.agent_id, agent_name = excluded.agent_name,
        lease_until = excluded.lease_until, claimed_at = excluded.claimed_at, overdue_at = excluded.overdue_at,
        ended_at = excluded.ended_at, outcome = excluded.outcome, left_text = excluded.left_text,
        left_reach = excluded.left_reach)`,
    values: handoffValues(handoff),
  };
}

function ratingParts({ rating, ratingLine }: DeskWrite, at: string): TurnPart[] {
  if (rating) {
    const { about, face, line } = rating;
    return [
      {
        name: 'rating',
        tables: `rated AS (
          INSERT INTO ratings (conversation_id, version, about, face, line, at)
          SELECT conversation_id, version, $2::text, $3::text, $4::text, $5::text FROM saved)`,
        values: [about, face, ratingLine ?? line ?? null, at],
      },
    ];
  }
  if (ratingLine === undefined) return [];
  return [
    {
      name: 'rating-line',
      tables: `explained AS (
        UPDATE ratings r SET line = $2::text FROM saved
        WHERE r.conversation_id = $1 AND r.version = (SELECT max(version) FROM ratings WHERE conversation_id = $1))`,
      values: [ratingLine],
    },
  ];
}

function readPart(sequence: number): TurnPart {
  return {
    name: 'desk-read',
    tables: `desk_read AS (
      INSERT INTO desk_reads AS r (conversation_id, sequence) SELECT conversation_id, $2::integer FROM saved
      ON CONFLICT (conversation_id) DO UPDATE SET sequence = greatest(r.sequence, excluded.sequence))`,
    values: [sequence],
  };
}
