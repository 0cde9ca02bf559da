import { describeSettings, readConfig } from '../../bot/config.ts';
import { GuideError } from '../../dialogs/errors.ts';

it('needs nothing to be set, and takes an empty value for none', () => {
  const config = readConfig({ PORT: '', CONTACT_URL: ' ', SOMETHING_ELSE: 'x' });
  expect(config).toMatchObject({ PORT: 3978, STORE_URL: 'sqlite:./data/guide.db', RULE_PACK: 'koogallery' });
  expect(config).not.toHaveProperty('CONTACT_URL');
});

it('reads lists and addresses as people write them', () => {
  const config = readConfig({
    PUBLIC_URL: 'https://Guide.example.com/',
    EMBED_ORIGINS: ' https://a.example/, http://localhost:8080 ,',
    CONTACT_URL: 'mailto:help@example.com',
  });
  expect(config.PUBLIC_URL).toBe('https://guide.example.com');
  expect(config.EMBED_ORIGINS).toEqual(['https://a.example', 'http://localhost:8080']);
});

it('reads headers for traces as OpenTelemetry writes them, and refuses them when nobody is to get them', () => {
  const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' };
  const headers = { OTEL_EXPORTER_OTLP_HEADERS: ' authorization = Bearer%20a%2Cb== , x-tenant=one,' };
  expect(readConfig({ ...endpoint, ...headers }).OTEL_EXPORTER_OTLP_HEADERS).toEqual({
    authorization: 'Bearer a,b==',
    'x-tenant': 'one',
  });
  expect(() => readConfig(headers)).toThrow(
    'OTEL_EXPORTER_OTLP_HEADERS is set; OTEL_EXPORTER_OTLP_ENDPOINT must be too.',
  );
});

it.each([
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '39.78'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'grpc://collector:4317'],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'Bearer canary'],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'authorization=%zz'],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'authorization=a%0d%0aEvil: yes'],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'a key=value'],
  ['OTEL_TRACES_SAMPLER_ARG', '1.1'],
  ['OTEL_TRACES_SAMPLER_ARG', 'always_on'],
  ['PUBLIC_URL', 'guide.example.com'],
  ['PUBLIC_URL', 'https://guide.example.com/path'],
  ['PUBLIC_URL', 'javascript:alert(1)'],
  ['STORE_URL', 'mysql://host/guide'],
  ['STORE_URL', 'sqlite:'],
  ['RULE_PACK', '../../etc/passwd'],
  ['CONTACT_URL', 'javascript:alert(1)'],
  ['CONTACT_URL', 'help@example.com'],
  ['EMBED_ORIGINS', '*'],
  ['EMBED_ORIGINS', "https://a.example 'unsafe-inline'"],
  ['EMBED_ORIGINS', 'https://a.example;script-src'],
  ['EMBED_ORIGINS', 'ftp://a.example'],
  ['TOKEN_SECRET', 'short'],
  ['DIRECT_LINE_SECRET', 'short'],
  ['RESUME_DAYS', '0'],
  ['TRUST_PROXY', 'true'],
  ['MAX_CONNECTIONS', '0'],
  ['LIMIT_MESSAGES', 'many'],
  ['MICROSOFT_APP_ID', 'my-bot'],
  ['MICROSOFT_APP_TYPE', 'SingleTennant'],
  ['MICROSOFT_APP_TENANT_ID', 'contoso.com'],
  ['CONNECTOR_TENANTS', 'contoso.com'],
  ['CONNECTOR_HOSTS', 'https://smba.trafficmanager.net'],
  ['CONNECTOR_HOSTS', '*'],
  ['CONNECTOR_HOSTS', '*.net:443'],
  ['CONNECTOR_DEVELOPMENT', 'true'],
  ['DESK', 'yes'],
  ['OIDC_ISSUER', 'login.example.com'],
  ['OIDC_SCOPES', 'profile email'],
  ['OIDC_SCOPES', 'openid "'],
  ['OIDC_DOMAINS', '@example.com'],
  ['OIDC_ROLE_CLAIM', 'a b'],
  ['LOG_LEVEL', 'verbose'],
])('refuses %s=%s and says what it must be', (name, value) => {
  const { secret, expected } = describeSettings().get(name) ?? { secret: undefined, expected: 'unknown' };
  let refusal: unknown;
  try {
    readConfig({ [name]: value });
  } catch (error) {
    refusal = error;
  }
  if (!(refusal instanceof GuideError)) throw new Error(`${name}=${value} was accepted`);
  expect(refusal.code).toBe('config-invalid');
  expect(refusal.detail.trim()).toBe(
    `${name} is ${secret ? 'set' : JSON.stringify(value)}; it must be ${expected}.`,
  );
});

