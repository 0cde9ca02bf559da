import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ajvDraft04 from 'ajv-draft-04';
import { z } from 'zod';
import { GuideError } from '../../dialogs/errors.ts';
import { manifestVersion } from './manifest.ts';

/**
 * Microsoft's package brings the schemas along and nothing is fetched. Only its files are used: its code imports a
 * package that it does not depend on.
 */
const schemaFolder = join(
  dirname(createRequire(import.meta.filename).resolve('@microsoft/app-manifest/package.json')),
  `build/json-schemas/teams/v${manifestVersion}`,
);

/** Teams' limits on what it offers above its input field, which are tighter than those of the schema. */
const commandLimits = { title: 32, description: 128 };
const pngSignature = Buffer.from('89504e470d0a1a0a', 'hex');
const anyJson = z.record(z.string(), z.unknown());

/** Throws one `teams-package-invalid` that names every file and place that Teams would refuse. */
export function checkPackage(files: Map<string, Uint8Array>): void {
  const faults = [...files].flatMap(([name, content]) =>
    faultsOf(name, content).map((fault) => `  ${name}: ${fault}`),
  );
  if (faults.length > 0) throw new GuideError('teams-package-invalid', ['', ...faults].join('\n'));
}

function faultsOf(name: string, content: Uint8Array): string[] {
  if (name === 'color.png') return iconFaults(content, 192);
  if (name === 'outline.png') return iconFaults(content, 32);
  const json = anyJson.parse(JSON.parse(Buffer.from(content).toString()));
  const schema = name === 'manifest.json' ? 'MicrosoftTeams' : 'MicrosoftTeams.Localization';
  return [...schemaFaults(json, schema), ...versionFaults(json), ...commandFaults(json)];
}

function schemaFaults(json: unknown, schema: string): string[] {
  // patterns of these schemas are not valid in Unicode mode
  const ajv = new ajvDraft04.default({
    strict: false,
    allErrors: true,
    unicodeRegExp: false,
    validateFormats: false,
  });
  const rules = anyJson.parse(JSON.parse(readFileSync(join(schemaFolder, `${schema}.schema.json`), 'utf8')));
  if (ajv.validate(rules, json)) return [];
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** The schema says how a version is written in words only. */
function versionFaults({ version }: Record<string, unknown>): string[] {
  if (version === undefined || /^(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){2}$/.test(String(version))) return [];
  return [`/version must be three numbers, such as 1.0.1, and is ${version}`];
}

function commandFaults(json: Record<string, unknown>): string[] {
  return Object.entries(json).flatMap(([place, text]) => {
    const part = /\.commands\[\d+\]\.(title|description)$/.exec(place)?.[1];
    const limit = part === 'title' || part === 'description' ? commandLimits[part] : undefined;
    if (limit === undefined || [...String(text)].length <= limit) return [];
    return [`${place} must have at most ${limit} characters`];
  });
}

/** Width and height follow the signature and the name of the first part. https://www.w3.org/TR/png-3/#11IHDR */
function iconFaults(content: Uint8Array, size: number): string[] {
  const bytes = Buffer.from(content);
  const isPng = bytes.subarray(0, 8).equals(pngSignature);
  if (isPng && bytes.readUInt32BE(16) === size && bytes.readUInt32BE(20) === size) return [];
  return [`must be a PNG of ${size} by ${size} pixels`];
}
