import { numberOf, textOf } from '../columns.ts';
import type { NumbersStore, Total } from '../numbers-store.ts';
import type { TurnCommit } from '../store.ts';
import type { Connections, Row, Rows } from './connections.ts';
import { numbersStatements as sql } from './postgres-numbers-statements.ts';

/** Rows added up in one go. */
const foldLimit = 5_000;
/** After so many turns of this instance what they counted is added up, so that never much is left for who reads. */
const foldAfterTurns = 1_000;

export interface PostgresNumbers {
  port: NumbersStore;
  /** Told of each turn that was committed: now and then it adds up, beside the turns. */
  committed(turn: TurnCommit): void;
}

/** Numbers in PostgreSQL. */
export function postgresNumbers({ rows, transaction }: Connections): PostgresNumbers {
  let turns = 0;

  return {
    port: {
      async readTotals(from, to) {
        await foldAll();
        return (await rows(sql.readTotals, [from, to])).map(totalOf);
      },
      async readDays(from, to, names) {
        await foldAll();
        const days = await rows(sql.readDays, [from, to, names ?? null]);
        return days.map((row) => ({ day: textOf(row.day), ...totalOf(row) }));
      },
      async readMisread({ from, to, question, language, limit }) {
        const found = await rows(sql.readMisread, [from, to, question ?? null, language ?? null, limit]);
        return found.map((row) => ({
          question: textOf(row.question),
          reads: textOf(row.reads),
          language: textOf(row.language),
          text: textOf(row.text),
          at: textOf(row.at),
        }));
      },
    },
    committed({ counts }) {
      if (!counts) return;
      turns += 1;
      if (turns % foldAfterTurns !== 0) return;
      // what fails is added up by the next, or by who reads
      foldAll().catch(() => undefined);
    },
  };

  /** What another is adding up at this moment is left to it; who reads sees it in either place. */
  async function foldAll(): Promise<void> {
    for (;;) {
      const [row] = await transaction((rows) => rows(sql.fold, [foldLimit]));
      if (numberOf(row?.taken) < foldLimit) return;
    }
  }
}

/** Adds up what is still to be added up of a conversation, in the transaction in which its rows go. */
export async function foldConversation(rows: Rows, conversationId: string): Promise<void> {
  await rows(sql.foldConversation, [conversationId]);
}

function totalOf(row: Row): Total {
  return { name: textOf(row.name), label: textOf(row.label), count: numberOf(row.count) };
}
