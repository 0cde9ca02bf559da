import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { numberOf, textOf } from '../columns.ts';
import type { Count, NumbersStore, Total } from '../numbers-store.ts';
import type { TurnCommit } from '../store.ts';

/** What turns do to the numbers. Synchronous: whoever calls it brings the transaction. */
export interface SqliteNumbers {
  port: NumbersStore;
  addTurn(turn: TurnCommit): void;
}

/** Numbers in the embedded engine. */
export function sqliteNumbers(
  database: DatabaseSync,
  read: <Result>(work: () => Result) => Promise<Result>,
): SqliteNumbers {
  const sql = statements(database);

  return {
    port: {
      readTotals: (from, to) => read(() => sql.readTotals.all(from, to).map(totalOf)),
      readDays: (from, to, names) =>
        read(() =>
          sql.readDays
            .all(from, to, names ? JSON.stringify(names) : null)
            .map((row) => ({ day: textOf(row.day), ...totalOf(row) })),
        ),
      readMisread: ({ from, to, question, language, limit }) =>
        read(() =>
          sql.readMisread.all(from, to, question ?? null, language ?? null, limit).map((row) => ({
            question: textOf(row.question),
            reads: textOf(row.reads),
            language: textOf(row.language),
            text: textOf(row.text),
            at: textOf(row.at),
          })),
        ),
    },
    addTurn({ conversationId, expectedVersion, counts, misread, at }) {
      const day = at.slice(0, 10);
      for (const count of counts?.each ?? []) add(day, count);
      for (const { key, counts: first } of counts?.once ?? []) {
        if (sql.addCounted.run(conversationId, key).changes === 0) continue;
        for (const count of first) add(day, count);
      }
      if (!misread) return;
      const { question, reads, language, text } = misread;
      sql.addMisread.run(conversationId, expectedVersion + 1, question, reads, language, text, at);
    },
  };

  function add(day: string, { name, label }: Count): void {
    sql.addCount.run(day, name, label);
  }
}

function totalOf(row: Record<string, SQLOutputValue>): Total {
  return { name: textOf(row.name), label: textOf(row.label), count: numberOf(row.count) };
}

function statements(database: DatabaseSync) {
  return {
    addCount: database.prepare(`
      INSERT INTO counts (day, name, label, count) VALUES (?, ?, ?, 1)
      ON CONFLICT DO UPDATE SET count = count + 1`),
    addCounted: database.prepare(
      'INSERT INTO counted (conversation_id, what) VALUES (?, ?) ON CONFLICT DO NOTHING',
    ),
    addMisread: database.prepare(`
      INSERT INTO misread (conversation_id, version, question, reads, language, text, at)
      VALUES (?, ?, ?, ?, ?, ?, ?)`),
    readTotals: database.prepare(`
      SELECT name, label, sum(count) AS count FROM counts WHERE day BETWEEN ? AND ?
      GROUP BY name, label ORDER BY name, label`),
    readDays: database.prepare(`
      SELECT day, name, label, count FROM counts
      WHERE day BETWEEN ?1 AND ?2 AND (?3 IS NULL OR name IN (SELECT value FROM json_each(?3)))
      ORDER BY day, name, label`),
    // a moment of the last day sorts after the day itself and before the sign behind its T
    readMisread: database.prepare(`
      SELECT question, reads, language, text, at FROM misread
      WHERE at >= ?1 AND at < ?2 || 'U'
        AND question = coalesce(?3, question) AND language = coalesce(?4, language)
      ORDER BY at DESC, conversation_id, version DESC LIMIT ?5`),
  };
}
