import type { Count, Misread, TurnCounts } from '../numbers-store.ts';
import type { TurnCommit } from '../store.ts';
import type { TurnPart } from './turn-statement.ts';

/** What a turn adds to the numbers: rows of its own conversation, which are added to the counts of the day later. */
export function numbersParts({ counts, misread, at }: TurnCommit): TurnPart[] {
  return [...(counts ? countParts(counts, at) : []), ...(misread ? [misreadPart(misread, at)] : [])];
}

function countParts({ each, once }: TurnCounts, at: string): TurnPart[] {
  const day = at.slice(0, 10);
  if (once.length === 0) {
    if (each.length === 0) return [];
    return [
      { name: 'counts', tables: added('unnest($3::text[], $4::text[])'), values: [day, ...columnsOf(each)] },
    ];
  }
  const first = once.flatMap(({ key, counts }) => counts.map((count) => ({ key, ...count })));
  return [
    {
      name: 'counts-once',
      tables: `counted_first AS (
          INSERT INTO counted (conversation_id, what)
          SELECT DISTINCT conversation_id, key FROM saved, unnest($5::text[]) AS keys (key)
          ON CONFLICT DO NOTHING RETURNING what),
        ${added(`(
          SELECT * FROM unnest($3::text[], $4::text[])
          UNION ALL
          SELECT one.name, one.label FROM unnest($6::text[], $7::text[], $8::text[]) AS one (key, name, label)
            JOIN counted_first ON what = key)`)}`,
      values: [
        day,
        ...columnsOf(each),
        once.map(({ key }) => key),
        first.map(({ key }) => key),
        ...columnsOf(first),
      ],
    },
  ];
}

/** In one go, as a turn may count the same in both ways. */
function added(counts: string): string {
  return `counted_up AS (
    INSERT INTO count_deltas (conversation_id, version, name, label, day, count)
    SELECT conversation_id, version, name, label, $2::text, count(*) FROM saved, ${counts} AS counts (name, label)
    GROUP BY conversation_id, version, name, label)`;
}

function misreadPart({ question, reads, language, text }: Misread, at: string): TurnPart {
  return {
    name: 'misread',
    tables: `misunderstood AS (
      INSERT INTO misread (conversation_id, version, question, reads, language, text, at)
      SELECT conversation_id, version, $2::text, $3::text, $4::text, $5::text, $6::text FROM saved)`,
    values: [question, reads, language, text, at],
  };
}

function columnsOf(counts: readonly Count[]): [string[], string[]] {
  return [counts.map(({ name }) => name), counts.map(({ label }) => label)];
}
