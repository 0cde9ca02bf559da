import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Order, Report } from './orders.ts';

/** A process of turns-to-kill.ts, waiting to be told which store to open and where to die. */
export interface DoomedProcess {
  /** Opens the store; the process will die when it passes the point for the `passes + 1`th time. */
  begin(doom: { path: string; point: string; passes: number }): Promise<void>;
  send(order: Order): void;
  onReport(listener: (report: Report) => void): void;
  /** Resolves when the process is dead: whether it was killed rather than ended, and its standard error. */
  dead: Promise<{ killed: boolean; complaints: string }>;
  kill(): void;
}

export function doomedProcess(): DoomedProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'turns-to-kill.ts')]);
  const lines = createInterface({ input: child.stdout });
  // Writing to a process that has just died is the point of the exercise.
  child.stdin.on('error', () => {});
  const write = (value: unknown) => child.stdin.write(`${JSON.stringify(value)}\n`);

  return {
    async begin(doom) {
      write(doom);
      await once(lines, 'line');
    },
    send: (order) => void write(order),
    onReport: (listener) => void lines.on('line', (line) => listener(JSON.parse(line))),
    dead: deathOf(child),
    kill: () => void child.kill('SIGKILL'),
  };
}

async function deathOf(child: ChildProcessWithoutNullStreams) {
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  // Not 'exit': what was written just before the end may still be on its way.
  const [, signal] = await once(child, 'close');
  return { killed: signal === 'SIGKILL', complaints };
}
