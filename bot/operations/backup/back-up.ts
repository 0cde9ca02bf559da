import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { GuideError } from '../../../dialogs/errors.ts';
import { copyStoreFile } from '../../store/sqlite/copy-database.ts';
import { examineCopy } from '../../store/sqlite/sqlite-examine.ts';
import { sqliteFile } from '../../store/sqlite-file.ts';
import { knock } from '../door/knock.ts';
import { systemCode } from '../system-code.ts';
import { contentsOf, finishBackup, type Manifest, unfinished } from './backup-folder.ts';

/**
 * Copies the store at an address into a new folder, whether a server is at work on it or not, and reads the copy to
 * its end before the folder gets its name. Rejects with `store-missing`, `backup-exists`, `backup-failed` or what is
 * wrong with the store; nothing is left then.
 */
export async function backUp(address: string, target: string, at: string): Promise<Manifest> {
  const folder = resolve(target);
  if (existsSync(folder)) throw new GuideError('backup-exists', `Folder: ${folder}.`);
  const made = unfinished(folder);
  try {
    await rm(made, { recursive: true, force: true });
    await mkdir(made, { recursive: true, mode: 0o700 });
    return await (/^postgres/.test(address) ? backUpDatabase : backUpFile)(address, folder, at);
  } catch (error) {
    await rm(made, { recursive: true, force: true }).catch(() => undefined);
    if (error instanceof GuideError) throw error;
    throw new GuideError('backup-failed', `Folder: ${made} (${systemCode(error)}).`, { cause: error });
  }
}

async function backUpDatabase(address: string, folder: string, at: string): Promise<Manifest> {
  const { dumpDatabase } = await import('../../store/postgres/dump-database.ts');
  const examined = await dumpDatabase(address, contentsOf(unfinished(folder), 'postgres'));
  return finishBackup(folder, { engine: 'postgres', madeAt: at, ...examined });
}

async function backUpFile(address: string, folder: string, at: string): Promise<Manifest> {
  const file = sqliteFile(address);
  if (file === undefined || !existsSync(file))
    throw new GuideError('store-missing', `File: ${file ?? 'none'}.`);
  const copy = contentsOf(unfinished(folder), 'sqlite');
  if (!(await knock(file, { do: 'copy', to: copy }))) await copyStoreFile(file, copy);
  return finishBackup(folder, { engine: 'sqlite', madeAt: at, ...examineCopy(copy) });
}
