import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Client } from 'pg';
import { freePort } from '../bot/free-port.ts';
import { temporaryFolder } from '../bot/store/temporary-folder.ts';

/** A PostgreSQL of one's own. */
export interface PostgresServer {
  /** Of its first database, as the owner of the server. */
  address: string;
  /** As by a power cut, then on again with what had reached the disk. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Where initdb and postgres are: on the path, or where Debian puts the newest. Undefined if they are not installed. */
export function findPostgres(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((one) => join(debian, one, 'bin')),
  ];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))));
}

/**
 * Starts a server on a free port of loopback in a temporary folder, with fsync on and passwords asked for. PostgreSQL
 * refuses to run as root; then it runs as postgres, or as nobody.
 */
export async function startPostgres(binaries: string): Promise<PostgresServer> {
  const folder = temporaryFolder();
  const owner = ordinaryUser();
  if (owner) chownSync(folder.path, owner.uid, owner.gid);
  const [cluster, passwordFile] = [join(folder.path, 'cluster'), join(folder.path, 'password')];
  const password = 'only of this test';
  writeFileSync(passwordFile, password);
  if (owner) chownSync(passwordFile, owner.uid, owner.gid);
  const settings = { cwd: folder.path, ...owner };
  execFileSync(
    join(binaries, 'initdb'),
    [
      '-D',
      cluster,
      '-U',
      'guide',
      '-A',
      'scram-sha-256',
      '--pwfile',
      passwordFile,
      '-E',
      'UTF8',
      '--no-locale',
    ],
    { ...settings, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const port = await freePort();
  const address = `postgres://guide:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  let server = await run();
  const killed = () => server.kill('SIGQUIT');
  process.once('exit', killed);

  return {
    address,
    async restart() {
      await end(server, 'SIGQUIT');
      server = await run();
    },
    async stop() {
      process.off('exit', killed);
      await end(server, 'SIGINT');
      folder.remove();
    },
  };

  async function run(): Promise<ChildProcess> {
    const options = {
      listen_addresses: '127.0.0.1',
      port: String(port),
      unix_socket_directories: '',
      max_connections: '200',
      fsync: 'on',
      synchronous_commit: 'on',
      log_min_messages: 'fatal',
    };
    const started = spawn(
      join(binaries, 'postgres'),
      ['-D', cluster, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      { ...settings, stdio: 'ignore' },
    );
    await answers(address, started);
    return started;
  }
}

/** Undefined when this process is an ordinary one itself. */
function ordinaryUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (option: string, name: string) =>
    Number(execFileSync('id', [option, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: idOf('-u', name), gid: idOf('-g', name) };
    } catch {
      // there is no such user here
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor a user nobody.');
}

async function answers(address: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const client = new Client({ connectionString: address });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (tries === 300 || server.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill(signal);
  await ended;
}
