import type { RouteRequest } from '../../../bot/http/route.ts';
import { createStaffGuard } from '../../../bot/staff/guard.ts';
import { createOwnSite } from '../../../bot/staff/own-site.ts';
import { secretHash } from '../../../bot/staff/secret.ts';
import { createSessions } from '../../../bot/staff/sessions.ts';
import { createStaffCookie } from '../../../bot/staff/staff-cookie.ts';
import { openStore } from '../../../bot/store/open-store.ts';
import { stamp } from '../../../bot/store/stamp.ts';
import type { Store } from '../../../bot/store/store.ts';

let store: Store;
let now: Temporal.Instant;
let ids = 0;
const begun = Temporal.Instant.from('2026-11-23T08:00:00Z');
const account = {
  id: 'ana',
  name: 'Ana',
  role: 'agent',
  subject: 's',
  createdAt: '2026-11-23T08:00:00Z',
} as const;

beforeEach(async () => {
  now = begun;
  store = await openStore('sqlite::memory:', begun.toString());
  await store.staff.welcomeSubject(account, () => []);
});
afterEach(() => store.close());

/** A guard behind a public address, or none, and one session. */
async function guarded(publicOrigin?: string) {
  const clock = () => now;
  const randomId = () => `id-${++ids}`;
  const site = createOwnSite(publicOrigin);
  const cookie = createStaffCookie(site, 'desk', 'Strict');
  const sessions = createSessions({ staff: store.staff, clock, randomId });
  const guard = createStaffGuard({ store, site, cookie, sessions, clock });
  const value = await sessions.begin(account, 'Firefox', []);
  return { guard, cookie, value };
}

const asked = (headers: Record<string, string>): RouteRequest => ({
  params: { id: 'c1' },
  query: new URLSearchParams(),
  header: (name) => headers[name],
  body: undefined,
  address: '192.0.2.1',
  peer: '192.0.2.1',
});

it('keeps sessions under hashes only', async () => {
  const { value } = await guarded();
  expect(value).toHaveLength(43);
  expect(await store.staff.findSession(value)).toBeUndefined();
  expect(await store.staff.findSession(secretHash(value))).toBeDefined();
});

it('ends a session after twelve hours without use, and any after seven days', async () => {
  const { guard, value } = await guarded();
  const request = asked({ host: 'localhost', cookie: `desk=${value}` });
  const isIn = () =>
    guard.admit(request, 'agent', false).then(
      () => true,
      () => false,
    );
  const at = async (hours: number) => {
    now = begun.add({ hours });
    return isIn();
  };
  expect([await at(11), await at(22), await at(34)]).toEqual([true, true, false]);

  const { value: used } = await guarded();
  request.header = (name) => (name === 'cookie' ? `desk=${used}` : name === 'host' ? 'localhost' : undefined);
  const start = now;
  for (let hours = 11; hours < 7 * 24; hours += 11) {
    now = start.add({ hours });
    expect(await isIn()).toBe(true);
  }
  now = start.add({ hours: 7 * 24 });
  expect(await isIn()).toBe(false);
});

it('binds the cookie to the host and to https, but for plain http on this machine', async () => {
  const { cookie: behindProxy } = await guarded('https://guide.example');
  expect(behindProxy.write(asked({ host: 'localhost:3978' }), 'v', 60)).toBe(
    '__Host-desk=v; Path=/; Max-Age=60; HttpOnly; SameSite=Strict; Secure',
  );
  const { cookie } = await guarded();
  expect(cookie.write(asked({ host: '127.0.0.1:3978' }), 'v', 60)).toBe(
    'desk=v; Path=/; Max-Age=60; HttpOnly; SameSite=Strict',
  );
  // a name that an attacker points at this machine is not this machine
  for (const host of ['192.0.2.1', 'localhost.evil.example', '127.0.0.1.evil.example', '']) {
    expect(cookie.write(asked({ host }), 'v', 60)).toContain('__Host-desk=v; ');
    expect(cookie.read(asked({ host, cookie: 'desk=v' }))).toBeUndefined();
  }
});

it('believes the Host header only while no public address is set', async () => {
  const headers = { host: 'evil.example', origin: 'https://evil.example' };
  const { guard, value } = await guarded('https://guide.example');
  const cookie = `__Host-desk=${value}`;
  const refused = guard.admit(asked({ ...headers, cookie }), 'agent', true);
  await expect(refused).rejects.toMatchObject({ code: 'origin-not-allowed' });
  const own = guard.admit(asked({ ...headers, cookie, origin: 'https://guide.example' }), 'agent', true);
  expect(await own).toMatchObject({ id: 'ana', role: 'agent' });
});

it('tells of a WebSocket whether the person is still signed in, by its handshake', async () => {
  const { guard, value } = await guarded();
  const handshake = asked({ host: 'localhost', origin: 'http://localhost', cookie: `desk=${value}` });
  const { sessionId } = await guard.admit(handshake, 'agent', true);
  await store.staff.endSession('ana', sessionId, []);
  await expect(guard.admit(handshake, 'agent', true)).rejects.toMatchObject({ code: 'sign-in-needed' });
});

it('writes down who looked at what before the answer leaves, and nothing when there was nothing to see', async () => {
  const { guard, value } = await guarded();
  const route = guard.staffRoute({
    method: 'GET',
    path: '/desk/api/conversations/:id',
    name: 'conversation',
    role: 'agent',
    audit: { action: 'audit-read', about: ({ params }) => ({ conversationId: params.id ?? '' }) },
    answer({ header }) {
      if (header('x-broken')) throw new Error('nothing to see');
      return { status: 200 };
    },
  });
  const headers = { host: 'localhost', cookie: `desk=${value}` };
  await route.answer(asked(headers));
  await expect(async () => route.answer(asked({ ...headers, 'x-broken': 'yes' }))).rejects.toThrow();
  expect(await store.staff.readAudit({ limit: 10 })).toMatchObject([
    { agentId: 'ana', action: 'audit-read', conversationId: 'c1', at: stamp(begun) },
  ]);
  await store.close();
  await expect(async () => route.answer(asked(headers))).rejects.toMatchObject({ code: 'store-unavailable' });
});