describe('settings of Teams', () => {
  const id = '11111111-2222-4333-8444-555555555555';
  const bot = {
    MICROSOFT_APP_ID: id,
    MICROSOFT_APP_PASSWORD: 'hunter2',
    MICROSOFT_APP_TENANT_ID: id,
    PUBLIC_URL: 'https://guide.example.com',
  };

  it('are enough with an id, a secret, a tenant and an address', () => {
    expect(readConfig(bot)).toMatchObject({ MICROSOFT_APP_TYPE: 'SingleTenant', CONNECTOR_TENANTS: [] });
  });

  it('need no secret for a managed identity, and no tenant for an old registration that says who may come', () => {
    const { MICROSOFT_APP_PASSWORD: _, ...managed } = { ...bot, MICROSOFT_APP_TYPE: 'UserAssignedMSI' };
    expect(readConfig(managed).MICROSOFT_APP_TYPE).toBe('UserAssignedMSI');
    const old = {
      ...bot,
      MICROSOFT_APP_TYPE: 'MultiTenant',
      MICROSOFT_APP_TENANT_ID: '',
      CONNECTOR_TENANTS: '*',
    };
    expect(readConfig(old).CONNECTOR_TENANTS).toEqual(['*']);
  });

  it.each<[differences: Record<string, string>, line: string]>([
    [{ MICROSOFT_APP_PASSWORD: '' }, 'MICROSOFT_APP_PASSWORD is not set; SingleTenant needs it.'],
    [
      { MICROSOFT_APP_TENANT_ID: '', CONNECTOR_TENANTS: '*' },
      'MICROSOFT_APP_TENANT_ID is not set; SingleTenant needs it.',
    ],
    [
      { MICROSOFT_APP_TYPE: 'UserAssignedMSI' },
      'MICROSOFT_APP_PASSWORD is set; UserAssignedMSI must be without it.',
    ],
    [{ MICROSOFT_APP_TYPE: 'MultiTenant', MICROSOFT_APP_TENANT_ID: '' }, 'CONNECTOR_TENANTS is not set;'],
    [{ MICROSOFT_APP_ID: '' }, 'MICROSOFT_APP_PASSWORD is set; MICROSOFT_APP_ID must be too.'],
    [{ PUBLIC_URL: '' }, 'PUBLIC_URL is not set;'],
    [
      { CONNECTOR_DEVELOPMENT: 'on' },
      'CONNECTOR_DEVELOPMENT is "on"; it must be off when MICROSOFT_APP_ID is set.',
    ],
    [
      {
        MICROSOFT_APP_ID: '',
        MICROSOFT_APP_PASSWORD: '',
        CONNECTOR_DEVELOPMENT: 'on',
        NODE_ENV: 'production',
      },
      'CONNECTOR_DEVELOPMENT is "on"; it must be off when NODE_ENV is production.',
    ],
  ])('are refused with %j, without the secret', (differences, line) => {
    const read = () => readConfig({ ...bot, ...differences });
    expect(read).toThrow(line);
    expect(read).not.toThrow(/hunter2/);
  });
});

describe('settings of the desk', () => {
  const oidc = {
    OIDC_ISSUER: 'https://login.example/tenant/v2.0',
    OIDC_CLIENT_ID: 'guide',
    OIDC_CLIENT_SECRET: 'hunter2',
    OIDC_ROLE_CLAIM: 'realm_access.roles',
    OIDC_ADMINISTRATORS: 'Desk Owners, owners',
    PUBLIC_URL: 'https://guide.example.com',
  };

  it('are off unless asked for', () => {
    expect(readConfig({})).toMatchObject({ DESK: 'off', OIDC_SCOPES: 'openid profile email' });
    expect(readConfig({})).not.toHaveProperty('OIDC_ISSUER');
  });

  it('keep the values of a claim as they are written', () => {
    expect(readConfig(oidc)).toMatchObject({
      OIDC_ADMINISTRATORS: ['Desk Owners', 'owners'],
      OIDC_LEADS: [],
    });
  });

  it('take plain http on this machine', () => {
    const here = { PUBLIC_URL: 'http://localhost:3978', OIDC_ISSUER: 'http://127.0.0.1:8080/realms/x' };
    expect(readConfig({ ...oidc, ...here, DESK: 'on' }).DESK).toBe('on');
  });

  it.each<[differences: Record<string, string>, line: string]>([
    [{ PUBLIC_URL: 'http://guide.example.com' }, 'PUBLIC_URL is not https;'],
    [{ OIDC_CLIENT_ID: '' }, 'OIDC_CLIENT_ID is not set;'],
    [
      { OIDC_ISSUER: '', OIDC_CLIENT_SECRET: '', DESK: 'on' },
      'OIDC_CLIENT_ID is set; OIDC_ISSUER must be too.',
    ],
    [
      { OIDC_ISSUER: '', OIDC_CLIENT_ID: '', DESK: 'on' },
      'OIDC_CLIENT_SECRET is set; OIDC_ISSUER must be too.',
    ],
    [{ PUBLIC_URL: '' }, 'PUBLIC_URL is not set; OIDC needs it'],
    [{ OIDC_ISSUER: 'http://login.example/' }, 'OIDC_ISSUER is not https.'],
    [
      { OIDC_ISSUER: 'https://login.microsoftonline.com/common/v2.0' },
      'OIDC_ISSUER lets the people of every',
    ],
    [{ OIDC_ROLE_CLAIM: '' }, 'OIDC_ROLE_CLAIM is not set;'],
    [{ OIDC_ADMINISTRATORS: '' }, 'OIDC_ADMINISTRATORS is not set;'],
  ])('are refused with %j, without the secret', (differences, line) => {
    const read = () => readConfig({ ...oidc, ...differences });
    expect(read).toThrow(line);
    expect(read).not.toThrow(/hunter2/);
  });

  it('are refused for passwords over plain http', () => {
    const exposed = { DESK: 'on', PUBLIC_URL: 'http://guide.example.com' };
    expect(() => readConfig(exposed)).toThrow('PUBLIC_URL is not https;');
  });
});
