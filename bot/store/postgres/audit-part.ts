import { auditValues } from '../staff-rows.ts';
import type { TurnCommit } from '../store.ts';
import type { TurnPart } from './turn-statement.ts';

/** What the audit log is told of a turn. */
export function auditParts({ audit = [] }: TurnCommit): TurnPart[] {
  if (audit.length === 0) return [];
  const lines = audit.map(auditValues);
  const column = (index: number) => lines.map((line) => line[index] ?? null);
  return [
    {
      name: 'audit',
      tables: `audited AS (
        INSERT INTO audit (at, agent_id, action, conversation_id, account_id, detail)
        SELECT lines.* FROM saved,
          unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) AS lines)`,
      values: [0, 1, 2, 3, 4, 5].map(column),
    },
  ];
}
