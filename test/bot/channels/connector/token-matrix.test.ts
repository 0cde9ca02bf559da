import { createHmac, type KeyObject } from 'node:crypto';
import { createRequire } from 'node:module';
import { hostileAddresses } from './hostile-addresses.ts';
import { appId, foreignKeys, type LocalCloud } from './local-cloud.ts';
import { type TeamsFixture, teamsFixture, teamsMessage } from './teams-fixture.ts';

/** Tokens as strangers, other services and other times would send them; each must be refused alike. */
const now = Math.floor(Date.now() / 1000);
const wrongTokens: [what: string, token: (cloud: LocalCloud) => string][] = [
  ['no token at all', () => ''],
  ['words', () => 'let me in'],
  ['two parts', () => 'a.b'],
  ['four parts', (cloud) => `${cloud.token()}.x`],
  ['parts that are no JSON', () => 'eyJ.eyJ.eyJ'],
  ['a header that is null', (cloud) => cloud.token().replace(/^[^.]+/, base64('null'))],
  ['10,000 characters', () => 'a'.repeat(10_000)],
  ['no signature', (cloud) => cloud.token().replace(/[^.]+$/, '')],
  ['a changed signature', (cloud) => cloud.token().replace(/[^.]{8}$/, 'AAAAAAAA')],
  ['changed claims', (cloud) => withClaims(cloud.token(), { serviceurl: cloud.serviceUrl, iat: 1 })],
  ['a signature by another key', (cloud) => cloud.token({}, {}, foreignKeys.privateKey)],
  ['an unknown key', (cloud) => cloud.token({}, { kid: 'nobody' })],
  ['no key id', (cloud) => cloud.token({}, { kid: undefined })],
  ['a key of another channel', (cloud) => cloud.token({}, { kid: 'not-for-teams' })],
  ['algorithm none', (cloud) => unsigned(cloud.token({}, { alg: 'none' }))],
  ['algorithm HS256 with the public key as its secret', (cloud) => hmac(cloud.token({}, { alg: 'HS256' }))],
  ['algorithm ES256', (cloud) => cloud.token({}, { alg: 'ES256' })],
  ['algorithm RS512 over an RS256 signature', (cloud) => cloud.token({}, { alg: 'RS512' })],
  ['another issuer', (cloud) => cloud.token({ iss: 'https://api.botframework.us' })],
  ['the issuer of the emulator', (cloud) => cloud.token({ iss: emulatorIssuer, tid: 'x', ver: '2.0' })],
  ['the issuer with a slash', (cloud) => cloud.token({ iss: 'https://api.botframework.com/' })],
  ['a list of issuers', (cloud) => cloud.token({ iss: ['https://api.botframework.com'] })],
  ['no issuer', (cloud) => cloud.token({ iss: undefined })],
  ['another audience', (cloud) => cloud.token({ aud: '99999999-2222-4333-8444-555555555555' })],
  ['several audiences', (cloud) => cloud.token({ aud: [appId] })],
  ['no audience', (cloud) => cloud.token({ aud: undefined })],
  ['an audience in the place of Emulator tokens', (cloud) => cloud.token({ aud: undefined, appid: appId })],
  ['a skill', (cloud) => cloud.token({ iss: emulatorIssuer, ver: '1.0', appid: 'another-bot' })],
  ['expired an hour ago', (cloud) => cloud.token({ nbf: now - 7200, exp: now - 3600 })],
  ['valid from tomorrow', (cloud) => cloud.token({ nbf: now + 86_400, exp: now + 90_000 })],
  ['no expiry', (cloud) => cloud.token({ exp: undefined })],
  ['no beginning', (cloud) => cloud.token({ nbf: undefined })],
  ['an expiry in words', (cloud) => cloud.token({ exp: 'never' })],
  ['another service URL', (cloud) => cloud.token({ serviceurl: 'https://smba.trafficmanager.net/amer/' })],
  ['a tenant', (cloud) => cloud.token({ tid: 'any' })],
  ['no service URL', (cloud) => cloud.token({ serviceurl: undefined })],
];

/** Activities that a right token must not carry in. */
const wrongActivities: [what: string, differences: Record<string, unknown>][] = [
  ['no service URL', { serviceUrl: undefined }],
  ['a service URL that is not the one of the token', { serviceUrl: 'https://smba.trafficmanager.net/amer/' }],
  ['the channel of the emulator', { channelId: 'emulator' }],
  ['the channel of an app service extension', { channelId: 'AseChannel' }],
  ['the channel of Direct Line', { channelId: 'directline' }],
  ['a tenant that is not allowed', { channelData: { tenant: { id: 'foreign' } } }],
  ['no tenant', { channelData: {}, conversation: { id: 'a:1', conversationType: 'personal' } }],
];

