import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const project = join(import.meta.dirname, '../..');

export interface RunningProgram {
  /** Where it listens. */
  base: string;
  process: ChildProcess;
  /** Sends a signal and resolves with the exit status. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  /** The exit status once it has ended by itself or by `end`. */
  ended: Promise<number | null>;
  /** Standard output and error so far. */
  output(): string;
}

export interface EndedProgram {
  status: number | null;
  output: string;
}

export interface ProgramPlace {
  /** Where the program is, if not here. */
  folder?: string;
  /** Blocks that no file may outgrow: what is written beyond fails, as on a full disk. */
  largestFile?: number;
}

/**
 * Starts bot/main.ts as `npm start` does, on a free port, with its store in memory unless told otherwise.
 */
export function runProgram(
  environment: Record<string, string> = {},
  { folder = project, largestFile }: ProgramPlace = {},
): Promise<RunningProgram> {
  const words = [process.execPath, join(folder, 'bot/main.ts')];
  // the shell counts in blocks of 512 bytes or of a kilobyte
  const limited = ['sh', '-c', `ulimit -f ${largestFile} && exec "$0" "$@"`, ...words];
  const [program = '', ...rest] = largestFile === undefined ? words : limited;
  const child = spawn(program, rest, {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      HOST: '127.0.0.1',
      STORE_URL: 'sqlite::memory:',
      ...environment,
    },
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return new Promise((resolve, reject) => {
    const take = (chunk: Buffer) => {
      output += chunk.toString();
      const port = /is ready: http:\/\/localhost:(\d+)/.exec(output)?.[1];
      if (!port) return;
      const end = (signal: NodeJS.Signals) => {
        child.kill(signal);
        return ended;
      };
      resolve({ base: `http://127.0.0.1:${port}`, process: child, end, ended, output: () => output });
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    void ended.then((status) => reject(new ProgramEnded(status, output)));
  });
}

/** It ended before it was ready. */
export class ProgramEnded extends Error {
  readonly status: number | null;
  readonly output: string;

  constructor(status: number | null, output: string) {
    super(`ended with status ${status}: ${output}`);
    this.status = status;
    this.output = output;
  }
}

/** Runs the program where it must not start. */
export async function refusedProgram(
  environment: Record<string, string>,
  place: ProgramPlace = {},
): Promise<EndedProgram> {
  try {
    const program = await runProgram(environment, place);
    // some checks come after the start
    return { status: await program.ended, output: program.output() };
  } catch (error) {
    if (!(error instanceof ProgramEnded)) throw error;
    return { status: error.status, output: error.output };
  }
}
