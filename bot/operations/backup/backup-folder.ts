import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { open, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { GuideError } from '../../../dialogs/errors.ts';

/** What a backup says of itself. */
const manifestSchema = z.object({
  format: z.literal(1),
  engine: z.enum(['sqlite', 'postgres']),
  madeAt: z.iso.datetime(),
  /** Of the migrations that the store has. */
  schema: z.array(z.object({ number: z.number(), checksum: z.string() })),
  /** How many there are in each table. */
  rows: z.record(z.string(), z.number()),
  bytes: z.number(),
  sha256: z.string(),
});
export type Manifest = z.infer<typeof manifestSchema>;

const manifestFile = 'manifest.json';

/** The file of a backup that holds what was stored. */
export function contentsOf(folder: string, engine: Manifest['engine']): string {
  return join(folder, engine === 'sqlite' ? 'guide.db' : 'guide.dump');
}

/** Where a backup is made before it has its name. A folder of that name is what a killed backup leaves. */
export function unfinished(folder: string): string {
  return `${folder}.unfinished`;
}

/** Describes an unfinished backup and gives it its name, in one step: a folder of that name is whole. */
export async function finishBackup(
  folder: string,
  about: Omit<Manifest, 'format' | 'bytes' | 'sha256'>,
): Promise<Manifest> {
  const made = unfinished(folder);
  const manifest: Manifest = { format: 1, ...about, ...(await measure(contentsOf(made, about.engine))) };
  await writeFile(join(made, manifestFile), `${JSON.stringify(manifest, undefined, 2)}\n`, { flush: true });
  await reachDisk(made);
  await rename(made, folder);
  await reachDisk(dirname(folder));
  return manifest;
}

/** Reads what a backup says of itself and makes sure that it is so. Rejects with `backup-invalid`. */
export async function checkBackup(folder: string): Promise<Manifest> {
  const manifest = readManifest(folder);
  const contents = contentsOf(folder, manifest.engine);
  const found = await measure(contents).catch(() => undefined);
  if (found?.bytes !== manifest.bytes) {
    throw new GuideError(
      'backup-invalid',
      `${contents} has ${found?.bytes ?? 0} of ${manifest.bytes} bytes.`,
    );
  }
  if (found.sha256 !== manifest.sha256) {
    throw new GuideError('backup-invalid', `${contents} is not as it was written.`);
  }
  return manifest;
}

function readManifest(folder: string): Manifest {
  const path = join(folder, manifestFile);
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new GuideError('backup-invalid', `${path} cannot be read.`, { cause });
  }
}

async function measure(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return { bytes: statSync(file).size, sha256: hash.digest('hex') };
}

/** The names in a folder, as the contents of a file, are only safe from a power cut when they were flushed. */
export async function reachDisk(folder: string): Promise<void> {
  // Windows opens no folders
  if (process.platform === 'win32') return;
  const opened = await open(folder);
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}
