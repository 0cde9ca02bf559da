import type { Config } from '../../config.ts';
import type { TeamsStaff } from '../../handoff/teams/create-teams-staff.ts';
import type { Route } from '../../http/route.ts';
import { type Cloud, type CloudSetup, createCloud, developmentCloud, registeredCloud } from './cloud.ts';
import { type ConnectorOptions, connectorRoute } from './connector.ts';
import { type Courier, type CourierParts, createCourier } from './courier.ts';
import { createDevelopmentGuard, createGuard, type Guard } from './guard.ts';
import { plainMessage } from './plain-message.ts';
import { createServiceHosts, loopbackHosts } from './service-hosts.ts';

export interface Connector {
  route: Route;
  courier: Courier;
  /** What staff in Teams have been given; undefined without them. */
  staff: TeamsStaff | undefined;
}

export type ConnectorParts = Omit<
  ConnectorOptions,
  'guard' | 'authenticate' | 'reply' | 'takeStaffActivity'
> &
  Omit<CourierParts, 'cloud'> & {
    config: Config;
    /** Another cloud than that of the settings, and origins of its services. */
    cloud: { setup: CloudSetup; origins: string[] } | undefined;
    /** Staff who work from Teams; none if absent. */
    createStaff?: ((cloud: Cloud) => TeamsStaff) | undefined;
  };

/** The connector with an application id; without one it is open to this machine, for development. */
export function createConnector(parts: ConnectorParts): Connector {
  const { config, clock } = parts;
  if (config.MICROSOFT_APP_ID) {
    const hosts = createServiceHosts(config.CONNECTOR_HOSTS, parts.cloud?.origins);
    const cloud = createCloud(parts.cloud?.setup ?? registeredCloud(config), hosts, clock);
    const guard = createGuard({ appId: config.MICROSOFT_APP_ID, hosts, tenants: tenantsOf(config), clock });
    return assemble(parts, cloud, guard, cloud.authenticate);
  }
  parts.log.warn({}, 'connector-open-for-development');
  const hosts = loopbackHosts();
  const cloud = createCloud(developmentCloud(), hosts, clock);
  return assemble(parts, cloud, createDevelopmentGuard(hosts), undefined);
}

function assemble(
  parts: ConnectorParts,
  cloud: Cloud,
  guard: Guard,
  authenticate: ConnectorOptions['authenticate'],
): Connector {
  const staff = parts.createStaff?.(cloud);
  return {
    staff,
    route: connectorRoute({
      ...parts,
      guard,
      authenticate,
      takeStaffActivity: staff?.take,
      reply({ serviceUrl = '', conversation, recipient }, text) {
        const message = plainMessage({ serviceUrl, botId: recipient.id }, conversation.id, text);
        return cloud.send(serviceUrl, conversation.id, message);
      },
    }),
    courier: createCourier({ ...parts, cloud }),
  };
}

/** Only the bot's own tenant, unless it is said otherwise. */
function tenantsOf({ CONNECTOR_TENANTS: tenants, MICROSOFT_APP_TENANT_ID: own }: Config): string[] {
  return tenants.length > 0 || !own ? tenants : [own.toLowerCase()];
}
