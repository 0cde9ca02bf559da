import { setFlagsFromString } from 'node:v8';
import { pino } from 'pino';
import { type ErrorCode, GuideError } from '../dialogs/errors.ts';
import type { App } from './app.ts';
import type { EventLog } from './operations/log-events.ts';
import { start } from './start.ts';

/** From sysexits.h: something is wrong with the configuration. */
const configurationExit = 78;
const configurationErrors = new Set<ErrorCode>(['config-invalid', 'pack-unknown', 'store-address-invalid']);

/** Runs the server until a signal asks it to stop. Reports to the terminal and ends the process if it cannot start. */
export async function serve(environment: Record<string, string | undefined>): Promise<void> {
  // the address goes to standard output, the log to standard error, so that neither hides the other
  const logDestination = pino.destination({ fd: 2, sync: true });
  try {
    const { app, address, firstAdministratorLink, log, finish } = await start(environment, logDestination);
    stopOnSignal(app, log);
    dieQuietly(log);
    keepHeapSmall();
    log.info({ address }, 'listening');
    process.stdout.write(
      `The registration guide is ready: ${address}\n${welcomeFirst(firstAdministratorLink)}`,
    );
    await finish();
  } catch (error) {
    if (!(error instanceof GuideError)) throw error;
    process.stderr.write(`${error.message}\n${error.cure}\n`);
    process.exit(configurationErrors.has(error.code) ? configurationExit : 1);
  }
}

function welcomeFirst(link: string | undefined): string {
  if (!link) return '';
  return `The desk has no administrator yet. Whoever opens this link first becomes one; it works once, for a day:\n${link}\n`;
}

function stopOnSignal(app: App, log: EventLog): void {
  const stop = async (signal: NodeJS.Signals) => {
    log.info({ signal }, 'stopping');
    await app.stop();
    log.info({}, 'stopped');
    process.exit(0);
  };
  // a second signal ends the process at once, as the default does
  process.once('SIGTERM', (signal) => void stop(signal));
  process.once('SIGINT', (signal) => void stop(signal));
}

/**
 * Lets the heap grow to one and a half times what is alive before it is cleared, instead of up to four times: a turn leaves much
 * behind and keeps little. Not an option of the start, where nearly all is kept and clearing is wasted.
 */
function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=50');
}

/** Without this, Node would print the message of the error, which may quote what somebody said. */
function dieQuietly(log: EventLog): void {
  process.once('uncaughtException', (err) => {
    log.fatal({ err }, 'crashed');
    process.exit(1);
  });
}
