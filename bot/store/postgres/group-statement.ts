import type { TurnCommit } from '../store.ts';
import { integerArray, textArray } from './binary-array.ts';

/** Whether a turn writes only what the statement of a group writes: that of a prospect on the web to whom no person was called. */
export function fitsGroup(turn: TurnCommit): boolean {
  const { expectedVersion, address, deliver = [], desk, audit = [], misread, reminders = [] } = turn;
  const isMore = address ?? desk ?? misread ?? deliver[0] ?? audit[0] ?? reminders[0];
  return expectedVersion > 0 && isMore === undefined;
}

/**
 * Writes several turns that fit, each of another conversation. Returns `nth`, from 1, of those that are saved; of the
 * others nothing is written. It waits for nobody: a conversation that another is changing at this moment is passed
 * over, so that two groups cannot wait for each other, nor one conversation keep the others.
 */
export const saveGroup = {
  name: 'save-group',
  // The rows are looked up one by one (LATERAL, OFFSET 0) and written by the key, as a plan made while the tables were
  // small would join by reading them whole.
  text: `
    WITH given AS MATERIALIZED (
      SELECT * FROM unnest(
        $1::text[], $2::integer[], $3::integer[], $4::integer[], $5::text[], $6::text[], $7::text[], $8::text[])
        WITH ORDINALITY AS given (id, version, before, grows, state, at, inbound_id, inbound_activity_id, nth)),
    held AS MATERIALIZED (
      SELECT given.*, c.channel, c.user_id, c.last_sequence, c.created_at
      FROM given CROSS JOIN LATERAL (
        SELECT channel, user_id, last_sequence, created_at FROM conversations
        WHERE id = given.id AND version = given.version AND last_sequence = coalesce(given.before, last_sequence)
        FOR NO KEY UPDATE SKIP LOCKED) c
      WHERE NOT EXISTS (
        SELECT FROM inbox WHERE conversation_id = given.id AND inbound_id = given.inbound_id OFFSET 0)),
    saved AS (
      INSERT INTO conversations (id, channel, user_id, version, state, last_sequence, created_at, updated_at)
      SELECT id, channel, user_id, version + 1, state, last_sequence + grows, created_at, at FROM held
      ON CONFLICT (id) DO UPDATE SET version = excluded.version, state = excluded.state,
        last_sequence = excluded.last_sequence, updated_at = excluded.updated_at),
    received AS (
      INSERT INTO inbox (conversation_id, inbound_id, activity_id, at)
      SELECT id, inbound_id, inbound_activity_id, at FROM held WHERE inbound_id IS NOT NULL),
    logged AS (
      INSERT INTO log (conversation_id, sequence, activity_id, activity, at)
      SELECT held.id, entry.sequence, entry.activity_id, entry.activity, entry.at
      FROM held JOIN unnest($9::integer[], $10::integer[], $11::text[], $12::text[], $13::text[])
        AS entry (nth, sequence, activity_id, activity, at) USING (nth)),
    happened AS (
      INSERT INTO events (conversation_id, version, position, kind, detail, at)
      SELECT held.id, held.version + 1, event.position, event.kind, event.detail, held.at
      FROM held JOIN unnest($14::integer[], $15::integer[], $16::text[], $17::text[])
        AS event (nth, position, kind, detail) USING (nth)),
    counted_first AS (
      INSERT INTO counted (conversation_id, what)
      SELECT DISTINCT held.id, first.key
      FROM held JOIN unnest($18::integer[], $19::text[]) AS first (nth, key) USING (nth)
      ON CONFLICT DO NOTHING RETURNING conversation_id, what),
    counted_up AS (
      INSERT INTO count_deltas (conversation_id, version, name, label, day, count)
      SELECT held.id, held.version + 1, name, label, left(held.at, 10), count(*)
      FROM (
        SELECT * FROM unnest($20::integer[], $21::text[], $22::text[]) AS each (nth, name, label)
        UNION ALL
        SELECT once.nth, once.name, once.label
        FROM unnest($23::integer[], $24::text[], $25::text[], $26::text[]) AS once (nth, key, name, label)
          JOIN held ON held.nth = once.nth
          JOIN counted_first f ON f.conversation_id = held.id AND f.what = once.key) counts
        JOIN held USING (nth)
      GROUP BY held.id, held.version, held.at, name, label)
    SELECT nth::integer FROM held`,
};

/** The values of `saveGroup`, column by column. */
export function groupValues(turns: readonly TurnCommit[]): Buffer[] {
  const nths = <Row>(rowsOf: (turn: TurnCommit) => readonly Row[]) =>
    turns.flatMap((turn, index) => rowsOf(turn).map((row, position) => ({ nth: index + 1, position, row })));
  const entries = nths(({ activities }) => activities);
  const events = nths((turn) => turn.events);
  const keys = nths(({ counts }) => counts?.once ?? []);
  const each = nths(({ counts }) => counts?.each ?? []);
  const once = nths(
    ({ counts }) => counts?.once.flatMap(({ key, counts }) => counts.map((one) => ({ key, ...one }))) ?? [],
  );
  const nth = (rows: readonly { nth: number }[]) => integerArray(rows.map((one) => one.nth));

  return [
    textArray(turns.map(({ conversationId }) => conversationId)),
    integerArray(turns.map(({ expectedVersion }) => expectedVersion)),
    integerArray(turns.map(({ activities: [first] }) => (first ? first.sequence - 1 : null))),
    integerArray(turns.map(({ activities }) => activities.length)),
    textArray(turns.map(({ state }) => JSON.stringify(state))),
    textArray(turns.map(({ at }) => at)),
    textArray(turns.map(({ inboundId = null }) => inboundId)),
    textArray(turns.map(({ inboundActivityId = '' }) => inboundActivityId)),
    nth(entries),
    integerArray(entries.map(({ row }) => row.sequence)),
    textArray(entries.map(({ row }) => row.activityId)),
    textArray(entries.map(({ row }) => JSON.stringify(row.activity))),
    textArray(entries.map(({ row }) => row.at)),
    nth(events),
    integerArray(events.map(({ position }) => position)),
    textArray(events.map(({ row }) => row.kind)),
    textArray(events.map(({ row }) => JSON.stringify(row.detail))),
    nth(keys),
    textArray(keys.map(({ row }) => row.key)),
    nth(each),
    textArray(each.map(({ row }) => row.name)),
    textArray(each.map(({ row }) => row.label)),
    nth(once),
    textArray(once.map(({ row }) => row.key)),
    textArray(once.map(({ row }) => row.name)),
    textArray(once.map(({ row }) => row.label)),
  ];
}
