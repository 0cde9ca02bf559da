import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { numberOf, textOf } from '../columns.ts';
import { outliving } from '../outliving.ts';

/** One table with rows of conversations. */
export interface ConversationTable {
  name: string;
  /** All of one conversation. */
  erase: StatementSync;
  /** Of one conversation, at most so many. */
  eraseSome: StatementSync;
  /** All of one conversation, to read. */
  read: StatementSync;
}

/**
 * Every table that holds rows of conversations, found in the schema itself: what a later migration adds is erased and
 * shown to the person with the rest, without anybody having to think of it.
 */
export function conversationTables(database: DatabaseSync): ConversationTable[] {
  return database
    .prepare(`
      SELECT t.name, t.wr, c.name AS column FROM pragma_table_list t JOIN pragma_table_info(t.name) c
      WHERE t.schema = 'main' AND t.type = 'table'
        AND (c.name = 'conversation_id' OR (t.name = 'conversations' AND c.name = 'id'))
      ORDER BY t.name`)
    .all()
    .filter(({ name }) => !outliving.includes(textOf(name)))
    .map(({ name: table, wr, column: conversation }) => {
      const name = textOf(table);
      const column = textOf(conversation);
      const key = numberOf(wr) === 1 ? keyOf(database, name) : 'rowid';
      return {
        name,
        erase: database.prepare(`DELETE FROM ${name} WHERE ${column} = ?`),
        eraseSome: database.prepare(`
          DELETE FROM ${name} WHERE (${key}) IN (SELECT ${key} FROM ${name} WHERE ${column} = ? LIMIT ?)`),
        read: database.prepare(`SELECT * FROM ${name} WHERE ${column} = ?`),
      };
    });
}

function keyOf(database: DatabaseSync, table: string): string {
  return database
    .prepare('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
    .all(table)
    .map(({ name }) => textOf(name))
    .join(', ');
}
