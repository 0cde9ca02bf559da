import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { percentile } from '../harness/percentile.ts';
import { serverProcess } from '../harness/server-process.ts';

const run = promisify(execFile);
const project = join(import.meta.dirname, '..', '..');
const imports = "await import('botbuilder'); await import('restify');";

/**
 * Milliseconds from starting the process until it listens, and until botbuilder and restify are imported and
 * nothing else is done; medians of `times`, in turns. The first start, which fills the compile cache, does not count.
 */
export async function coldStart(environment: Record<string, string>, times: number) {
  const guide: number[] = [];
  const importsAlone: number[] = [];
  await timeGuide(environment);
  for (let round = 0; round < times; round += 1) {
    guide.push(await timeGuide(environment));
    importsAlone.push(await timeImports());
  }
  return { guide: percentile(guide, 0.5), importsAlone: percentile(importsAlone, 0.5) };
}

async function timeGuide(environment: Record<string, string>): Promise<number> {
  const began = performance.now();
  const server = await serverProcess(join(project, 'bot', 'main.ts'), environment);
  const took = performance.now() - began;
  await server.stop();
  return took;
}

async function timeImports(): Promise<number> {
  const began = performance.now();
  await run(process.execPath, ['--input-type=module', '-e', `${imports} process.exit()`], { cwd: project });
  return performance.now() - began;
}
