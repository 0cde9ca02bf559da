import { textOf } from '../columns.ts';
import { outliving } from '../outliving.ts';
import type { Rows, Statement } from './connections.ts';

/** One table with rows of conversations. Each statement is asked by the id of the conversation. */
export interface ConversationTable {
  name: string;
  /** All of one conversation. */
  erase: Statement;
  /** Of one conversation, at most so many; as many rows as went. */
  eraseSome: Statement;
  /** All of one conversation, to read. */
  read: Statement;
}

/**
 * Every table that holds rows of conversations, found in the schema itself: what a later migration adds is erased and
 * shown to the person with the rest, without anybody having to think of it.
 */
export async function conversationTables(rows: Rows): Promise<ConversationTable[]> {
  const found = await rows({ name: 'conversation-tables', text: tablesText, reads: true });
  return found
    .filter(({ name }) => !outliving.includes(textOf(name)))
    .map((row) => {
      const [name, column, key] = [textOf(row.name), textOf(row.column), textOf(row.key)];
      return {
        name,
        erase: { name: `erase-${name}`, text: `DELETE FROM ${name} WHERE ${column} = $1` },
        eraseSome: {
          name: `erase-some-${name}`,
          text: `DELETE FROM ${name} WHERE (${key}) IN (SELECT ${key} FROM ${name} WHERE ${column} = $1 LIMIT $2) RETURNING 1`,
        },
        // without a name, as a column that a newer version adds would change what a prepared statement returns
        read: { text: `SELECT * FROM ${name} WHERE ${column} = $1`, reads: true },
      };
    });
}

const tablesText = `
  SELECT c.table_name AS name, c.column_name AS column, (
    SELECT string_agg(k.column_name, ', ' ORDER BY k.ordinal_position)
    FROM information_schema.table_constraints t
    JOIN information_schema.key_column_usage k
      ON k.constraint_name = t.constraint_name AND k.table_schema = t.table_schema AND k.table_name = t.table_name
    WHERE t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.constraint_type = 'PRIMARY KEY'
  ) AS key
  FROM information_schema.columns c
  WHERE c.table_schema = current_schema()
    AND (c.column_name = 'conversation_id' OR (c.table_name = 'conversations' AND c.column_name = 'id'))
  ORDER BY c.table_name`;
