import { setTimeout as after } from 'node:timers/promises';
import type { Servers } from './servers.ts';

export interface Rolling {
  servers: Servers;
  instances: number;
  nextAnswer(): Promise<void>;
}

/** How long each mixture of releases serves, in milliseconds. */
const mixtureMs = 8000;

/**
 * Replaces every process by one of the next release, one after the other while the others serve; then the first of them
 * by the release before again, as an operator does who takes fright, and that by the next.
 */
export async function rollOver({ servers, instances, nextAnswer }: Rolling): Promise<void> {
  await after(mixtureMs);
  for (let place = 0; place < instances; place += 1) await replace(place, 'next');
  await replace(0, 'before');
  await replace(0, 'next');

  async function replace(place: number, release: 'before' | 'next'): Promise<void> {
    await servers.at(place)?.stop();
    await nextAnswer();
    servers.release = release;
    await servers.fill();
    await after(mixtureMs);
  }
}
