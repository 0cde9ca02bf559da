import { jsonOf } from '../columns.ts';
import type { PendingDelivery, TurnCommit } from '../store.ts';
import type { Row } from './connections.ts';
import type { TurnPart } from './turn-statement.ts';

/** What a turn does to the address and the outbox of its conversation. */
export function deliveryParts(turn: TurnCommit): TurnPart[] {
  return [...addressPart(turn), ...outboxPart(turn)];
}

/** What the turn lent to its caller, by the row of its statement. */
export function lentDelivery(turn: TurnCommit, row: Row): PendingDelivery | undefined {
  const entry = firstOf(turn);
  if (!entry || row.is_lent !== true) return undefined;
  return {
    conversationId: turn.conversationId,
    sequence: entry.sequence,
    activity: entry.activity,
    details: turn.address ? turn.address.details : jsonOf(row.destination),
    attempt: 1,
    mayRepeat: false,
  };
}

function addressPart({ address, at }: TurnCommit): TurnPart[] {
  if (!address) return [];
  return [
    {
      name: 'address',
      onlyIf: 'NOT EXISTS (SELECT FROM places WHERE place = $2 AND conversation_id <> $1)',
      // Two that come to a place at once both see it free; then its key lets in one, and the other's turn is undone.
      tables: `addressed AS (
          INSERT INTO addresses (conversation_id, place, person, address, updated_at)
          SELECT conversation_id, $2::text, $3::text, $4::text, $5::text FROM saved
          ON CONFLICT (conversation_id) DO UPDATE SET
            place = excluded.place, person = excluded.person, address = excluded.address,
            updated_at = excluded.updated_at, stopped_at = NULL),
        come AS (
          INSERT INTO places (place, conversation_id)
          SELECT $2::text, conversation_id FROM saved
          WHERE NOT EXISTS (SELECT FROM places WHERE place = $2 AND conversation_id = $1)),
        gone AS (DELETE FROM places p USING saved WHERE p.conversation_id = $1 AND p.place <> $2)`,
      values: [address.place, address.person, JSON.stringify(address.details), at],
    },
  ];
}

function outboxPart(turn: TurnCommit): TurnPart[] {
  const { address, deliver = [], lendUntil, at } = turn;
  if (deliver.length === 0) return [];
  return [
    {
      // What the turn itself says of the address is not there to be read yet.
      name: address ? 'deliver-there' : 'deliver',
      tables: `destination AS (${
        address
          ? 'SELECT $1::text AS address'
          : 'SELECT address FROM addresses WHERE conversation_id = $1 AND stopped_at IS NULL'
      }),
        sent AS (
          INSERT INTO outbox (conversation_id, sequence, due_at, leased_until, attempts)
          SELECT conversation_id, sequence, $3::text,
            CASE WHEN is_lent THEN $4::text END, CASE WHEN is_lent THEN 1 ELSE 0 END
          FROM saved, destination, (
            SELECT sequence, nth = 1 AND $4::text IS NOT NULL AND NOT EXISTS (
              SELECT FROM outbox WHERE conversation_id = $1 AND dead_at IS NULL) AS is_lent
            FROM unnest($2::integer[]) WITH ORDINALITY AS entries (sequence, nth)) entries
          RETURNING leased_until)`,
      returns: `EXISTS (SELECT FROM sent WHERE leased_until IS NOT NULL) AS is_lent,
        (SELECT address FROM destination) AS destination`,
      values: [deliver, at, firstOf(turn) && lendUntil !== undefined ? lendUntil : null],
    },
  ];
}

/** The first entry that is to be delivered. */
function firstOf({ deliver = [], activities }: TurnCommit) {
  const [sequence] = deliver;
  return activities.find((entry) => entry.sequence === sequence);
}
