import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { GuideError } from '../dialogs/errors.ts';
import { type Pack, packSchema } from '../dialogs/rules/pack.ts';
import type { PackShelf } from '../dialogs/rules/pack-shelf.ts';

/**
 * Reads every rule pack of a folder. `current` is the id of the pack that new conversations begin with.
 * Throws GuideError `pack-invalid` with file and line for the first pack that is not valid.
 */
export function loadRulePacks({ folder, current }: { folder: string; current: string }): PackShelf {
  const packs = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readPack(join(folder, file)));
  const find = (id: string, version: string) =>
    packs.find((pack) => pack.id === id && pack.version === version);
  return { current: (onDay) => newestInForce(packs, current, onDay), find };
}

function newestInForce(packs: Pack[], id: string, onDay: string): Pack {
  const versions = packs
    .filter((pack) => pack.id === id)
    .sort((one, other) => (other.validFrom ?? '').localeCompare(one.validFrom ?? ''));
  const pack = versions.find(({ validFrom }) => (validFrom ?? '') <= onDay) ?? versions.at(-1);
  if (!pack) throw new GuideError('pack-invalid', `There is no pack "${id}".`);
  return pack;
}

function readPack(file: string): Pack {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines });
  const parsed = packSchema.safeParse(document.toJS());
  if (!parsed.success) throw new GuideError('pack-invalid', `${file}: ${parsed.error.issues[0]?.message}`);
  return parsed.data;
}
