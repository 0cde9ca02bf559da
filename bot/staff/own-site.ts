import { GuideError } from '../../dialogs/errors.ts';
import { isLoopbackHost } from '../http/loopback-host.ts';
import type { RouteRequest } from '../http/route.ts';

/** What a request tells about where it comes from. */
export type StaffRequest = Pick<RouteRequest, 'header'>;

/** How the console is reached. `publicOrigin` is that of PUBLIC_URL; undefined: as the request says. */
export interface OwnSite {
  /**
   * Throws `origin-not-allowed` for what a page of another site makes a browser do. `changes` must come from a page
   * of ours; what only reads may also be opened by hand.
   */
  check(request: StaffRequest, changes: boolean): void;
  /** Whether the browser keeps secure cookies of us: only on plain http to this very machine it need not. */
  isSecure(request: StaffRequest): boolean;
}

export function createOwnSite(publicOrigin: string | undefined): OwnSite {
  return {
    check(request, changes) {
      const site = request.header('sec-fetch-site') ?? 'same-origin';
      const isOurs = site === 'same-origin' || (site === 'none' && !changes);
      if (!isOurs || (changes && !isOwn(request))) throw new GuideError('origin-not-allowed', '');
    },
    isSecure(request) {
      if (publicOrigin) return publicOrigin.startsWith('https:');
      return !isLoopbackHost(request.header('host'));
    },
  };

  /** Every browser names the origin in a POST and in the handshake of a WebSocket. */
  function isOwn(request: StaffRequest): boolean {
    const origin = request.header('origin');
    if (origin === undefined || !URL.canParse(origin)) return false;
    return publicOrigin ? origin === publicOrigin : new URL(origin).host === request.header('host');
  }
}
