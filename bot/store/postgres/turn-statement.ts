import type { Statement } from './connections.ts';

/**
 * What one part of the store adds to the statement that commits a turn. In all of its SQL `$1` is the id of the
 * conversation, which every table it touches is asked by, and `$2` and on are its own values, each with a cast.
 */
export interface TurnPart {
  /** The same name always stands for the same SQL. */
  name: string;
  /** A condition without which the turn is a conflict. It sees the store as it was before the turn. */
  onlyIf?: string;
  /**
   * Common table expressions that write, with commas between them. `saved` has one row, with conversation_id, version
   * and last_sequence as the turn leaves them, if the turn is committed, and none if it is not: so each writes what it
   * selects FROM saved. None sees what another writes.
   */
  tables?: string;
  /** Columns of the statement's only row, with commas between them. */
  returns?: string;
  values?: readonly unknown[];
}

/** One statement for the whole turn, and its values. */
export type TurnStatements = (
  conversationId: string,
  parts: readonly TurnPart[],
) => { statement: Statement; values: unknown[] };

/**
 * Puts the parts of a turn together into one statement: one way to the database and back, and one transaction. The
 * first part's tables define `saved`, where `{onlyIf}` stands for the conditions of all. A turn without a row of saved
 * returns a row with `is_saved` false.
 */
export function turnStatements(): TurnStatements {
  const known = new Map<string, Statement>();

  return (conversationId, parts) => {
    const key = parts.map(({ name }) => name).join('+');
    const statement = known.get(key) ?? { name: `turn-${known.size}`, text: textOf(parts) };
    known.set(key, statement);
    return { statement, values: [conversationId, ...parts.flatMap(({ values = [] }) => values)] };
  };
}

function textOf(parts: readonly TurnPart[]): string {
  let taken = 1;
  const numbered = parts.map(({ onlyIf, tables, returns, values = [] }) => {
    const offset = taken - 1;
    taken += values.length;
    const number = (sql = '') =>
      sql.replaceAll(/\$(\d+)/g, (_, digits) => `$${digits === '1' ? 1 : Number(digits) + offset}`);
    return { onlyIf: number(onlyIf), tables: number(tables), returns: number(returns) };
  });
  const all = (member: 'onlyIf' | 'tables' | 'returns') =>
    numbered.map((part) => part[member]).filter(Boolean);
  const conditions = all('onlyIf').map((condition) => ` AND ${condition}`);
  const tables = all('tables')
    .join(',\n')
    .replace('{onlyIf}', () => conditions.join(''));
  const columns = ['EXISTS (SELECT FROM saved) AS is_saved', ...all('returns')];
  return `WITH ${tables}\nSELECT ${columns.join(', ')}`;
}
