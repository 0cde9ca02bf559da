import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const figures = z.object({
  /** Milliseconds for a real message, and for the slowest of all, among them messages made to be slow. */
  p50: z.number(),
  p99: z.number(),
  worst: z.number(),
  /** To make every language ready. */
  loadMs: z.number(),
  loadMegabytes: z.number(),
});

/** What reading one message costs, measured in a process that does nothing else. */
export async function reading(): Promise<z.infer<typeof figures>> {
  const script = join(import.meta.dirname, 'read-messages.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script]);
  return figures.parse(JSON.parse(stdout));
}
