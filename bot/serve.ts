import { pino } from 'pino';
import { GuideError } from '../dialogs/errors.ts';
import type { App } from './app.ts';
import { start } from './start.ts';

/** From sysexits.h: something is wrong with the configuration. */
const configurationExit = 78;

/** Runs the server until a signal asks it to stop. Reports to the terminal and ends the process if it cannot start. */
export async function serve(environment: Record<string, string | undefined>): Promise<void> {
  // the address goes to standard output, the log to standard error, so that neither hides the other
  const logDestination = pino.destination({ fd: 2, sync: true });
  try {
    const { app, address } = await start(environment, logDestination);
    process.stdout.write(`The registration guide is ready: ${address}\n`);
    stopOnSignal(app);
  } catch (error) {
    if (!(error instanceof GuideError)) throw error;
    process.stderr.write(`${error.message}\n${error.cure}\n`);
    process.exit(error.code === 'config-invalid' ? configurationExit : 1);
  }
}

function stopOnSignal(app: App): void {
  const stop = async () => {
    await app.stop();
    process.exit(0);
  };
  // a second signal ends the process at once, as the default does
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
}
