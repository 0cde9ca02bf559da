import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../until.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const source = join(import.meta.dirname, '../../../bot/store/postgres/run-postgres-program.ts');
const run = `
  import { runPostgresProgram } from ${JSON.stringify(source)};
  await runPostgresProgram('pg_dump', 'postgres://guide@localhost/guide', []).catch((error) => {
    process.stdout.write(error.message);
  });
`;

it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  'a dump under way ends with the process that asked for it, at a %s',
  async (signal) => {
    const note = join(folder.path, `pid-${signal}`);
    const dump = join(folder.path, 'pg_dump');
    // it takes its time, and says who it is once it has begun
    writeFileSync(dump, `#!/bin/sh\necho $$ > ${note}.new\nmv ${note}.new ${note}\nexec sleep 100\n`);
    chmodSync(dump, 0o755);
    const parent = spawn(process.execPath, ['--input-type=module', '--eval', run], {
      env: { PATH: `${folder.path}:${process.env.PATH}` },
    });
    let said = '';
    parent.stdout.on('data', (chunk) => {
      said += chunk;
    });
    const ended = once(parent, 'close');
    await until(() => existsSync(note));
    parent.kill(signal);
    expect(await ended).toEqual([0, null]);
    expect(said).toContain('pg_dump ended with SIGTERM');
    const dumping = Number(readFileSync(note, 'utf8'));
    expect(() => process.kill(dumping, 0)).toThrow('ESRCH');
  },
);
