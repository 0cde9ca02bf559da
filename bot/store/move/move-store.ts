import { GuideError } from '../../../dialogs/errors.ts';
import type { MoveProgress } from './move-mark.ts';
import type { NewStore } from './new-store.ts';
import type { OldStore, OldTable } from './old-store.ts';

export interface Move {
  from: OldStore;
  to: NewStore;
  /** A new id, for a move that is not under way yet. */
  id: string;
  /** Told how far it is, a line at a time. */
  say(line: string): void;
}

/** What is moved at once, in one transaction with the note of how far that is. */
const limits = { rows: 500, characters: 4_000_000 };
/** So many rows are said together. */
const sayEvery = 10_000;

/**
 * Moves everything from one store into another that is empty, table by table as the schema lists them. Killed anywhere it
 * goes on where it was when it is called again. At the end every table is counted and added up on both sides. Rejects with
 * `move-not-empty`, or with `move-differs` when a table is not there or does not hold the same.
 */
export async function moveStore(move: Move): Promise<void> {
  const { from, to, say } = move;
  const mark = from.mark();
  const { moving, movedFrom } = await to.state();
  if (mark !== undefined && movedFrom === mark) return say('It was moved already: nothing to do.');
  for (const table of from.tables) {
    const missing = to.missingOf(table);
    if (missing.length > 0) throw new GuideError('move-differs', `Not there: ${table.name} ${missing}.`);
  }
  let progress = moving && moving.id === mark ? moving : await begin(move, mark, moving);
  for (const table of from.tables) progress = await moveTable(move, table, progress);
  await to.complete(from.tables);
  for (const table of from.tables) await compare(move, table);
  await to.finish(progress.id);
  say('Moved. Start the server with the new STORE_URL.');
}

async function begin(
  { from, to, id, say }: Move,
  mark: string | undefined,
  other: MoveProgress | undefined,
): Promise<MoveProgress> {
  if (other) throw new GuideError('move-not-empty', 'Another store is being moved there.');
  if (!(await to.isEmpty())) throw new GuideError('move-not-empty', '');
  // first, so that nothing is written any more that would not be moved
  if (mark === undefined) from.setMark(id);
  const progress = { id: mark ?? id, tables: {} };
  await to.begin(progress);
  say('The old store is only read from now on.');
  return progress;
}

async function moveTable({ to, say }: Move, table: OldTable, begun: MoveProgress): Promise<MoveProgress> {
  const total = table.count();
  let progress = begun;
  for (;;) {
    const sofar = progress.tables[table.name] ?? { after: [], rows: 0, isDone: false };
    if (sofar.isDone) return progress;
    const { rows, after } = table.read(sofar.after, limits);
    const moved = sofar.rows + rows.length;
    const next = {
      id: progress.id,
      tables: { ...progress.tables, [table.name]: { after, rows: moved, isDone: rows.length === 0 } },
    };
    await to.add(table, rows, progress, next);
    if (rows.length === 0) say(`${table.name}: ${moved} of ${total}`);
    else if (Math.floor(moved / sayEvery) > Math.floor(sofar.rows / sayEvery))
      say(`${table.name}: ${moved} of ${total} …`);
    progress = next;
  }
}

async function compare({ to, say }: Move, table: OldTable): Promise<void> {
  const [old, moved] = [table.checksum(), await to.checksum(table)];
  if (old.rows !== moved.rows || old.sum !== moved.sum) {
    throw new GuideError('move-differs', `Table ${table.name}: ${old.rows} rows before, ${moved.rows} now.`);
  }
  say(`${table.name}: the same ${old.rows} rows on both sides`);
}
