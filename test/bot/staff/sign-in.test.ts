import { createPasswords } from '../../../bot/staff/passwords.ts';
import { type DeskFixture, deskFixture, quickPasswords } from './desk-fixture.ts';

jest.setTimeout(30_000);
const password = 'correct horse battery';
let desk: DeskFixture;
let hashed: number;

/** Passwords that count what is hashed. */
const countedPasswords = createPasswords({ ln: 4, r: 8, p: 1 }, async (typed, salt) => {
  hashed += 1;
  return Buffer.from(`${typed}${salt.toString('hex')}`.padEnd(32, ' ').slice(0, 32));
});

beforeEach(async () => {
  hashed = 0;
  desk = await deskFixture({ LIMIT_REQUESTS: '0', TRUST_PROXY: '1' }, countedPasswords);
});
afterEach(() => desk.app.stop());

/** Makes the first administrator by the link that the start prints. */
async function join(differences: Record<string, unknown> = {}) {
  const address = await desk.app.app.firstAdministratorLink();
  const link = new URL(address ?? '').hash.replace('#join=', '');
  const body = { link, name: 'Ana Ito', login: 'Ana@Example.com', password, ...differences };
  return desk.post('/desk/api/links/join', body);
}
const signIn = (name: string, typed: string, address = '192.0.2.1') =>
  desk.post('/desk/api/session', { name, password: typed }, { 'x-forwarded-for': address });

