import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { GuideError } from '../dialogs/errors.ts';
import { type Pack, type PackFile, packSchema, rulesSchema } from '../dialogs/rules/pack.ts';
import type { PackShelf } from '../dialogs/rules/pack-shelf.ts';
import { verify } from '../dialogs/rules/verify.ts';

/** The shelf as tools see it, which judge by any pack. */
export interface RulePacks extends PackShelf {
  /** The newest version of a pack in force on a day; before the first came into force, that one. */
  inForce(id: string, onDay: string): Pack | undefined;
  /** Every pack of the folder with its examples. Reads the files to their ends. */
  all(): PackFile[];
  /** Reads the rest a file at a time, so that a server which already listens stays awake. */
  readRest(): Promise<void>;
}

/**
 * Reads the rule packs of a folder, where `<id>-<version>.yaml` holds one version of a pack. `current` is the id of
 * the pack that new conversations begin with: its versions are read at once, the others when they are asked for,
 * and examples with the rest, since reading them takes longer than much else of a start.
 * Throws GuideError `pack-invalid`, naming file and line, for a pack that is not valid or in which `verify` finds a
 * flaw, and `pack-unknown` when no file is a version of `current`.
 */
export function loadRulePacks({ folder, current }: { folder: string; current: string }): RulePacks {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => packFile(folder, file));
  const packsOf = (id: string) => files.filter((file) => file.id === id).map((file) => file.read());
  const inForce = (id: string, onDay: string) => newestInForce(packsOf(id), onDay);
  const chosen = (onDay: string) => {
    const pack = inForce(current, onDay);
    if (!pack) throw new GuideError('pack-unknown', `No file of ${folder} is a version of "${current}".`);
    return pack;
  };
  chosen('');
  return {
    current: chosen,
    inForce,
    find: (id, version) => files.find((file) => file.id === id && file.version === version)?.read(),
    all: () => files.map((file) => file.readWhole()),
    async readRest() {
      for (const file of files) {
        await setImmediate();
        file.readWhole();
      }
    },
  };
}

interface FileOnDisk {
  id: string;
  version: string;
  /** Reads what people are judged by, the first time. */
  read(): Pack;
  /** Reads the examples as well. */
  readWhole(): PackFile;
}

function packFile(folder: string, file: string): FileOnDisk {
  const [, id, version] = /^(.+)-(\d{4}-\d{2}-\d{2}|undated)\.yaml$/.exec(file) ?? [];
  const path = join(folder, file);
  if (id === undefined || version === undefined) {
    throw new GuideError('pack-invalid', `${path}:1: the name of the file is not <id>-<version>.yaml.`);
  }
  let pack: Pack | undefined;
  let whole: PackFile | undefined;
  return {
    id,
    version,
    read: () => {
      pack ??= whole ?? readRules(path, { id, version });
      return pack;
    },
    readWhole: () => {
      whole ??= readPack(readFileSync(path, 'utf8'), packSchema, path, { id, version });
      return whole;
    },
  };
}

function newestInForce(packs: Pack[], onDay: string): Pack | undefined {
  const newestFirst = packs.toSorted((one, other) => (since(one) < since(other) ? 1 : -1));
  return newestFirst.find((pack) => since(pack) <= onDay) ?? newestFirst.at(-1);
}

/** A pack without a date has always been in force; ISO dates sort as text. */
function since({ validFrom = '' }: Pack): string {
  return validFrom;
}

/** Examples are nearly half of a file, and nobody is judged by them: where they stand last, they can wait. */
function readRules(path: string, named: { id: string; version: string }): Pack {
  const text = readFileSync(path, 'utf8');
  const end = text.search(/^examples:/m);
  const standLast = end > 0 && !/\n[^\s#-]/.test(text.slice(end));
  return standLast
    ? readPack(text.slice(0, end), rulesSchema, path, named)
    : readPack(text, packSchema, path, named);
}

function readPack<Read extends Pack>(
  text: string,
  schema: z.ZodType<Read>,
  file: string,
  named: { id: string; version: string },
): Read {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const invalid = (line: number, what: string) => new GuideError('pack-invalid', `${file}:${line}: ${what}`);
  const [broken] = document.errors;
  if (broken) throw invalid(broken.linePos?.[0].line ?? 1, broken.message);
  const parsed = schema.safeParse(document.toJS());
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue?.path ?? [];
    throw invalid(lineOf(document, lines, path), `${path.join('.')}: ${issue?.message}`);
  }
  for (const [key, name] of Object.entries(named)) {
    if (document.get(key) === name) continue;
    throw invalid(lineOf(document, lines, [key]), `${key}: the name of the file says "${name}"`);
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
