import { openSync } from 'node:fs';
import { join } from 'node:path';
import { type ServerProcess, serverProcess } from '../harness/server-process.ts';

/** Where a server dies: at a named point, passed for the `passes + 1`st time, or when it is told to. */
export interface Doom {
  point: string;
  passes: number;
}

/** Processes of the guide on one store, of which some may be dead. */
export interface Servers {
  /** The port of one that is alive, each in turn; of a dead one if none is. */
  port(): number;
  /** Starts one in a place of its own, from 0; resolves when it listens. Undefined if it died before. */
  start(place: number, doom: Doom | undefined): Promise<ServerProcess | undefined>;
  alive(): ServerProcess[];
  /** How far the clocks of processes that start are ahead, in milliseconds. */
  clockMs: number;
}

const main = join(import.meta.dirname, '..', '..', 'bot', 'main.ts');
const preload = join(import.meta.dirname, 'faulty-world.ts');

/** `errorsPath`: what the servers log. */
export function createServers(storeUrl: string, errorsPath: string): Servers {
  const places = new Map<number, ServerProcess>();
  const errors = openSync(errorsPath, 'a');
  let turn = 0;

  const servers: Servers = {
    clockMs: 0,
    port() {
      const living = servers.alive();
      turn += 1;
      return living[turn % living.length]?.port ?? 1;
    },
    async start(place, doom) {
      const starting = serverProcess(main, environment(doom), { preload, errors });
      const server = doom ? await starting.catch(() => undefined) : await starting;
      if (!server) return undefined;
      places.set(place, server);
      void server.ended.then(() => {
        if (places.get(place) === server) places.delete(place);
      });
      return server;
    },
    alive: () => [...places.values()],
  };
  return servers;

  function environment(doom: Doom | undefined): Record<string, string> {
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
      ...(doom && { FAULT_POINT: doom.point, FAULT_PASSES: String(doom.passes) }),
    };
  }
}
