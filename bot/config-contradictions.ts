import type { Config } from './config.ts';
import { isLoopbackHost } from './http/loopback-host.ts';

type Given = Record<string, string | undefined>;

/** What each setting allows and together cannot be, a line for each. */
export function contradictions(config: Config, given: Given): string[] {
  return [
    ...refuse(
      !config.OTEL_EXPORTER_OTLP_ENDPOINT && config.OTEL_EXPORTER_OTLP_HEADERS !== undefined,
      'OTEL_EXPORTER_OTLP_HEADERS is set; OTEL_EXPORTER_OTLP_ENDPOINT must be too.',
    ),
    ...aboutTeams(config, given),
    ...aboutDesk(config),
    ...aboutChatwoot(config),
    ...aboutStaffInTeams(config),
  ];
}

function aboutTeams(config: Config, given: Given): string[] {
  const development = config.CONNECTOR_DEVELOPMENT === 'on';
  const hasSecret = config.MICROSOFT_APP_PASSWORD !== undefined;
  const byManagedIdentity = config.MICROSOFT_APP_TYPE === 'UserAssignedMSI';
  if (!config.MICROSOFT_APP_ID) {
    return [
      ...refuse(hasSecret, 'MICROSOFT_APP_PASSWORD is set; MICROSOFT_APP_ID must be too.'),
      ...refuse(
        development && given.NODE_ENV === 'production',
        'CONNECTOR_DEVELOPMENT is "on"; it must be off when NODE_ENV is production.',
      ),
    ];
  }
  return [
    ...refuse(development, 'CONNECTOR_DEVELOPMENT is "on"; it must be off when MICROSOFT_APP_ID is set.'),
    ...refuse(!config.PUBLIC_URL, 'PUBLIC_URL is not set; Teams needs it for the links in answers.'),
    ...refuse(
      !config.MICROSOFT_APP_TENANT_ID && config.MICROSOFT_APP_TYPE !== 'MultiTenant',
      `MICROSOFT_APP_TENANT_ID is not set; ${config.MICROSOFT_APP_TYPE} needs it.`,
    ),
    ...refuse(
      !config.MICROSOFT_APP_TENANT_ID && config.CONNECTOR_TENANTS.length === 0,
      'CONNECTOR_TENANTS is not set; without MICROSOFT_APP_TENANT_ID it must say who may talk to the bot.',
    ),
    ...refuse(
      !byManagedIdentity && !hasSecret,
      `MICROSOFT_APP_PASSWORD is not set; ${config.MICROSOFT_APP_TYPE} needs it.`,
    ),
    ...refuse(
      byManagedIdentity && hasSecret,
      'MICROSOFT_APP_PASSWORD is set; UserAssignedMSI must be without it.',
    ),
  ];
}

function aboutDesk(config: Config): string[] {
  const { OIDC_ISSUER: issuer, PUBLIC_URL: address } = config;
  const roles = [config.OIDC_AGENTS, config.OIDC_LEADS, config.OIDC_ADMINISTRATORS].flat();
  const passwords = config.DESK === 'on';
  return [
    ...refuse(
      (passwords || issuer !== undefined) && address !== undefined && !isPrivate(address),
      'PUBLIC_URL is not https; passwords and sessions of staff need it.',
    ),
    ...refuse(
      issuer !== undefined && !config.OIDC_CLIENT_ID,
      'OIDC_CLIENT_ID is not set; OIDC_ISSUER needs it.',
    ),
    ...refuse(
      !issuer && config.OIDC_CLIENT_ID !== undefined,
      'OIDC_CLIENT_ID is set; OIDC_ISSUER must be too.',
    ),
    ...refuse(
      !issuer && config.OIDC_CLIENT_SECRET !== undefined,
      'OIDC_CLIENT_SECRET is set; OIDC_ISSUER must be too.',
    ),
    ...refuse(issuer !== undefined && !address, 'PUBLIC_URL is not set; OIDC needs it to send people back.'),
    ...refuse(issuer !== undefined && !isPrivate(issuer), 'OIDC_ISSUER is not https.'),
    ...refuse(
      issuer !== undefined && /\/(common|organizations|consumers)(\/|$)/.test(issuer),
      'OIDC_ISSUER lets the people of every organisation in; name the tenant in it.',
    ),
    ...refuse(
      roles.length > 0 && !config.OIDC_ROLE_CLAIM,
      'OIDC_ROLE_CLAIM is not set; OIDC_AGENTS, OIDC_LEADS and OIDC_ADMINISTRATORS are values of it.',
    ),
    ...refuse(
      issuer !== undefined && !passwords && config.OIDC_ADMINISTRATORS.length === 0,
      'OIDC_ADMINISTRATORS is not set; with DESK off nobody could be an administrator.',
    ),
  ];
}

function aboutChatwoot({ CHATWOOT_URL, CHATWOOT_INBOX, CHATWOOT_WEBHOOK_SECRET }: Config): string[] {
  const settings = Object.entries({ CHATWOOT_URL, CHATWOOT_INBOX, CHATWOOT_WEBHOOK_SECRET });
  const missing = settings.flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length === 0 || missing.length === settings.length) return [];
  return missing.map((name) => `  ${name} is not set; Chatwoot needs it.`);
}

function aboutStaffInTeams(config: Config): string[] {
  const { MICROSOFT_APP_ID: appId, CONNECTOR_DEVELOPMENT: development, TEAMS_STAFF: staff } = config;
  return [
    ...refuse(
      staff.length > 0 && !appId && development !== 'on',
      'TEAMS_STAFF is set; MICROSOFT_APP_ID must be too.',
    ),
    ...refuse(
      staff.length === 0 && config.TEAMS_STAFF_CHANNEL !== undefined,
      'TEAMS_STAFF is not set; in TEAMS_STAFF_CHANNEL nobody could answer.',
    ),
  ];
}

/** Whether nobody between can read what is sent there. */
function isPrivate(address: string): boolean {
  const { protocol, host } = new URL(address);
  return protocol === 'https:' || isLoopbackHost(host);
}

function refuse(applies: boolean, line: string): string[] {
  return applies ? [`  ${line}`] : [];
}
