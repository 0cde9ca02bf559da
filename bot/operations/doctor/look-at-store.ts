import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { GuideError } from '../../../dialogs/errors.ts';
import { inspectFile } from '../../store/sqlite/inspect-file.ts';
import { openSqliteStore } from '../../store/sqlite/sqlite-store.ts';
import { sqliteFile } from '../../store/sqlite-file.ts';
import { stamp } from '../../store/stamp.ts';
import { knock } from '../door/knock.ts';
import { reportOn } from '../door/report-on.ts';
import { type Finding, failed, failure, notice, ok, skipped } from './finding.ts';
import { lookAtPostgres } from './look-at-postgres.ts';
import { behind } from './look-behind.ts';

/** With less room than this on the disk the store will soon be full. */
const leastRoom = 200_000_000;

/** Looks at the store without changing it: where a server owns the file, by asking the server. */
export async function lookAtStore(address: string, now: Temporal.Instant): Promise<Finding[]> {
  if (/^postgres/.test(address)) return lookAtPostgres(address, now);
  const file = sqliteFile(address);
  if (file === undefined) {
    return [notice('store', 'It is in memory, and gone when the server stops.', 'Name a file in STORE_URL.')];
  }
  if (!existsSync(file)) {
    const detail = 'There is none yet; the first start makes one.';
    return [isWritable(dirname(file)) ? ok('store', detail) : notWritable(dirname(file)), roomFor(file)];
  }
  try {
    const asked = await knock(file, { do: 'report' });
    if (asked && 'report' in asked) {
      return [ok('store', 'A server has it and answers.'), roomFor(file), ...behind(asked.report, now, true)];
    }
    return [...(await lookAtFile(file, now)), roomFor(file)];
  } catch (error) {
    return [failure('store', error), roomFor(file)];
  }
}

async function lookAtFile(file: string, now: Temporal.Instant): Promise<Finding[]> {
  if (!isWritable(file) || !isWritable(dirname(file))) return [notWritable(file)];
  const { missing, differing } = inspectFile(file);
  if (differing.length > 0) {
    return [
      failed(
        'schema',
        `It is not as its migrations make it: ${differing.join(', ')}.`,
        'Somebody changed it by hand, or broke off doing so: undo that, or restore the newest backup.',
      ),
    ];
  }
  if (missing.length > 0) {
    return [
      ok('store', 'Nobody has it.'),
      notice(
        'schema',
        `It lacks ${missing.length} of the steps of this program.`,
        'The next start takes them; make a backup before it.',
      ),
      skipped('outbox', 'The schema is older.'),
    ];
  }
  const store = openSqliteStore({ path: file, at: stamp(now) });
  try {
    await store.check();
    return [
      ok('store', 'Nobody has it, and it takes a write.'),
      ok('schema', 'As this program makes it.'),
      ...behind(await reportOn(store, now), now, false),
    ];
  } finally {
    await store.close();
  }
}

function roomFor(file: string): Finding {
  const folder = nearest(file);
  const { bavail, bsize } = statfsSync(folder);
  const room = bavail * bsize;
  const size = existsSync(file) ? statSync(file).size : 0;
  const words = `${Math.round(room / 1e6)} MB free`;
  if (room < leastRoom) return failed('disk', `Only ${words}.`, `Free or add space at ${folder}.`);
  if (room < size)
    return notice('disk', `${words}, less than the store has.`, `A backup at ${folder} finds no room.`);
  return ok('disk', words);
}

function isWritable(path: string): boolean {
  try {
    accessSync(nearest(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function notWritable(path: string): Finding {
  return failure('store', new GuideError('store-unavailable', `${path} cannot be written by this user.`));
}

/** The path, or the folder above it that exists. */
function nearest(path: string): string {
  return existsSync(path) ? path : nearest(dirname(path));
}
