import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { type ServedApp, serveApp } from '../../served-app.ts';
import { type LocalCloud, startLocalCloud } from './local-cloud.ts';
import { teamsMessage } from './teams-fixture.ts';

describe('/api/messages without an application id', () => {
  let cloud: LocalCloud;
  let app: ServedApp | undefined;

  beforeAll(async () => {
    cloud = await startLocalCloud();
  });
  afterEach(async () => app?.stop());
  afterAll(() => cloud.stop());

  function post(
    activity: unknown,
    headers: Record<string, string> = {},
    base = app?.base,
  ): Promise<Response> {
    return fetch(`${base}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(activity),
    });
  }

  it('is not there', async () => {
    app = await serveApp();
    expect((await post(teamsMessage(cloud))).status).toBe(404);
  });

  it('is open to programs of this machine with the development switch, which is warned about', async () => {
    app = await serveApp({ CONNECTOR_DEVELOPMENT: 'on' });
    expect(app.logged()).toContain('connector-open-for-development');
    expect((await post(teamsMessage(cloud))).status).toBe(200);
    const [call] = await cloud.called(1);
    expect(call?.activity.text).toBe('1: hello');
    expect(call?.headers).not.toHaveProperty('authorization');
  });

  it.each<[what: string, differences: Record<string, unknown>, headers: Record<string, string>]>([
    ['for a service elsewhere', { serviceUrl: 'https://smba.trafficmanager.net/amer/' }, {}],
    ['for no service', { serviceUrl: undefined }, {}],
    ['for a service that only looks near', { serviceUrl: 'http://localhost.evil.example/' }, {}],
    ['for another channel', { channelId: 'emulator' }, {}],
    ['from behind a proxy', {}, { 'x-forwarded-for': '203.0.113.7' }],
    ['from a web page', {}, { origin: 'https://evil.example' }],
  ])('is then still closed %s', async (_what, differences, headers) => {
    app = await serveApp({ CONNECTOR_DEVELOPMENT: 'on' });
    expect((await post(teamsMessage(cloud, differences), headers)).status).toBe(401);
  });

  const [elsewhere] = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  const ifElsewhere = elsewhere ? it : it.skip;

  ifElsewhere('is then still closed to other machines', async () => {
    app = await serveApp({ CONNECTOR_DEVELOPMENT: 'on', HOST: '0.0.0.0' });
    const { port } = new URL(app.base);
    const status = await new Promise((resolve, reject) => {
      const body = JSON.stringify(teamsMessage(cloud));
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      request({ host: elsewhere?.address, port, path: '/api/messages', method: 'POST', headers })
        .on('response', (response) => resolve(response.statusCode))
        .on('error', reject)
        .end(body);
    });
    expect(status).toBe(401);
  });
});
