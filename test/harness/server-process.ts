import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

/** A server in a process of its own, which has printed where it listens. */
export interface ServerProcess {
  port: number;
  /** CPU time it has used so far, in microseconds; undefined where the system does not tell. */
  cpuMicroseconds(): number | undefined;
  /** The memory it has now, in megabytes. */
  megabytes(): number | undefined;
  /** The most memory it has had, in megabytes. */
  peakMegabytes(): number | undefined;
  stop(): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): void;
  /** Says something to what was loaded before the script. */
  tell(message: object): void;
  /** The signal it ended by, or null, once it has ended. */
  ended: Promise<NodeJS.Signals | null>;
}

export interface ServerOptions {
  /** A module to load before the script. */
  preload?: string;
  /** A file descriptor for standard error, which is dropped otherwise. */
  errors?: number;
}

// However the measurement ends, no server outlives it.
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a script that prints a line with its address, and waits for that line. */
export async function serverProcess(
  script: string,
  environment: Record<string, string> = {},
  { preload, errors }: ServerOptions = {},
): Promise<ServerProcess> {
  const first = preload === undefined ? [] : ['--import', pathToFileURL(preload).href];
  const child = spawn(process.execPath, [...nodeOptions(script), ...first, script], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', errors ?? 'ignore', ...(preload === undefined ? [] : ['ipc' as const])],
  });
  running.add(child);
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('exit', (_status, signal) => {
      running.delete(child);
      resolve(signal);
    });
  });
  const port = await portOf(child, script);
  return {
    port,
    cpuMicroseconds: () => cpuOf(child.pid),
    megabytes: () => memoryOf(child.pid, 'VmRSS'),
    peakMegabytes: () => memoryOf(child.pid, 'VmHWM'),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
    kill: () => void child.kill('SIGKILL'),
    // it may have died meanwhile
    tell: (message) => void (child.connected && child.send(message, () => {})),
    ended,
  };
}

const manifest = z.object({ scripts: z.object({ start: z.string() }) });

/** What `npm start` tells Node when it starts the guide. */
function nodeOptions(script: string): string[] {
  const project = join(import.meta.dirname, '..', '..');
  const { scripts } = manifest.parse(JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')));
  const [program, ...words] = scripts.start.split(' ').reverse();
  return program !== undefined && script === join(project, program) ? words.reverse().slice(1) : [];
}

async function portOf(child: ChildProcess, script: string): Promise<number> {
  if (!child.stdout) throw new Error('a server process has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /:(\d+)\b/.exec(line)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error(`${script} ended before it listened`);
}

/** Linux: user and system time in ticks of 10 ms, the 14th and 15th field. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function cpuOf(pid: number | undefined): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10_000;
  } catch {
    return undefined;
  }
}

function memoryOf(pid: number | undefined, which: 'VmRSS' | 'VmHWM'): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    const kilobytes = new RegExp(`${which}:\\s+(\\d+)`).exec(status)?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
