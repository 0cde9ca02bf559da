import type { Config } from '../../config.ts';
import type { Route } from '../../http/route.ts';
import { type CloudSetup, createCloud, developmentCloud, registeredCloud } from './cloud.ts';
import { type ConnectorOptions, connectorRoute } from './connector.ts';
import { type Courier, type CourierParts, createCourier } from './courier.ts';
import { createDevelopmentGuard, createGuard } from './guard.ts';
import { createServiceHosts, loopbackHosts } from './service-hosts.ts';

export interface Connector {
  route: Route;
  courier: Courier;
}

export type ConnectorParts = Omit<ConnectorOptions, 'guard' | 'authenticate'> &
  Omit<CourierParts, 'cloud'> & {
    config: Config;
    /** Another cloud than that of the settings, and origins of its services. */
    cloud: { setup: CloudSetup; origins: string[] } | undefined;
  };

/**
 * Teams, by way of the Bot Connector: with an application id, or on this machine only with the development switch.
 * Undefined when it is neither: then there is no address to call.
 */
export function createConnector(parts: ConnectorParts): Connector | undefined {
  const { config, clock } = parts;
  if (config.MICROSOFT_APP_ID) {
    const hosts = createServiceHosts(config.CONNECTOR_HOSTS, parts.cloud?.origins);
    const cloud = createCloud(parts.cloud?.setup ?? registeredCloud(config), hosts, clock);
    const guard = createGuard({ appId: config.MICROSOFT_APP_ID, hosts, tenants: tenantsOf(config), clock });
    return {
      route: connectorRoute({ ...parts, guard, authenticate: cloud.authenticate }),
      courier: createCourier({ ...parts, cloud }),
    };
  }
  if (config.CONNECTOR_DEVELOPMENT !== 'on') return undefined;
  parts.log.warn({}, 'connector-open-for-development');
  const hosts = loopbackHosts();
  return {
    route: connectorRoute({ ...parts, guard: createDevelopmentGuard(hosts), authenticate: undefined }),
    courier: createCourier({ ...parts, cloud: createCloud(developmentCloud(), hosts, clock) }),
  };
}

/** Only the bot's own tenant, unless it is said otherwise. */
function tenantsOf({ CONNECTOR_TENANTS: tenants, MICROSOFT_APP_TENANT_ID: own }: Config): string[] {
  return tenants.length > 0 || !own ? tenants : [own.toLowerCase()];
}
