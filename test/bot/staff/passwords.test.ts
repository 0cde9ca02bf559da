import { createPasswords, passwordCost } from '../../../bot/staff/passwords.ts';

it('keeps a password as scrypt with N=2^15, r=8, p=3 and a salt of its own, and knows it again', async () => {
  expect(passwordCost).toEqual({ ln: 15, r: 8, p: 3 });
  const passwords = createPasswords();
  const [one, other] = await Promise.all([passwords.hash('correct horse'), passwords.hash('correct horse')]);
  expect(one).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[\w-]{22}\$[\w-]{43}$/);
  expect(one).not.toBe(other);
  expect(await passwords.matches('correct horse', one)).toBe(true);
  expect(await passwords.matches('correct  horse', one)).toBe(false);
});

it('takes the same letters of another keyboard for the same password', async () => {
  const passwords = createPasswords({ ln: 4, r: 8, p: 1 });
  const kept = await passwords.hash('Pu\u0308nktlich Schlu\u0308ssel');
  expect(await passwords.matches('P\u00fcnktlich Schl\u00fcssel', kept)).toBe(true);
});

it('still checks what was kept at another cost, and refuses what was never kept by it', async () => {
  const kept = await createPasswords({ ln: 5, r: 4, p: 1 }).hash('correct horse');
  const passwords = createPasswords({ ln: 4, r: 8, p: 1 });
  expect(await passwords.matches('correct horse', kept)).toBe(true);
  await expect(passwords.matches('correct horse', '$2b$10$abc')).rejects.toMatchObject({
    code: 'store-unavailable',
  });
});

it('does the work of the real cost for somebody whom nobody knows, and says no', async () => {
  const costs: unknown[] = [];
  const passwords = createPasswords(passwordCost, async (_password, _salt, cost) => {
    costs.push(cost);
    return Buffer.alloc(32);
  });
  await passwords.matches('correct horse', await passwords.hash('another'));
  expect(await passwords.matches('correct horse', undefined)).toBe(false);
  expect(costs).toEqual([passwordCost, passwordCost, passwordCost]);
});

it('hashes two at a time, lets twenty wait, refuses more, and goes on afterwards', async () => {
  let working = 0;
  let most = 0;
  const ends: (() => void)[] = [];
  const passwords = createPasswords({ ln: 4, r: 8, p: 1 }, async () => {
    working += 1;
    most = Math.max(most, working);
    await new Promise<void>((resolve) => ends.push(resolve));
    working -= 1;
    return Buffer.alloc(32);
  });
  const all = Array.from({ length: 30 }, () =>
    passwords.hash('correct horse').then(
      () => 'hashed',
      ({ code }) => code,
    ),
  );
  let settled = false;
  const outcomes = Promise.all(all).finally(() => {
    settled = true;
  });
  while (!settled) {
    ends.shift()?.();
    await new Promise(setImmediate);
  }
  expect(most).toBe(2);
  expect((await outcomes).filter((outcome) => outcome === 'sign-in-busy')).toHaveLength(8);
  const after = passwords.hash('correct horse');
  ends.shift()?.();
  await new Promise(setImmediate);
  ends.shift()?.();
  expect(await after).toMatch(/^\$scrypt/);
});
