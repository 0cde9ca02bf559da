import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { GuideError } from '../../dialogs/errors.ts';

/** Passwords hashed at the same time: each takes 32 MB and a thread of the pool for a quarter of a second. */
const atOnce = 2;
/** Hashes that may wait for their turn; more are refused, so that a flood of them ends. */
const mayWait = 20;
/** https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#scrypt */
export const passwordCost = { ln: 15, r: 8, p: 3 };
const keyBytes = 32;

export type PasswordCost = typeof passwordCost;

export interface Passwords {
  /** What is kept of a password. Rejects with `sign-in-busy` while too many are being hashed. */
  hash(password: string): Promise<string>;
  /**
   * Whether a password is the one that was kept. Without one that was kept it is not, which takes exactly as much work
   * to find out.
   */
  matches(password: string, kept: string | undefined): Promise<boolean>;
}

type Derive = (password: string, salt: Buffer, cost: PasswordCost) => Promise<Buffer>;

/** Scrypt, two at a time. `derive` is what does the work. */
export function createPasswords(cost = passwordCost, derive: Derive = scryptKey): Passwords {
  const inTurn = createTurnstile();
  const nobody = format(cost, randomBytes(16), randomBytes(keyBytes));

  return {
    async hash(password) {
      const salt = randomBytes(16);
      return format(cost, salt, await inTurn(() => derive(folded(password), salt, cost)));
    },
    async matches(password, kept = nobody) {
      const { cost: keptCost, salt, key } = parse(kept);
      const given = await inTurn(() => derive(folded(password), salt, keptCost));
      return timingSafeEqual(given, key) && kept !== nobody;
    },
  };
}

/** The same letters typed on two keyboards can be different code points. */
function folded(password: string): string {
  return password.normalize('NFKC');
}

/** https://github.com/P-H-C/phc-string-format */
function format({ ln, r, p }: PasswordCost, salt: Buffer, key: Buffer): string {
  return `$scrypt$ln=${ln},r=${r},p=${p}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

function parse(kept: string): { cost: PasswordCost; salt: Buffer; key: Buffer } {
  const parts = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]{43})$/.exec(kept);
  if (!parts) throw new GuideError('store-unavailable', 'A password is not kept as one.');
  const [, ln, r, p, salt = '', key = ''] = parts;
  return {
    cost: { ln: Number(ln), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  };
}

function scryptKey(password: string, salt: Buffer, { ln, r, p }: PasswordCost): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** ln, r, p, maxmem: 256 * 2 ** ln * r };
  return new Promise((resolve, reject) => {
    scrypt(password, salt, keyBytes, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

function createTurnstile(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let working = 0;
  return async (work) => {
    if (working >= atOnce) {
      if (waiting.length >= mayWait) throw new GuideError('sign-in-busy', '');
      // whoever leaves hands its place on
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      working += 1;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else working -= 1;
    }
  };
}
