import { signInOptions } from '../../../bot/staff-api/contract/people.ts';
import { freePort } from '../free-port.ts';
import { type DeskFixture, deskFixture } from './desk-fixture.ts';
import { client, foreignKey, type LocalIssuer, startLocalIssuer } from './local-issuer.ts';

let issuer: LocalIssuer;
let desk: DeskFixture;
beforeEach(async () => {
  issuer = await startLocalIssuer();
});
afterEach(async () => {
  await desk.app.stop();
  await issuer.stop();
});

async function open(settings: Record<string, string> = {}) {
  const port = String(await freePort());
  desk = await deskFixture({
    PORT: port,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    OIDC_ISSUER: issuer.address,
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
    ...settings,
  });
}

/** Goes to the issuer and comes back as a browser does; `detour` changes what it comes back with. */
async function signIn(
  detour: (back: URL, cookie: string) => { back: URL; cookie: string } = (back, cookie) => ({ back, cookie }),
) {
  const gone = await desk.get('/desk/api/oidc/start');
  const { back, cookie } = detour(issuer.visit(gone.headers.get('location') ?? ''), gone.cookie);
  // a browser that another site sends here keeps back the strict cookies
  return desk.get(back.pathname + back.search, { cookie, 'sec-fetch-site': 'cross-site' });
}
const me = async (cookie: string) => (await desk.get('/desk/api/me', { cookie })).json;
const refused = (code = 'oidc-refused') => `/console/sign-in#problem=${code}`;

it('brings who the issuer knows into the console as an agent, and knows them again by their subject', async () => {
  await open();
  const arrived = await signIn();
  expect([arrived.status, arrived.headers.get('location')]).toEqual([303, '/console']);
  expect(arrived.headers.get('set-cookie')).toMatch(/^desk=[\w-]{43}; .*SameSite=Strict$/);
  const ana = await me(arrived.cookie);
  expect(ana).toMatchObject({ name: 'Ana Ito', role: 'agent', canOidc: true });
  issuer.person = { ...issuer.person, name: 'Ana Ito-Lee', email: 'lee@example.com' };
  expect(await me((await signIn()).cookie)).toMatchObject({ id: ana.id, name: 'Ana Ito-Lee' });
  issuer.person = { ...issuer.person, sub: 'u2' };
  expect((await me((await signIn()).cookie)).id).not.toBe(ana.id);
});

it('asks by authorization code with PKCE, state and nonce, and keeps the trip in a cookie that scripts cannot read', async () => {
  await open();
  const gone = await desk.get('/desk/api/oidc/start');
  expect(gone.status).toBe(303);
  const { searchParams } = new URL(gone.headers.get('location') ?? '');
  expect(Object.fromEntries(searchParams)).toEqual({
    response_type: 'code',
    client_id: client.id,
    redirect_uri: `${desk.app.base}/desk/api/oidc/callback`,
    scope: 'openid profile email',
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: 'S256',
    state: expect.stringMatching(/^[\w-]{43}$/),
    nonce: expect.stringMatching(/^[\w-]{43}$/),
  });
  expect(gone.headers.get('set-cookie')).toMatch(
    /^desk-oidc=[\w-]+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/,
  );
});

it.each<[what: string, detour: (back: URL, cookie: string) => { back: URL; cookie: string }]>([
  ['no cookie, as when somebody else began', (back) => ({ back, cookie: '' })],
  ['a cookie that is none', (back) => ({ back, cookie: 'desk-oidc=e30' })],
  [
    'another state',
    (back, cookie) => {
      back.searchParams.set('state', 'another');
      return { back, cookie };
    },
  ],
  [
    'a code that nobody gave',
    (back, cookie) => {
      back.searchParams.set('code', 'made up');
      return { back, cookie };
    },
  ],
  [
    'another issuer in the answer',
    (back, cookie) => {
      back.searchParams.set('iss', 'https://evil.example');
      return { back, cookie };
    },
  ],
  [
    'a refusal of the issuer',
    (back, cookie) => {
      back.search = `?error=access_denied&state=${back.searchParams.get('state')}`;
      return { back, cookie };
    },
  ],
])('refuses who comes back with %s', async (_what, detour) => {
  await open();
  const { status, headers, cookie } = await signIn(detour);
  expect([status, headers.get('location'), cookie]).toEqual([303, refused(), '']);
  expect(await desk.store.staff.listAccounts()).toEqual([]);
});

it.each<[what: string, forge: () => LocalIssuer['forge']]>([
  ['signed by somebody else', () => ({ key: foreignKey })],
  ['for another application', () => ({ claims: { aud: 'another' } })],
  ['from another issuer', () => ({ claims: { iss: 'https://evil.example' } })],
  ['for another trip', () => ({ claims: { nonce: 'another' } })],
  ['that has expired', () => ({ claims: { exp: 1_700_000_000 } })],
  ['about nobody', () => ({ claims: { sub: undefined } })],
])('refuses a token %s', async (_what, forge) => {
  await open();
  issuer.forge = forge();
  expect((await signIn()).headers.get('location')).toBe(refused());
  expect(await desk.store.staff.listAccounts()).toEqual([]);
});