const emulatorIssuer = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';

describe('a request to /api/messages', () => {
  let teams: TeamsFixture;
  /** The SDK complains to the console about signatures. */
  const complaints = jest.spyOn(console, 'error').mockImplementation(() => {});

  beforeAll(async () => {
    teams = await teamsFixture({ settings: { LIMIT_REQUESTS: '0' } });
  });
  afterAll(async () => {
    await teams.stop();
    complaints.mockRestore();
  });

  it('is taken with a right token', async () => {
    expect((await teams.post(teamsMessage(teams.cloud))).status).toBe(200);
  });

  it.each(wrongTokens)('is refused with %s', async (_what, token) => {
    await expectRefusal(await teams.post(teamsMessage(teams.cloud), token(teams.cloud)));
  });

  it.each(wrongActivities)('is refused with a right token and %s', async (_what, differences) => {
    await expectRefusal(await teams.post(teamsMessage(teams.cloud, differences)));
  });

  it.each(['', 'Basic YTpi', 'bearer TOKEN', 'Bearer  TOKEN', 'Bearer TOKEN TOKEN', 'TOKEN'])(
    'is refused with the authorization “%s”',
    async (authorization) => {
      const answer = await fetch(`${teams.app.base}/api/messages`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: authorization.replaceAll('TOKEN', teams.cloud.token()),
        },
        body: JSON.stringify(teamsMessage(teams.cloud)),
      });
      await expectRefusal(answer);
    },
  );

  it('is refused with every service URL that leads elsewhere, even one that the token confirms', async () => {
    for (const serviceUrl of hostileAddresses) {
      const token = teams.cloud.token({ serviceurl: serviceUrl });
      await expectRefusal(await teams.post(teamsMessage(teams.cloud, { serviceUrl }), token));
    }
  });

  it('leaves nothing behind, however often strangers try', async () => {
    const { ToBotFromBotOrEmulatorTokenValidationParameters: kept } = createRequire(__filename)(
      'botframework-connector/lib/auth/tokenValidationParameters.js',
    );
    const issuers = kept.issuer.length;
    const before = teams.cloud.keyRequests;
    const foreign = foreignKeys.privateKey;
    for (let round = 0; round < 100; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, at) => {
          const tid = `tenant-${round}-${at}`;
          const iss = `https://sts.windows.net/${tid}/`;
          const tokens = [cheapToken(teams.cloud, { iss, tid }), cheapToken(teams.cloud, { tid }, foreign)];
          return teams.post(teamsMessage(teams.cloud), tokens[at % 2]);
        }),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
      await Promise.all(answers.map((answer) => answer.arrayBuffer()));
    }
    expect(kept.issuer.length).toBe(issuers);
    expect(teams.cloud.keyRequests).toBe(before);
  }, 60_000);
});

it('is told to come again while the keys cannot be had, and taken when they can', async () => {
  const teams = await teamsFixture();
  teams.cloud.serveKeys(false);
  const statuses = async () => (await teams.post(teamsMessage(teams.cloud))).status;
  expect([await statuses(), await statuses()]).toEqual([503, 503]);
  // strangers cannot make the bot ask for keys at every request
  expect(teams.cloud.keyRequests).toBe(1);
  teams.cloud.serveKeys(true);
  teams.app.pass({ seconds: 10 });
  expect(await statuses()).toBe(200);
  await teams.stop();
});

async function expectRefusal(answer: Response): Promise<void> {
  expect(answer.status).toBe(401);
  const { error } = await answer.json();
  expect(error.code).toBe('connector-refused');
  expect(error.message).not.toMatch(/jwt|token|signature|claim|audience|expired/i);
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64url');
}

function withClaims(token: string, claims: Record<string, unknown>): string {
  const [header, body = '', signature] = token.split('.');
  const changed = { ...JSON.parse(Buffer.from(body, 'base64url').toString()), ...claims };
  return [header, base64(JSON.stringify(changed)), signature].join('.');
}

function unsigned(token: string): string {
  return token.replace(/[^.]+$/, '');
}

function hmac(token: string): string {
  const signed = token.slice(0, token.lastIndexOf('.'));
  const secret = foreignKeys.publicKey.export({ type: 'spki', format: 'pem' });
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

let signedOnce: string | undefined;

/** Signing ten thousand times would take longer than the rest: what is refused unread needs no signature of its own. */
function cheapToken(cloud: LocalCloud, claims: Record<string, unknown>, key?: KeyObject): string {
  signedOnce ??= cloud.token({}, {}, key);
  return withClaims(signedOnce, claims);
}
