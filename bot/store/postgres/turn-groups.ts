import { numberOf } from '../columns.ts';
import type { CommitOutcome, TurnCommit } from '../store.ts';
import type { Rows } from './connections.ts';
import { fitsGroup, groupValues, saveGroup } from './group-statement.ts';
import { isOfValues } from './postgres-errors.ts';

export interface TurnGroupsParts {
  rows: Rows;
  /** Writes a turn by itself; it waits for whoever is changing the conversation. */
  alone(turn: TurnCommit): Promise<CommitOutcome>;
  /** The most turns of one statement; with 1 each is written alone. */
  most: number;
}

interface Waiting {
  turn: TurnCommit;
  resolve(outcome: CommitOutcome | Promise<CommitOutcome>): void;
  reject(error: unknown): void;
}

/** Statements under way at once: while one waits for the disk, the next gathers what comes meanwhile. */
const mostUnderWay = 2;

/**
 * Writes turns that come together by one statement, one transaction and one flush to disk. A turn that cannot be saved
 * so is written alone, and hears there why not; a value that the database refuses undoes nobody else's turn. Turns of
 * one conversation must not be asked for at the same time.
 */
export function turnGroups({
  rows,
  alone,
  most,
}: TurnGroupsParts): (turn: TurnCommit) => Promise<CommitOutcome> {
  let waiting: Waiting[] = [];
  let underWay = 0;
  let isComing = false;

  return (turn) => {
    if (most === 1 || !fitsGroup(turn)) return alone(turn);
    return new Promise((resolve, reject) => {
      waiting.push({ turn, resolve, reject });
      writeSoon();
    });
  };

  /** At the end of the pass of the event loop, so that what else it brings goes along. */
  function writeSoon(): void {
    if (isComing || underWay === mostUnderWay || waiting.length === 0) return;
    isComing = true;
    setImmediate(() => {
      isComing = false;
      void write();
    });
  }

  async function write(): Promise<void> {
    const group = waiting.slice(0, most);
    waiting = waiting.slice(most);
    underWay += 1;
    writeSoon();
    await tell(group);
    underWay -= 1;
    writeSoon();
  }

  async function tell(group: readonly Waiting[]): Promise<void> {
    try {
      const saved = await savedOf(group.map(({ turn }) => turn));
      group.forEach(({ turn, resolve }, index) => {
        resolve(saved.has(index + 1) ? { outcome: 'committed' } : alone(turn));
      });
    } catch (error) {
      for (const { turn, resolve, reject } of group) {
        if (isOfValues(error)) resolve(alone(turn));
        else reject(error);
      }
    }
  }

  async function savedOf(turns: readonly TurnCommit[]): Promise<Set<number>> {
    const found = await rows(saveGroup, groupValues(turns));
    return new Set(found.map(({ nth }) => numberOf(nth)));
  }
}