it('takes a code once', async () => {
  await open();
  let again: URL | undefined;
  let trip = '';
  await signIn((back, cookie) => {
    again = back;
    trip = cookie;
    return { back, cookie };
  });
  const repeated = await desk.get(`${again?.pathname}${again?.search}`, { cookie: trip });
  expect(repeated.headers.get('location')).toBe(refused());
});

describe('roles', () => {
  const claim = {
    OIDC_ROLE_CLAIM: 'access.roles',
    OIDC_LEADS: 'leads, Heads of Desk',
    OIDC_ADMINISTRATORS: 'owners',
  };

  it.each([
    [['owners', 'leads'], 'administrator'],
    [['Heads of Desk'], 'lead'],
    ['leads', 'lead'],
    [['Leads'], 'agent'],
    [undefined, 'agent'],
    [{ owners: true }, 'agent'],
  ])('follow the claim %j: %s', async (roles, expected) => {
    await open({ ...claim, DESK: 'off' });
    issuer.person = { ...issuer.person, access: { roles } };
    expect(await me((await signIn()).cookie)).toMatchObject({ role: expected });
  });

  it('change with the claim at the next sign-in, which is written down', async () => {
    await open(claim);
    issuer.person = { ...issuer.person, access: { roles: ['leads'] } };
    await signIn();
    issuer.person = { ...issuer.person, access: { roles: [] } };
    expect(await me((await signIn()).cookie)).toMatchObject({ role: 'agent' });
    const entries = await desk.store.staff.readAudit({ limit: 10 });
    expect(entries.map(({ action, detail }) => [action, detail])).toEqual([
      ['signed-in', undefined],
      ['role-changed', 'agent'],
      ['signed-in', undefined],
      ['joined', 'lead'],
    ]);
  });

  it('stay as administrators set them where no claim tells', async () => {
    await open();
    const { id } = await me((await signIn()).cookie);
    await desk.store.staff.changeAccount(id, { role: 'lead' }, []);
    expect(await me((await signIn()).cookie)).toMatchObject({ role: 'lead' });
  });

  it('keep out who has none of those that are named', async () => {
    await open({ ...claim, OIDC_AGENTS: 'desk' });
    issuer.person = { ...issuer.person, access: { roles: ['kitchen'] } };
    expect((await signIn()).headers.get('location')).toBe(refused());
    issuer.person = { ...issuer.person, access: { roles: ['desk'] } };
    expect((await signIn()).headers.get('location')).toBe('/console');
  });
});

it.each([
  ['ana@example.com', true, '/console'],
  ['ana@EXAMPLE.COM', undefined, '/console'],
  ['ana@example.com', false, refused()],
  ['ana@example.com', 'false', refused()],
  ['ana@evil.example', true, refused()],
  ['ana@example.com@evil.example', true, refused()],
  ['ana@notexample.com', true, refused()],
  [undefined, true, refused()],
])('lets in by domain: %s, verified: %s → %s', async (email, email_verified, expected) => {
  await open({ OIDC_DOMAINS: 'example.com, example.org' });
  issuer.person = { ...issuer.person, email, email_verified };
  expect((await signIn()).headers.get('location')).toBe(expected);
});

it('asks the issuer about what the token does not tell', async () => {
  issuer.person = { sub: 'u1' };
  issuer.more = { name: 'Ana from afar', email: 'ana@example.com' };
  await open({ OIDC_DOMAINS: 'example.com' });
  expect(await me((await signIn()).cookie)).toMatchObject({ name: 'Ana from afar' });
});

it('keeps out who is disabled here, whatever the issuer says', async () => {
  await open();
  const first = await signIn();
  const { id } = await me(first.cookie);
  await desk.store.staff.changeAccount(id, { disabledAt: '2026-11-23T08:00:00Z' }, []);
  expect((await signIn()).headers.get('location')).toBe(refused());
  expect((await desk.get('/desk/api/me', { cookie: first.cookie })).status).toBe(401);
});

it('says that the issuer cannot be reached, leaves it alone for five seconds, and goes on when it is back', async () => {
  await open();
  issuer.up = false;
  const start = async () => (await desk.get('/desk/api/oidc/start')).headers.get('location');
  expect(await start()).toBe(refused('oidc-unreachable'));
  const tries = issuer.asked.length;
  expect(await start()).toBe(refused('oidc-unreachable'));
  expect(issuer.asked).toHaveLength(tries);
  issuer.up = true;
  desk.pass({ seconds: 5 });
  expect((await signIn()).headers.get('location')).toBe('/console');
});

it('has no passwords while only OIDC is on, and logs nothing about people', async () => {
  await open({ DESK: 'off', OIDC_ROLE_CLAIM: 'roles', OIDC_ADMINISTRATORS: 'owners' });
  const options = signInOptions.strict().parse((await desk.get('/desk/api/sign-in-options')).json);
  expect(options).toEqual({ password: false, oidc: true });
  expect((await desk.post('/desk/api/session', { name: 'ana', password: 'x' })).status).toBe(404);
  expect(await desk.app.app.firstAdministratorLink()).toBeUndefined();
  await signIn((back, cookie) => {
    back.searchParams.set('code', 'made up');
    return { back, cookie };
  });
  await signIn();
  expect(desk.app.logged()).toContain('oidc-failed');
  expect(desk.app.logged()).not.toMatch(/ana|Ito|example\.com/i);
});
