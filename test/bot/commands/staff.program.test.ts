import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createAccounts } from '../../../bot/staff/accounts.ts';
import { openStore } from '../../../bot/store/open-store.ts';
import { quickPasswords } from '../staff/desk-fixture.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const address = `sqlite:${join(folder.path, 'guide.db')}`;

function staff(...words: string[]) {
  const program = join(import.meta.dirname, '../../../bot/commands/staff.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: folder.path,
    env: { PATH: process.env.PATH, STORE_URL: address, PUBLIC_URL: 'https://guide.example' },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** The accounts of the store, while the command has let go of it. */
async function withAccounts<Result>(work: (accounts: ReturnType<typeof createAccounts>) => Promise<Result>) {
  const clock = () => Temporal.Now.instant();
  const store = await openStore(address, clock().toString());
  const accounts = createAccounts({ store, passwords: quickPasswords, clock, randomId: () => 'ana' });
  try {
    return { result: await work(accounts), audit: await store.staff.readAudit({ limit: 10 }) };
  } finally {
    await store.close();
  }
}

it('lets an operator who locked himself out make an administrator, list who there is and set a new password', async () => {
  const invited = staff('invite', 'administrator');
  expect(invited).toMatchObject({ status: 0, stderr: '' });
  const secret =
    /^https:\/\/guide\.example\/console\/sign-in#join=([\w-]{43})\n$/.exec(invited.stdout)?.[1] ?? '';
  await withAccounts((accounts) =>
    accounts.join(secret, { name: 'Ana', login: 'ana', password: 'correct horse battery' }),
  );
  expect(staff('list')).toMatchObject({ status: 0, stdout: 'ana\tadministrator\tactive\tAna\n' });

  const link = /#reset=([\w-]{43})\n$/.exec(staff('reset', 'ANA').stdout)?.[1] ?? '';
  const { result, audit } = await withAccounts(async (accounts) => {
    await accounts.reset(link, 'another good one');
    return accounts.check('ana', 'another good one', '192.0.2.1');
  });
  expect(result).toMatchObject({ login: 'ana', role: 'administrator' });
  expect(audit.map(({ action, agentId }) => [action, agentId])).toEqual([
    ['password-changed', 'ana'],
    ['reset-offered', undefined],
    ['joined', 'ana'],
    ['invited', undefined],
  ]);
});

it('says what it understands, and whom it does not know', () => {
  for (const words of [[], ['invite', 'owner'], ['reset'], ['delete', 'ana']]) {
    expect(staff(...words)).toMatchObject({
      status: 64,
      stderr: expect.stringContaining('Usage: npm run -s staff'),
    });
  }
  expect(staff('reset', 'nobody')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('account-unknown'),
  });
});
