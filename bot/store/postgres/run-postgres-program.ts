import { spawn } from 'node:child_process';
import { GuideError } from '../../../dialogs/errors.ts';

/** What ends this process unless it is awaited. A second one does. */
const endings = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * Runs one of PostgreSQL's programs on the database at an address, and ends it when this process is asked to end:
 * otherwise it would go on by itself. What it says may quote what is stored, so only its status is passed on. Rejects
 * with `backup-failed`.
 */
export function runPostgresProgram(
  program: 'pg_dump' | 'pg_restore',
  address: string,
  words: string[],
): Promise<void> {
  const { url, env } = connectionOf(address);
  return new Promise<void>((resolve, reject) => {
    const child = spawn(program, ['--dbname', url, ...words], { env, stdio: 'ignore' });
    const stop = () => void child.kill();
    for (const signal of endings) process.once(signal, stop);
    child.on('error', (cause) => {
      letGo();
      reject(new GuideError('backup-failed', `${program} is not on the path.`, { cause }));
    });
    child.on('exit', (status, signal) => {
      letGo();
      if (status === 0) resolve();
      else reject(new GuideError('backup-failed', `${program} ended with ${signal ?? `status ${status}`}.`));
    });

    function letGo(): void {
      for (const signal of endings) process.off(signal, stop);
    }
  });
}

/** The address as these programs read it, without the password, which goes by the environment. */
function connectionOf(address: string) {
  const url = new URL(address);
  const { PATH, HOME, PGSSLROOTCERT } = environment();
  const password = decodeURIComponent(url.password);
  // whoever lists processes reads their arguments, not their environment
  url.password = '';
  // the driver reads a plus as a space, libpq as a plus
  url.search = url.search.replaceAll('+', '%20');
  return { url: url.toString(), env: { PATH, HOME, PGSSLROOTCERT, PGPASSWORD: password } };
}

function environment(): NodeJS.ProcessEnv {
  // biome-ignore lint/style/noProcessEnv: where programs are is no setting of ours
  return process.env;
}
