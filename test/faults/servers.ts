import { openSync } from 'node:fs';
import { join } from 'node:path';
import { type ServerProcess, serverProcess } from '../harness/server-process.ts';

/** Processes of the guide on one store, each in a place of its own, of which some may be empty. */
export interface Servers {
  /** The port of one that is alive, each in turn; one that nobody listens at if none is. */
  port(): number;
  /** Starts one in every place that is empty; resolves when all listen. */
  fill(): Promise<void>;
  at(place: number): ServerProcess | undefined;
  alive(): ServerProcess[];
  /** Of the processes that start: `next` after `before`, or `only`. */
  release: 'only' | 'before' | 'next';
  /** How far the clocks of processes that start are ahead, in milliseconds. */
  clockMs: number;
}

export interface ServerOptions {
  storeUrl: string;
  /** How many places. */
  instances: number;
  /** Where what they log is gathered. */
  errorsPath: string;
  /** See StageOptions. */
  before: string | undefined;
}

const project = join(import.meta.dirname, '..', '..');
const preload = join(import.meta.dirname, 'faulty-world.ts');
const nobodysPort = 1;

export function createServers({ storeUrl, instances, errorsPath, before }: ServerOptions): Servers {
  const places = new Map<number, ServerProcess>();
  const errors = openSync(errorsPath, 'a');
  let turn = 0;

  const servers: Servers = {
    release: before === undefined ? 'only' : 'before',
    clockMs: 0,
    port() {
      const living = servers.alive();
      turn += 1;
      return living[turn % living.length]?.port ?? nobodysPort;
    },
    async fill() {
      for (let place = 0; place < instances; place += 1) {
        if (!places.has(place)) await start(place);
      }
    },
    at: (place) => places.get(place),
    alive: () => [...places.values()],
  };
  return servers;

  async function start(place: number): Promise<void> {
    const isOther = servers.release === 'before' && before !== undefined && before !== 'this';
    const main = join(isOther ? before : project, 'bot', 'main.ts');
    // another release may have other packages, which the world of this one does not reach
    const server = await serverProcess(main, environment(), { errors, ...(!isOther && { preload }) });
    places.set(place, server);
    void server.ended.then(() => places.delete(place));
  }

  function environment(): Record<string, string> {
    return {
      PORT: '0',
      HOST: '127.0.0.1',
      STORE_URL: storeUrl,
      LOG_LEVEL: 'warn',
      DESK: 'on',
      // One machine plays all the people.
      LIMIT_REQUESTS: '0',
      LIMIT_STARTS: '0',
      LIMIT_TOKEN_REQUESTS: '0',
      LIMIT_MESSAGES: '0',
      FAULT_CLOCK_MS: String(servers.clockMs),
      FAULT_RELEASE: servers.release,
    };
  }
}
