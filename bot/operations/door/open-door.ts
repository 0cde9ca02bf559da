import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { GuideError } from '../../../dialogs/errors.ts';
import type { Store } from '../../store/store.ts';
import { failureFields } from '../failure-fields.ts';
import type { EventLog } from '../log-events.ts';
import { type DoorAnswer, doorOf, doorRequest, longestLine } from './door-words.ts';
import { reportOn } from './report-on.ts';

export interface Door {
  open(): Promise<void>;
  close(): Promise<void>;
}

export interface DoorParts {
  /** The store file that this process owns. */
  file: string;
  store: Store;
  clock(): Temporal.Instant;
  log: Pick<EventLog, 'info' | 'warn'>;
}

/**
 * Lets the operator's commands ask the process that owns a store file for what nobody else can do with it: a copy while
 * it is at work, and how far behind it is. A socket beside the file that only its user may use. Without it the server
 * runs as well, so what keeps it from opening is a warning.
 */
export function createDoor({ file, store, clock, log }: DoorParts): Door {
  const place = doorOf(file);
  const guests = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (guest) => void receive(guest));

  return {
    open: () =>
      new Promise((resolve) => {
        // whoever owns the file owns its door: another one here is left of a process that was killed
        rmSync(place, { force: true });
        server.on('error', (error) => {
          log.warn(failureFields(error), 'door-failed');
          resolve();
        });
        server.listen(place, () => {
          chmodSync(place, 0o600);
          resolve();
        });
        server.unref();
      }),
    close: () =>
      new Promise((resolve) => {
        for (const guest of guests) guest.destroy();
        server.close(() => resolve());
      }),
  };

  async function receive(guest: Socket): Promise<void> {
    guests.add(guest);
    guest.on('close', () => guests.delete(guest));
    guest.on('error', () => guest.destroy());
    const answer = await answerTo(await line(guest));
    if (!guest.destroyed) guest.end(`${JSON.stringify(answer)}\n`);
  }

  async function answerTo(words: string): Promise<DoorAnswer> {
    try {
      const request = doorRequest.parse(JSON.parse(words));
      if (request.do === 'report') return { report: await reportOn(store, clock()) };
      if (!store.copyTo) throw new GuideError('backup-failed', 'This store cannot be copied so.');
      await store.copyTo(request.to);
      log.info({}, 'store-copied');
      return { copied: true };
    } catch (error) {
      log.warn(failureFields(error), 'door-failed');
      return error instanceof GuideError
        ? { error: { code: error.code, detail: error.detail } }
        : { error: { code: 'backup-failed', detail: 'The log of the server says why.' } };
    }
  }
}

/** The first line that a guest says; what there was of it when the guest fell silent or said too much. */
function line(guest: Socket): Promise<string> {
  let said = '';
  return new Promise((resolve) => {
    guest.setEncoding('utf8');
    guest.on('data', (chunk) => {
      said += chunk;
      if (said.includes('\n') || said.length > longestLine) resolve(said);
    });
    guest.on('end', () => resolve(said));
    guest.on('close', () => resolve(said));
  });
}
