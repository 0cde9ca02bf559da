import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { GuideError } from '../../../dialogs/errors.ts';
import { textOf } from '../../store/columns.ts';
import { openStore } from '../../store/open-store.ts';
import { openDatabase } from '../../store/sqlite/sqlite-database.ts';
import { type Examined, examineCopy } from '../../store/sqlite/sqlite-examine.ts';
import { openSqliteStore } from '../../store/sqlite/sqlite-store.ts';
import { sqliteFile } from '../../store/sqlite-file.ts';
import { systemCode } from '../system-code.ts';
import { checkBackup, contentsOf, type Manifest, reachDisk } from './backup-folder.ts';

export interface Restored {
  manifest: Manifest;
  /** Conversations of the backup that had been erased since in the store that it replaced, and were erased again. */
  erasedAgain: number;
}

/**
 * Puts a backup in the place of a store, in one step, after it was checked, read to its end and opened by this program.
 * Rejects with `backup-invalid`, `restore-exists` unless told to replace what is there, `store-in-use` while a process
 * has it, or `schema-newer`; what was there is then as it was.
 */
export async function restore(
  source: string,
  address: string,
  replace: boolean,
  at: string,
): Promise<Restored> {
  if (/^postgres/.test(address)) return restoreDatabase(source, address, at);
  const file = sqliteFile(address);
  if (file === undefined) throw new GuideError('store-address-invalid', 'It names no file.');
  const manifest = await checkBackup(resolve(source));
  if (manifest.engine !== 'sqlite') throw new GuideError('backup-invalid', `It is of ${manifest.engine}.`);
  if (existsSync(file) && !replace) throw new GuideError('restore-exists', `File: ${file}.`);
  const old = takeHold(file);
  const restored = `${file}.restored`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await removeFile(restored);
    await copyFile(contentsOf(resolve(source), 'sqlite'), restored);
    if (inOneLine(examineCopy(restored)) !== inOneLine(manifest)) {
      throw new GuideError('backup-invalid', 'It does not hold what it says.');
    }
    const erasedAgain = await makeReady(restored, erasedIn(old), at);
    // that of a damaged one would be taken for one of the new
    await removeJournals(file);
    await rename(restored, file);
    await reachDisk(dirname(file));
    return { manifest, erasedAgain };
  } catch (error) {
    if (error instanceof GuideError) throw error;
    const code = systemCode(error);
    const kind = code === 'ENOSPC' ? 'store-full' : 'store-unavailable';
    throw new GuideError(kind, `File: ${restored} (${code}).`, { cause: error });
  } finally {
    old?.close();
    await removeFile(restored);
  }
}

/** Into an empty database only: there is no step that would put one in the place of another. */
async function restoreDatabase(source: string, address: string, at: string): Promise<Restored> {
  const manifest = await checkBackup(resolve(source));
  if (manifest.engine !== 'postgres') throw new GuideError('backup-invalid', `It is of ${manifest.engine}.`);
  const { restoreDump } = await import('../../store/postgres/dump-database.ts');
  await restoreDump(address, contentsOf(resolve(source), 'postgres'), manifest);
  const store = await openStore(address, at, { connections: 2 });
  try {
    await store.check();
  } finally {
    await store.close();
  }
  return { manifest, erasedAgain: 0 };
}

/**
 * Keeps whoever would start meanwhile from the file, and leaves no journal beside it that would be taken for one of
 * what comes in its place. Undefined when there is none, or none that can be opened: a damaged one may be replaced.
 */
function takeHold(file: string) {
  if (!existsSync(file)) return undefined;
  try {
    const database = openDatabase(file);
    database.exec('PRAGMA journal_mode = DELETE');
    return database;
  } catch (error) {
    if (error instanceof GuideError && error.code === 'store-in-use') throw error;
    return undefined;
  }
}

/** Both are written in the same order. */
function inOneLine({ schema, rows }: Examined): string {
  return JSON.stringify({ schema, rows });
}

/** Who asked for erasure is not to come back with a backup that is older than the wish. */
function erasedIn(old: ReturnType<typeof takeHold>): string[] {
  try {
    return (old?.prepare('SELECT conversation_id FROM erased').all() ?? []).map((row) =>
      textOf(row.conversation_id),
    );
  } catch {
    return [];
  }
}

/** Opens it as the server will, which brings the schema up to date, and erases what is to stay erased. */
async function makeReady(file: string, erased: string[], at: string): Promise<number> {
  const store = openSqliteStore({ path: file, at });
  let again = 0;
  try {
    for (const conversationId of erased) {
      const found = await store.findConversation(conversationId);
      if (found && found !== 'erased') again += 1;
      await store.eraseConversation(conversationId, at);
    }
    await store.check();
  } finally {
    await store.close();
  }
  return again;
}

async function removeFile(file: string): Promise<void> {
  await rm(file, { force: true });
  await removeJournals(file);
}

async function removeJournals(file: string): Promise<void> {
  for (const ending of ['-wal', '-shm', '-journal']) await rm(file + ending, { force: true });
}
