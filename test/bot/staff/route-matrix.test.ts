import type { Route } from '../../../bot/http/route.ts';
import { mayAct } from '../../../bot/staff/staff-role.ts';
import type { StaffRole } from '../../../bot/store/staff-store.ts';
import { freePort } from '../free-port.ts';
import { type DeskFixture, deskFixture } from './desk-fixture.ts';

const roles = ['agent', 'lead', 'administrator'] as const;

let desk: DeskFixture;
let routes: readonly Route[];
beforeAll(async () => {
  // both ways to sign in, so that all their addresses are there
  const port = String(await freePort());
  desk = await deskFixture({
    PORT: port,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    OIDC_ISSUER: 'http://127.0.0.1:1',
    OIDC_CLIENT_ID: 'guide',
  });
  routes = desk.app.app.routes.filter(({ staff }) => staff !== undefined);
});
afterAll(() => desk.app.stop());

/** A route's address with something in each of its places. */
const address = ({ path }: Route) => path.replace(/:\w+/g, 'nobody');

function call(route: Route, headers: Record<string, string>) {
  return route.method === 'GET' ? desk.get(address(route), headers) : desk.post(address(route), {}, headers);
}

/** Whether the lock let a request through: what the route itself then says about it does not matter here. */
async function passes(route: Route, headers: Record<string, string>) {
  const { status, json } = await call(route, headers);
  const code = json?.error?.code;
  expect(status).not.toBe(500);
  return code === 'sign-in-needed' || code === 'role-too-low' ? code : 'passes';
}

/** What each route says to somebody; a session of its own for each, as one of them ends it. */
async function answersTo(headersFor: () => Promise<Record<string, string>>) {
  const said: Record<string, string> = {};
  for (const route of routes) {
    said[`${route.method} ${route.path}`] = await passes(route, await headersFor());
  }
  return said;
}

function expected(answerFor: (needed: StaffRole) => string) {
  return Object.fromEntries(
    routes.map(({ method, path, staff = 'anybody' }) => [
      `${method} ${path}`,
      staff === 'anybody' ? 'passes' : answerFor(staff),
    ]),
  );
}

it('puts every address of the desk, and no other, into the table with who may call it', () => {
  expect(routes.length).toBeGreaterThan(3);
  const unlocked = desk.app.app.routes.filter(({ path, staff }) => path.startsWith('/desk') && !staff);
  expect(unlocked).toEqual([]);
  expect(routes.filter(({ path }) => !path.startsWith('/desk/api/'))).toEqual([]);
});

it.each(roles)('lets each %s through to what the table allows, and to nothing else', async (role) => {
  const said = await answersTo(async () => (await desk.somebody(role)).headers);
  expect(said).toEqual(expected((needed) => (mayAct(role, needed) ? 'passes' : 'role-too-low')));
});

it.each<[who: string, headers: () => Promise<Record<string, string>>]>([
  ['nobody', async () => ({})],
  ['a made-up session', async () => ({ cookie: `desk=${'x'.repeat(43)}` })],
  ['a cookie that is no session', async () => ({ cookie: 'desk=; desk="\' OR 1=1; __Host-desk=%00' })],
  [
    'a disabled account',
    async () => {
      const { id, headers } = await desk.somebody('lead');
      await desk.store.staff.changeAccount(id, { disabledAt: new Date().toISOString() }, []);
      const afterwards = await desk.sessionOf(id);
      return { cookie: `${headers.cookie}; ${afterwards}` };
    },
  ],
  [
    'a session that was ended from elsewhere',
    async () => {
      const { id, headers } = await desk.somebody('administrator');
      const [session] = await desk.store.staff.listSessions(id);
      await desk.store.staff.endSession(id, session?.id ?? '', []);
      return headers;
    },
  ],
])('lets %s through to nothing that needs a role', async (_who, headersFor) => {
  expect(await answersTo(headersFor)).toEqual(expected(() => 'sign-in-needed'));
});

it.each<[page: string, headers: Record<string, string>]>([
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  [
    'another site in a browser that does not say so',
    { origin: 'https://evil.example', 'sec-fetch-site': '' },
  ],
  ['another site that is embedded here', { origin: 'https://shop.example', 'sec-fetch-site': 'cross-site' }],
  ['another host of the same domain', { 'sec-fetch-site': 'same-site' }],
  ['a frame without an origin', { origin: 'null' }],
  ['another port of this host', { origin: 'http://127.0.0.1:1' }],
  ['an address typed by hand', { 'sec-fetch-site': 'none' }],
])('refuses every change that a page of %s asks for, with 403', async (_page, headers) => {
  const { headers: cookie } = await desk.somebody('administrator');
  const changing = routes.filter(({ method }) => method === 'POST');
  expect(changing.length).toBeGreaterThan(1);
  for (const route of changing) {
    const { status, json } = await desk.post(address(route), {}, { ...cookie, ...headers });
    expect([route.path, status, json.error.code]).toEqual([route.path, 403, 'origin-not-allowed']);
  }
});

it('refuses a change that names no origin at all', async () => {
  const { headers } = await desk.somebody('administrator');
  for (const route of routes.filter(({ method }) => method === 'POST')) {
    const response = await fetch(desk.app.base + address(route), {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(response.status).toBe(403);
  }
});

it('takes no change but as JSON, which no form of another site can send', async () => {
  const { headers } = await desk.somebody('administrator');
  for (const route of routes.filter(({ method }) => method === 'POST')) {
    const { status } = await desk.post(address(route), {}, { ...headers, 'content-type': 'text/plain' });
    expect(status).toBe(415);
  }
});

it('lets no script of another site read anything', async () => {
  const { headers } = await desk.somebody('administrator');
  for (const route of routes.filter(({ method, staff }) => method === 'GET' && staff !== 'anybody')) {
    const answer = await desk.get(address(route), { ...headers, 'sec-fetch-site': 'cross-site' });
    expect([route.path, answer.status]).toEqual([route.path, 403]);
    const read = await desk.get(address(route), { ...headers, origin: 'https://shop.example' });
    expect(read.headers.get('access-control-allow-origin')).toBeNull();
  }
});

it('is not there at all while the desk is off', async () => {
  const off = await deskFixture({ DESK: 'off' });
  try {
    expect(off.app.app.routes.filter(({ staff }) => staff !== undefined)).toEqual([]);
    for (const route of routes) {
      const answer =
        route.method === 'GET' ? await off.get(address(route)) : await off.post(address(route), {});
      expect(answer.status).toBe(404);
    }
  } finally {
    await off.app.stop();
  }
});
