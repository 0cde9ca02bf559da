import type { Config } from '../../config.ts';
import { createOidc } from '../../staff/oidc.ts';
import { type Finding, failed, look, notice, ok, skipped } from './finding.ts';

/** How long a service may take to answer, in milliseconds. */
const patienceMs = 8000;

/** Where Microsoft answers for the public cloud. Tests have others. */
export const microsoft = {
  keys: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  login: 'https://login.microsoftonline.com',
};

/** Asks the services that the settings name whether they would be there when they are needed. */
export async function lookAtServices(
  config: Config,
  clock: () => Temporal.Instant,
  { keys, login } = microsoft,
): Promise<Finding[]> {
  return [await lookAtIssuer(config, clock), ...(await lookAtTeams(config, keys, login))];
}

async function lookAtIssuer(config: Config, clock: () => Temporal.Instant): Promise<Finding> {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId = '', PUBLIC_URL: address = '' } = config;
  if (!issuer) return skipped('sign-in', 'OIDC_ISSUER is not set.');
  return look('sign-in', async () => {
    const settings = {
      issuer,
      clientId,
      clientSecret: config.OIDC_CLIENT_SECRET,
      scopes: config.OIDC_SCOPES,
    };
    await createOidc(settings, clock).depart(`${address}/desk/api/oidc/callback`);
    return 'The issuer answers.';
  });
}

async function lookAtTeams(config: Config, keys: string, login: string): Promise<Finding[]> {
  if (config.CONNECTOR_DEVELOPMENT === 'on') {
    const detail = '/api/messages is open to programs on this machine.';
    return [notice('teams', detail, 'Switch CONNECTOR_DEVELOPMENT off where people are served.')];
  }
  if (!config.MICROSOFT_APP_ID) return [skipped('teams', 'MICROSOFT_APP_ID is not set.')];
  const status = await statusOf(keys);
  const keysFound =
    status === 200
      ? ok('teams keys', 'The Connector’s keys can be fetched.')
      : failed(
          'teams keys',
          `The Connector’s keys cannot be fetched (${status}).`,
          'Let the server reach login.botframework.com by https.',
        );
  return [keysFound, await lookAtSecret(config, login)];
}

/** Asks for the token that messages are sent with; it is thrown away. */
async function lookAtSecret(config: Config, login: string): Promise<Finding> {
  const {
    MICROSOFT_APP_ID: id = '',
    MICROSOFT_APP_PASSWORD: secret,
    MICROSOFT_APP_TENANT_ID: tenant,
  } = config;
  if (secret === undefined) return skipped('teams secret', 'A managed identity has none.');
  const directory = config.MICROSOFT_APP_TYPE === 'SingleTenant' && tenant ? tenant : 'botframework.com';
  const status = await statusOf(`${login}/${directory}/oauth2/v2.0/token`, {
    grant_type: 'client_credentials',
    client_id: id,
    client_secret: secret,
    scope: 'https://api.botframework.com/.default',
  });
  if (status === 200) return ok('teams secret', 'It is taken.');
  const isRefused = status === 400 || status === 401;
  return failed(
    'teams secret',
    isRefused ? 'It is refused.' : `It cannot be tried (${status}).`,
    isRefused
      ? 'Check MICROSOFT_APP_ID, MICROSOFT_APP_TENANT_ID and MICROSOFT_APP_PASSWORD: secrets expire; make a new one at the registration.'
      : 'Let the server reach login.microsoftonline.com by https.',
  );
}

async function statusOf(address: string, form?: Record<string, string>): Promise<number | 'no answer'> {
  try {
    const response = await fetch(address, {
      signal: AbortSignal.timeout(patienceMs),
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 'no answer';
  }
}
