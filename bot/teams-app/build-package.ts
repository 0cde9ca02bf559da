import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { Texts } from '../../dialogs/texts.ts';
import type { AppSettings } from './app-settings.ts';
import { checkPackage } from './check-package.ts';
import { languageFile, languageFileName } from './language-files.ts';
import { languageFileSchema, teamsManifest } from './manifest.ts';

const icons = ['color.png', 'outline.png'];

/**
 * The app package that is uploaded to Teams: a zip, the same bytes for the same settings, texts and version.
 * Throws `teams-package-invalid` where Teams would refuse it.
 */
export function buildTeamsPackage(settings: AppSettings, texts: Texts, version: string): Uint8Array {
  const languages = texts.languages.toSorted();
  const files = new Map<string, Uint8Array>([
    ['manifest.json', toBytes(teamsManifest(settings, texts, version))],
    ...icons.map((name) => [name, readFileSync(join(import.meta.dirname, 'icons', name))] as const),
    ...languages.map(
      (language) =>
        [languageFileName(language), toBytes(languageFile(texts, language, languageFileSchema))] as const,
    ),
  ]);
  checkPackage(files);
  // the first day that a zip can name, wherever the clock stands
  return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1), level: 9 });
}

function toBytes(json: Record<string, unknown>): Uint8Array {
  return Buffer.from(`${JSON.stringify(json, undefined, 2)}\n`);
}
