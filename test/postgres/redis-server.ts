import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createClient } from '@redis/client';
import { freePort } from '../bot/free-port.ts';
import { temporaryFolder } from '../bot/store/temporary-folder.ts';
import { until } from '../bot/until.ts';

/** A Redis or Valkey of one's own. */
export interface RedisServer {
  url: string;
  /** Ends every connection but one's own, as a restart does. */
  cut(): Promise<void>;
  stop(): Promise<void>;
}

/** The program on the path, if either is installed. */
export function findRedis(): string | undefined {
  return ['redis-server', 'valkey-server']
    .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)))
    .find((program) => existsSync(program));
}

/** Starts a server on a free port of loopback that writes nothing to disk. */
export async function startRedis(program: string): Promise<RedisServer> {
  const folder = temporaryFolder();
  const port = await freePort();
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn(program, [...options, '--dir', folder.path], { stdio: 'ignore' });
  const url = `redis://127.0.0.1:${port}`;
  const client = createClient({ url });
  client.on('error', () => undefined);
  await client.connect();
  await until(async () => (await client.ping()) === 'PONG');
  return {
    url,
    async cut() {
      for (const type of ['pubsub', 'normal'])
        await client.sendCommand(['CLIENT', 'KILL', 'TYPE', type, 'SKIPME', 'yes']);
    },
    async stop() {
      await client.close();
      const ended = once(server, 'exit');
      server.kill();
      await ended;
      folder.remove();
    },
  };
}
