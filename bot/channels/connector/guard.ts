import { GuideError } from '../../../dialogs/errors.ts';
import type { RouteRequest } from '../../http/route.ts';
import { bearerFault } from './bearer.ts';
import type { ServiceHosts } from './service-hosts.ts';
import { type TeamsActivity, tenantOf } from './teams-activity.ts';

/** The only channel that is served. Those that the Bot Framework trusts more (emulator, skills) are none. */
export const teamsChannel = 'msteams';

/** Rejects with `connector-refused` unless a request is the Connector's as far as that can be seen without its keys. */
export type Guard = (request: RouteRequest, activity: TeamsActivity) => void;

export interface GuardParts {
  appId: string;
  hosts: ServiceHosts;
  /** `*` alone is every tenant. */
  tenants: readonly string[];
  clock(): Temporal.Instant;
}

/** The checks in front of the Bot Framework's. Each is one that it lacks or answers wrongly. */
export function createGuard({ appId, hosts, tenants, clock }: GuardParts): Guard {
  const everybody = tenants.includes('*');
  return (request, activity) => {
    const { channelId, serviceUrl } = activity;
    if (channelId !== teamsChannel) refuse('channel');
    if (serviceUrl === undefined || !hosts.trusts(serviceUrl)) return refuse('service host');
    const fault = bearerFault(request.header('authorization'), { appId, serviceUrl, tenants, now: clock() });
    if (fault) refuse(fault);
    if (!everybody && !tenants.includes(tenantOf(activity)?.toLowerCase() ?? '')) refuse('tenant');
  };
}

/** For the development switch: programs on this machine, speaking for a service on this machine. */
export function createDevelopmentGuard(hosts: ServiceHosts): Guard {
  return (request, { channelId, serviceUrl }) => {
    const forwarded = request.header('x-forwarded-for') ?? request.header('forwarded');
    if (!isLoopback(request.peer) || forwarded !== undefined) refuse('not from this machine');
    // a page in the developer's browser is no program of theirs
    if (request.header('origin') !== undefined) refuse('from a web page');
    if (channelId !== teamsChannel) refuse('channel');
    if (serviceUrl === undefined || !hosts.trusts(serviceUrl)) refuse('service host');
  };
}

function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/.test(address);
}

function refuse(reason: string): never {
  throw new GuideError('connector-refused', `Wrong: ${reason}.`);
}
