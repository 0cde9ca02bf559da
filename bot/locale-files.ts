import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GuideError } from '../dialogs/errors.ts';
import type { Catalogue, Texts } from '../dialogs/texts.ts';
import { createTexts } from '../dialogs/texts.ts';

/**
 * Reads `<folder>/<tag>/<concern>.json` into texts, with keys `<concern>.<path>`.
 * Throws `locale-invalid` with file, line and cure for a file that is not JSON or not nested texts.
 */
export function loadTexts(folder: string): Texts {
  const catalogues: Record<string, Catalogue> = {};
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) catalogues[entry.name] = readCatalogue(join(folder, entry.name));
  }
  if (!catalogues.en)
    throw new GuideError('locale-invalid', `${join(folder, 'en')} is missing; it is what gaps fall back to.`);
  return createTexts(catalogues);
}

/** All files of one language. */
export function readCatalogue(folder: string): Catalogue {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.map((name) => [name.slice(0, -'.json'.length), readFile(join(folder, name))]),
  );
}

function readFile(path: string): Catalogue {
  const source = readFileSync(path, 'utf8');
  return catalogueOf(parseJson(source, path), [], (key) => {
    const line = lineOf(source, source.indexOf(`"${key.at(-1)}"`));
    return new GuideError('locale-invalid', `${path}:${line}: “${key.join('.')}” must be a text.`);
  });
}

/** By hand: a schema takes as long for these many thousand texts as all the rest of reading them. */
function catalogueOf(value: unknown, key: string[], refusal: (key: string[]) => GuideError): Catalogue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refusal(key);
  const catalogue: Catalogue = {};
  for (const [name, inner] of Object.entries<unknown>({ ...value })) {
    catalogue[name] =
      typeof inner === 'string' && inner !== '' ? inner : catalogueOf(inner, [...key, name], refusal);
  }
  return catalogue;
}

function parseJson(source: string, path: string): unknown {
  try {
    return JSON.parse(source);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? source.length);
    throw new GuideError('locale-invalid', `${path}:${lineOf(source, position)}: ${message}`, {
      cause: error,
    });
  }
}

function lineOf(source: string, position: number): number {
  return source.slice(0, Math.max(0, position)).split('\n').length;
}
