import { auditList } from '../../../bot/staff-api/contract/audit.ts';
import { type DeskFixture, deskFixture } from './desk-fixture.ts';

const password = 'correct horse battery';
let desk: DeskFixture;
beforeEach(async () => {
  desk = await deskFixture();
});
afterEach(() => desk.app.stop());

/** Somebody who joined by a link, with the headers of their browser. */
async function join(path: string, login: string) {
  const link = new URL(path, desk.app.base).hash.replace('#join=', '');
  const { status, json, cookie } = await desk.post('/desk/api/links/join', {
    link,
    name: login,
    login,
    password,
  });
  expect(status).toBe(200);
  return { id: String(json.id), headers: { cookie }, role: json.role };
}
async function firstAdministrator() {
  return join((await desk.app.app.firstAdministratorLink()) ?? '', 'ana');
}
const invite = async (headers: Record<string, string>, role: string) =>
  String((await desk.post('/desk/api/invitations', { role }, headers)).json.path);
const me = async (headers: Record<string, string>) => (await desk.get('/desk/api/me', headers)).status;
const signIn = (name: string, typed = password) => desk.post('/desk/api/session', { name, password: typed });

it('lets an administrator invite others with a role, by links that each work once, for a week', async () => {
  const ana = await firstAdministrator();
  const path = await invite(ana.headers, 'lead');
  expect(path).toMatch(/^\/console\/sign-in#join=[\w-]{43}$/);
  const bo = await join(path, 'bo');
  expect(bo.role).toBe('lead');
  const link = path.split('=')[1];
  const again = await desk.post('/desk/api/links/join', { link, name: 'c', login: 'cy', password });
  expect(again.json.error.code).toBe('link-invalid');

  const late = (await invite(ana.headers, 'agent')).split('=')[1];
  const taken = { link: late, name: 'Another', login: 'BO', password };
  expect(await desk.post('/desk/api/links/join', taken)).toMatchObject({
    status: 409,
    json: { error: { code: 'login-taken' } },
  });
  desk.pass({ hours: 7 * 24 });
  expect((await desk.post('/desk/api/links/look', { link: late })).status).toBe(404);
});

it('shows administrators who there is, and nothing of what proves it', async () => {
  const ana = await firstAdministrator();
  await join(await invite(ana.headers, 'agent'), 'bo');
  const { json } = await desk.get('/desk/api/accounts', ana.headers);
  expect(json.accounts).toMatchObject([
    { login: 'ana', role: 'administrator', ways: { password: true, oidc: false } },
    { login: 'bo', role: 'agent' },
  ]);
  expect(JSON.stringify(json)).not.toMatch(/scrypt|hash|subject"/);
});

it('changes a role at once, in the sessions that are open too', async () => {
  const ana = await firstAdministrator();
  const bo = await join(await invite(ana.headers, 'agent'), 'bo');
  expect((await desk.get('/desk/api/accounts', bo.headers)).status).toBe(403);
  expect(
    (await desk.post(`/desk/api/accounts/${bo.id}/role`, { role: 'administrator' }, ana.headers)).status,
  ).toBe(204);
  expect((await desk.get('/desk/api/accounts', bo.headers)).status).toBe(200);
  expect((await desk.post(`/desk/api/accounts/${bo.id}/role`, { role: 'owner' }, ana.headers)).status).toBe(
    400,
  );
  expect((await desk.post('/desk/api/accounts/nobody/role', { role: 'lead' }, ana.headers)).status).toBe(404);
});

it('keeps one administrator, who can neither be disabled nor step down', async () => {
  const ana = await firstAdministrator();
  for (const [what, body] of [
    ['disable', {}],
    ['role', { role: 'lead' }],
  ] as const) {
    expect(await desk.post(`/desk/api/accounts/${ana.id}/${what}`, body, ana.headers)).toMatchObject({
      status: 409,
      json: { error: { code: 'last-administrator' } },
    });
  }
  expect(await me(ana.headers)).toBe(200);
});

it('disables an account with all its sessions and links, and lets it in again', async () => {
  const ana = await firstAdministrator();
  const bo = await join(await invite(ana.headers, 'agent'), 'bo');
  const { json } = await desk.post(`/desk/api/accounts/${bo.id}/reset`, {}, ana.headers);
  await desk.post(`/desk/api/accounts/${bo.id}/disable`, {}, ana.headers);
  expect(await me(bo.headers)).toBe(401);
  expect((await signIn('bo')).status).toBe(401);
  const link = json.path.split('=')[1];
  expect((await desk.post('/desk/api/links/look', { link })).status).toBe(404);
  expect((await desk.post('/desk/api/links/reset', { link, password })).status).toBe(404);
  await desk.post(`/desk/api/accounts/${bo.id}/let-in`, {}, ana.headers);
  expect(await me(bo.headers)).toBe(401);
  expect((await signIn('bo')).status).toBe(200);
});

it('lists the sessions of an account, and ends each from elsewhere', async () => {
  const ana = await firstAdministrator();
  const bo = await join(await invite(ana.headers, 'agent'), 'bo');
  const { cookie } = await desk.post('/desk/api/session', { name: 'bo', password }, { 'user-agent': 'Lynx' });
  const own = await desk.get('/desk/api/me/sessions', bo.headers);
  expect(own.json.sessions).toHaveLength(2);
  const other = own.json.sessions.find((each: { isThis: boolean }) => !each.isThis);
  expect(other).toMatchObject({ browser: 'Lynx' });
  expect(JSON.stringify(own.json)).not.toContain(cookie.slice('desk='.length));
  expect((await desk.post(`/desk/api/me/sessions/${other.id}/end`, {}, ana.headers)).status).toBe(404);
  expect((await desk.post(`/desk/api/me/sessions/${other.id}/end`, {}, bo.headers)).status).toBe(204);
  expect([await me({ cookie }), await me(bo.headers)]).toEqual([401, 200]);

  const seen = await desk.get(`/desk/api/accounts/${bo.id}/sessions`, ana.headers);
  const [left] = seen.json.sessions;
  await desk.post(`/desk/api/accounts/${bo.id}/sessions/${left.id}/end`, {}, ana.headers);
  expect(await me(bo.headers)).toBe(401);
});

it('changes a password for who knows the old one, which ends the other sessions', async () => {
  const ana = await firstAdministrator();
  const other = await signIn('ana');
  const change = (old: string, next: string) =>
    desk.post('/desk/api/me/password', { old, password: next }, ana.headers);
  expect((await change('wrong', 'another good one')).json.error.code).toBe('sign-in-refused');
  expect((await change(password, 'short')).json.error.code).toBe('password-weak');
  expect((await change(password, 'another good one')).status).toBe(204);
  expect([await me(ana.headers), await me({ cookie: other.cookie })]).toEqual([200, 401]);
  expect([(await signIn('ana')).status, (await signIn('ana', 'another good one')).status]).toEqual([
    401, 200,
  ]);
});

it('does not let who holds a session guess the old password', async () => {
  const ana = await firstAdministrator();
  const statuses = [];
  for (let count = 0; count < 10; count += 1) {
    const body = { old: `guess ${count}`, password: 'another good one' };
    statuses.push((await desk.post('/desk/api/me/password', body, ana.headers)).status);
  }
  expect(statuses).toEqual([...Array(5).fill(401), ...Array(5).fill(429)]);
});

it('sets a new password by a link of an administrator, which ends all sessions and works once', async () => {
  const ana = await firstAdministrator();
  const bo = await join(await invite(ana.headers, 'agent'), 'bo');
  const { json } = await desk.post(`/desk/api/accounts/${bo.id}/reset`, {}, ana.headers);
  const link = json.path.replace('/console/sign-in#reset=', '');
  expect((await desk.post('/desk/api/links/look', { link })).json).toEqual({ kind: 'reset', login: 'bo' });
  const renewed = await desk.post('/desk/api/links/reset', { link, password: 'another good one' });
  expect(renewed.status).toBe(200);
  expect([await me(bo.headers), await me({ cookie: renewed.cookie })]).toEqual([401, 200]);
  expect((await desk.post('/desk/api/links/reset', { link, password: 'yet another one' })).status).toBe(404);
});

it('keeps the language of the console, of those there are', async () => {
  const ana = await firstAdministrator();
  expect((await desk.post('/desk/api/me/language', { language: 'xx' }, ana.headers)).status).toBe(400);
  expect((await desk.post('/desk/api/me/language', { language: 'en' }, ana.headers)).status).toBe(204);
  expect((await desk.get('/desk/api/me', ana.headers)).json.language).toBe('en');
});

describe('the audit log', () => {
  it('tells administrators who did what to whom, and that they read it', async () => {
    const ana = await firstAdministrator();
    const bo = await join(await invite(ana.headers, 'agent'), 'bo');
    await desk.post(`/desk/api/accounts/${bo.id}/role`, { role: 'lead' }, ana.headers);
    await desk.post(`/desk/api/accounts/${bo.id}/disable`, {}, ana.headers);
    const told = await desk.get('/desk/api/audit', ana.headers);
    expect(auditList.parse(told.json)).toEqual(told.json);
    expect(told.json.items).toMatchObject([
      { action: 'disabled', agentName: 'ana', accountName: 'bo' },
      { action: 'role-changed', agentName: 'ana', accountName: 'bo', detail: 'lead' },
      { action: 'signed-in', agentName: 'bo' },
      { action: 'joined', agentName: 'bo', detail: 'agent' },
      { action: 'invited', agentName: 'ana', detail: 'agent' },
      { action: 'signed-in', agentName: 'ana' },
      { action: 'joined', agentName: 'ana', detail: 'administrator' },
    ]);
    const again = await desk.get('/desk/api/audit?limit=1', ana.headers);
    expect(again.json.items).toMatchObject([{ action: 'audit-read', agentId: ana.id }]);
    const next = await desk.get(`/desk/api/audit?limit=1&before=${again.json.next}`, ana.headers);
    expect(next.json.items).toMatchObject([{ action: 'disabled' }]);
    const ofBo = await desk.get(`/desk/api/audit?agent=${bo.id}`, ana.headers);
    expect(ofBo.json.items).toHaveLength(2);
  });

  it.each(['limit=0', 'limit=1000', 'before=x', 'limit=1e9'])('refuses the query %s', async (query) => {
    const ana = await firstAdministrator();
    expect((await desk.get(`/desk/api/audit?${query}`, ana.headers)).status).toBe(400);
  });

  it('says nothing of what was refused', async () => {
    const ana = await firstAdministrator();
    const before = await desk.store.staff.readAudit({ limit: 50 });
    await desk.post(`/desk/api/accounts/${ana.id}/disable`, {}, ana.headers);
    await desk.post('/desk/api/accounts/nobody/reset', {}, ana.headers);
    await desk.post('/desk/api/me/sessions/nothing/end', {}, ana.headers);
    expect(await desk.store.staff.readAudit({ limit: 50 })).toEqual(before);
  });
});
