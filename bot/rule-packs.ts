import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { GuideError } from '../dialogs/errors.ts';
import { type Pack, packSchema } from '../dialogs/rules/pack.ts';
import type { PackShelf } from '../dialogs/rules/pack-shelf.ts';
import { verify } from '../dialogs/rules/verify.ts';

/** The shelf as tools see it, which judge by any pack. */
export interface RulePacks extends PackShelf {
  all: Pack[];
  /** The newest version of a pack in force on a day; before the first came into force, that one. */
  inForce(id: string, onDay: string): Pack | undefined;
}

/**
 * Reads every rule pack of a folder. `current` is the id of the pack that new conversations begin with.
 * Throws GuideError `pack-invalid`, naming file and line, for the first pack that is not valid or in which `verify`
 * finds a flaw, and when no pack has the id `current`.
 */
export function loadRulePacks({ folder, current }: { folder: string; current: string }): RulePacks {
  const all = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => readPack(join(folder, file)));
  const find = (id: string, version: string) =>
    all.find((pack) => pack.id === id && pack.version === version);
  const inForce = (id: string, onDay: string) => newestInForce(all, id, onDay);
  const chosen = (onDay: string) => {
    const pack = inForce(current, onDay);
    if (!pack) throw new GuideError('pack-unknown', `"${current}" is not in ${folder}.`);
    return pack;
  };
  chosen('');
  return { all, current: chosen, find, inForce };
}

function newestInForce(packs: Pack[], id: string, onDay: string): Pack | undefined {
  const newestFirst = packs
    .filter((pack) => pack.id === id)
    .sort((one, other) => (since(one) < since(other) ? 1 : -1));
  return newestFirst.find((pack) => since(pack) <= onDay) ?? newestFirst.at(-1);
}

/** A pack without a date has always been in force; ISO dates sort as text. */
function since({ validFrom = '' }: Pack): string {
  return validFrom;
}

function readPack(file: string): Pack {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines });
  const invalid = (line: number, what: string) => new GuideError('pack-invalid', `${file}:${line}: ${what}`);
  const [broken] = document.errors;
  if (broken) throw invalid(broken.linePos?.[0].line ?? 1, broken.message);
  const parsed = packSchema.safeParse(document.toJS());
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue?.path ?? [];
    throw invalid(lineOf(document, lines, path), `${path.join('.')}: ${issue?.message}`);
  }
  const [flaw] = verify(parsed.data);
  if (flaw) throw invalid(lineOf(document, lines, flaw.path), `${flaw.kind}: ${flaw.detail}`);
  return parsed.data;
}

/** The line of the node at a path, or of the nearest one above it that exists. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  const node = document.getIn(path, true);
  if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  return path.length === 0 ? 1 : lineOf(document, lines, path.slice(0, -1));
}
