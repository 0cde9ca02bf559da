import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { findPostgres, startPostgres } from './postgres-server.ts';
import { findRedis } from './redis-server.ts';

// Runs the suites of this folder on one PostgreSQL, which is started for them and gone afterwards. Arguments go to
// jest.

const project = join(import.meta.dirname, '..', '..');
const binaries = findPostgres();
if (binaries === undefined) {
  process.stderr.write(
    'PostgreSQL is not installed: no initdb on the path or under /usr/lib/postgresql. On Debian: apt-get install postgresql\n',
  );
  process.exit(1);
}

const withoutRedis = findRedis() === undefined;
if (withoutRedis)
  process.stderr.write(
    'Redis is not installed: live events by it are NOT tested. On Debian: apt-get install redis-server\n',
  );

const server = await startPostgres(binaries);
const jest = spawn(
  process.execPath,
  [
    join(project, 'node_modules/jest/bin/jest.js'),
    '--testMatch=<rootDir>/test/postgres/**/*.test.ts',
    '--testPathIgnorePatterns=/node_modules/',
    ...(withoutRedis ? ['--testPathIgnorePatterns=redis-events'] : []),
    '--testTimeout=60000',
    '--maxWorkers=1',
    ...process.argv.slice(2),
  ],
  { cwd: project, stdio: 'inherit', env: { ...process.env, TEST_POSTGRES_URL: server.address } },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => jest.kill(signal));
const [code] = await once(jest, 'exit');
await server.stop();
process.exitCode = code ?? 1;
