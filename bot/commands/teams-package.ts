import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { GuideError } from '../../dialogs/errors.ts';
import { loadTexts } from '../locale-files.ts';
import { readAppSettings } from '../teams-app/app-settings.ts';
import { buildTeamsPackage } from '../teams-app/build-package.ts';

/** `npm run teams:package [-- --version 1.0.1 --out path]`: writes the package to upload to Teams. */
const { values: options } = parseArgs({
  options: {
    version: { type: 'string', default: '1.0.0' },
    out: { type: 'string', default: join('data', 'teams-app.zip') },
  },
});
if (existsSync('.env')) process.loadEnvFile('.env');

try {
  const texts = loadTexts(join(import.meta.dirname, '../../locales'));
  const bytes = buildTeamsPackage(readAppSettings(process.env), texts, options.version);
  mkdirSync(dirname(options.out), { recursive: true });
  writeFileSync(options.out, bytes);
  console.log(`${options.out} is ready to upload; docs/teams.md says where.`);
} catch (error) {
  if (!(error instanceof GuideError)) throw error;
  console.error(error.message);
  process.exitCode = 78;
}
