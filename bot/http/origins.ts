import { GuideError } from '../../dialogs/errors.ts';
import type { RouteRequest } from './route.ts';

/** Which web pages may talk to this server. */
export interface Origins {
  /**
   * Throws `origin-not-allowed` for a request of a page that is neither ours nor of an allowed site; with
   * `bound`, of any page but those. A request without an Origin header was not made across sites by a browser.
   */
  check(request: OriginRequest, bound?: readonly string[]): void;
  /** Lets scripts of allowed origins read the answer. */
  crossOriginHeaders(request: OriginRequest): Record<string, string>;
  /** Whether an origin is on the list of allowed sites. */
  lists(origin: string): boolean;
}

export type OriginRequest = Pick<RouteRequest, 'header'>;

/** `own` is the public origin, where it is known; `allowed` are the origins of sites that may embed the chat. */
export function createOrigins(own: string | undefined, allowed: readonly string[]): Origins {
  const listed = new Set(allowed);
  const isAllowed = (request: OriginRequest, origin: string) =>
    origin === own || listed.has(origin) || isSameHost(request, origin);
  return {
    check(request, bound) {
      const origin = request.header('origin');
      if (origin === undefined) return;
      if (!isAllowed(request, origin) || (bound && !bound.includes(origin))) {
        throw new GuideError('origin-not-allowed', '');
      }
    },
    crossOriginHeaders(request) {
      const origin = request.header('origin');
      if (origin === undefined || !isAllowed(request, origin)) return { vary: 'origin' };
      return {
        vary: 'origin',
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
        'access-control-expose-headers': 'retry-after',
        'access-control-max-age': '600',
      };
    },
    lists: (origin) => listed.has(origin),
  };
}

/** Compares hosts only: behind a proxy that ends TLS, the server does not know the scheme the page was read by. */
function isSameHost(request: OriginRequest, origin: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === request.header('host');
}