describe('the first administrator', () => {
  it('joins by the link of the start, is signed in, and can sign in again however the name is typed', async () => {
    const joined = await join();
    expect(joined).toMatchObject({ status: 200, json: { name: 'Ana Ito', role: 'administrator' } });
    expect(joined.headers.get('set-cookie')).toMatch(
      /^desk=[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Strict$/,
    );
    const me = await desk.get('/desk/api/me', { cookie: joined.cookie });
    expect(me.json).toMatchObject({ id: joined.json.id, role: 'administrator', canOidc: false });
    const again = await signIn(' ANA@example.COM ', password);
    expect(again).toMatchObject({ status: 200, json: { id: joined.json.id } });
    expect(again.cookie).not.toBe(joined.cookie);
  });

  it('is offered no link once there is one, and an older link no longer works', async () => {
    const older = await desk.app.app.firstAdministratorLink();
    expect((await join()).status).toBe(200);
    expect(await desk.app.app.firstAdministratorLink()).toBeUndefined();
    const link = new URL(older ?? '').hash.replace('#join=', '');
    const second = { link, name: 'Bo', login: 'bo', password };
    expect(await desk.post('/desk/api/links/join', second)).toMatchObject({
      status: 404,
      json: { error: { code: 'link-invalid' } },
    });
    expect((await desk.post('/desk/api/links/look', { link })).status).toBe(404);
  });

  it('has a day to join', async () => {
    const link = new URL((await desk.app.app.firstAdministratorLink()) ?? '').hash.replace('#join=', '');
    expect((await desk.post('/desk/api/links/look', { link })).json).toEqual({
      kind: 'first',
      role: 'administrator',
    });
    desk.pass({ hours: 24 });
    expect((await desk.post('/desk/api/links/look', { link })).status).toBe(404);
  });

  it.each([
    ['short', 'eleven lett'],
    ['of one key', 'aaaabbbbaaaabbbb'],
    ['their own name twice', 'ana@example.comana@example.com'],
  ])('is refused a password that is %s, and may try another', async (_what, typed) => {
    expect(await join({ password: typed })).toMatchObject({
      status: 422,
      json: { error: { code: 'password-weak' } },
    });
    expect((await join()).status).toBe(200);
  });

  it.each([
    ['name', ''],
    ['name', 'two\nlines'],
    ['login', 'a b'],
    ['login', '<script>'],
    ['password', ''],
    ['password', 'x'.repeat(201)],
    ['link', ''],
  ])('is told which field is wrong: %s', async (field, value) => {
    const refused = await join({ [field]: value });
    expect(refused).toMatchObject({ status: 400, json: { error: { code: 'body-invalid' } } });
    expect(refused.json.error.message).toContain(`Wrong: ${field}.`);
  });
});

describe('signing in', () => {
  it('does the same work and gives the same answer, byte for byte, whether the name is known or not', async () => {
    const { json } = await join();
    await desk.store.staff.addLink('h', { kind: 'invitation', role: 'agent' }, '9999', []);
    const known = { id: 'bo', name: 'Bo', login: 'bo', role: 'administrator' as const, createdAt: '2026' };
    await desk.store.staff.joinByLink(
      'h',
      '2026',
      { ...known, password: await quickPasswords.hash(password) },
      [],
    );
    expect(await desk.store.staff.changeAccount(json.id, { disabledAt: '2026' }, [])).toBe('changed');
    const answers = [];
    for (const [name, typed] of [
      ['ana@example.com', password],
      ['ana@example.com', 'wrong'],
      ['bo', 'wrong'],
      ['nobody', 'wrong'],
    ] as const) {
      hashed = 0;
      const { status, json: answer, cookie } = await signIn(name, typed);
      answers.push(JSON.stringify([status, answer, cookie, hashed]));
    }
    expect(new Set(answers)).toEqual(new Set([expect.stringMatching(/^\[401,.*sign-in-refused.*,"",1\]$/)]));
  });

  it('makes a thousand tries at one account wait: a handful is hashed, and all others are told for how long', async () => {
    await join();
    hashed = 0;
    const tries: Awaited<ReturnType<typeof signIn>>[] = [];
    while (tries.length < 1000) {
      const some = Array.from({ length: 50 }, (_, index) =>
        signIn('ana@example.com', `guess ${tries.length + index}`),
      );
      tries.push(...(await Promise.all(some)));
    }
    const statuses = tries.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(hashed);
    expect(hashed).toBe(5);
    const refused = tries.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(1000 - hashed);
    for (const { headers } of refused) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    // not even the right password is taken now, so nobody learns which one it was
    expect((await signIn('ana@example.com', password)).status).toBe(429);
  });

  it('lets the person in from elsewhere while somebody guesses, and from there after the wait', async () => {
    await join();
    for (let count = 0; count < 12; count += 1) await signIn('ana@example.com', 'guess', '203.0.113.9');
    expect((await signIn('ana@example.com', password, '192.0.2.7')).status).toBe(200);
    expect((await signIn('ana@example.com', password, '203.0.113.9')).status).toBe(429);
    desk.pass({ minutes: 15 });
    expect((await signIn('ana@example.com', password, '203.0.113.9')).status).toBe(200);
  });

  it('makes a thousand addresses that guess at one account wait, for half a minute at most', async () => {
    await join();
    hashed = 0;
    for (let count = 0; count < 200; count += 1) await signIn('ana@example.com', 'guess', `10.0.${count}.1`);
    expect(hashed).toBe(30);
    desk.pass({ seconds: 31 });
    expect((await signIn('ana@example.com', password)).status).toBe(200);
  });

  it('makes one address that guesses at a thousand names wait', async () => {
    for (let count = 0; count < 200; count += 1) await signIn(`name-${count}`, 'guess');
    expect(hashed).toBe(30);
  });

  it('keeps neither passwords nor names in the log', async () => {
    await join();
    await signIn('ana@example.com', 'canary-of-a-password');
    await signIn('canary-of-a-name', 'x');
    expect(desk.app.logged()).not.toMatch(/canary|ana@|Ana Ito|battery/i);
  });
});

describe('signing out', () => {
  it('ends this session and no other, and forgets the cookie', async () => {
    const { cookie } = await join();
    const other = await signIn('ana@example.com', password);
    const out = await desk.post('/desk/api/session/end', undefined, { cookie });
    expect([out.status, out.headers.get('set-cookie')]).toEqual([
      204,
      'desk=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict',
    ]);
    expect((await desk.get('/desk/api/me', { cookie })).status).toBe(401);
    expect((await desk.get('/desk/api/me', { cookie: other.cookie })).status).toBe(200);
    const entries = await desk.store.staff.readAudit({ limit: 10 });
    expect(entries.map(({ action }) => action)).toEqual(['signed-out', 'signed-in', 'signed-in', 'joined']);
  });
});
