import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose } from '../operations/doctor/diagnose.ts';

/**
 * `npm run -s doctor [-- --json]`: whether the server would serve, beside a running one or without. A line for each
 * thing looked at, of what is wrong with its cure. Ends with status 1 if something failed.
 */
if (existsSync('.env')) process.loadEnvFile('.env');
const findings = await diagnose({
  environment: process.env,
  project: join(import.meta.dirname, '../..'),
  nodeVersion: process.versions.node,
  clock: () => Temporal.Now.instant(),
});

if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(findings, undefined, 2)}\n`);
else {
  for (const { check, status, detail, cure } of findings) {
    const words = detail.replaceAll(/\s*\n\s*/g, ' ');
    process.stdout.write(`${status.padEnd(8)}${check}: ${words}${cure ? ` → ${cure}` : ''}\n`);
  }
}
if (findings.some(({ status }) => status === 'failed')) process.exitCode = 1;
