import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { GuideError } from '../../dialogs/errors.ts';
import { readConfig } from '../config.ts';
import { createAccounts } from '../staff/accounts.ts';
import { linkPath } from '../staff/link-path.ts';
import { foldedLogin } from '../staff/login.ts';
import { createPasswords } from '../staff/passwords.ts';
import { staffRole } from '../staff/staff-role.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';

/**
 * `npm run -s staff -- list | invite [role] | reset <login>`: for the operator, above all one who locked himself out.
 * The embedded store has one owner, so the server has to be stopped meanwhile. What it does is in the audit log.
 */
const usage = `Usage: npm run -s staff -- list
       npm run -s staff -- invite [agent|lead|administrator]
       npm run -s staff -- reset <login>
`;

if (existsSync('.env')) process.loadEnvFile('.env');
try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof GuideError)) throw error;
  process.stderr.write(`${error.message}\n${error.cure}\n`);
  process.exitCode = 1;
}

async function run([command = '', argument]: string[]): Promise<void> {
  const role = staffRole.safeParse(argument ?? 'agent');
  const isUnderstood =
    command === 'list' || (command === 'invite' && role.success) || (command === 'reset' && argument);
  if (!isUnderstood) {
    process.stderr.write(usage);
    process.exitCode = 64;
    return;
  }
  const config = readConfig(process.env);
  const clock = () => Temporal.Now.instant();
  const store = await openStore(config.STORE_URL, clock().toString());
  const accounts = createAccounts({
    store,
    passwords: createPasswords(),
    clock,
    randomId: () => randomBytes(16).toString('base64url'),
  });
  const address = config.PUBLIC_URL ?? `http://localhost:${config.PORT}`;
  try {
    if (command === 'list') await list(store);
    else if (command === 'invite')
      say(address + linkPath('join', await accounts.invite(role.data ?? 'agent')));
    else {
      const account = await store.staff.findLogin(foldedLogin(argument ?? ''));
      say(address + linkPath('reset', await accounts.offerReset(account?.id ?? '')));
    }
  } finally {
    await store.close();
  }
}

async function list({ staff }: Store): Promise<void> {
  for (const { login, name, role, disabledAt } of await staff.listAccounts()) {
    say([login ?? '(OIDC)', role, disabledAt ? `disabled ${disabledAt}` : 'active', name].join('\t'));
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
