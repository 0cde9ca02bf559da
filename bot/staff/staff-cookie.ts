import type { OwnSite, StaffRequest } from './own-site.ts';

/** A cookie of the desk: its value in a request, and the header that sets or clears it. */
export interface StaffCookie {
  read(request: StaffRequest): string | undefined;
  /** `seconds` to keep it; 0 forgets it. */
  write(request: StaffRequest, value: string, seconds: number): string;
}

/**
 * `__Host-` binds a cookie to this host and to https, so that no other host of the domain can set one. On plain http to
 * this machine there is neither. `Lax` is for what must come along when another site sends the person back here.
 */
export function createStaffCookie(site: OwnSite, name: string, sameSite: 'Strict' | 'Lax'): StaffCookie {
  const nameFor = (request: StaffRequest) => (site.isSecure(request) ? `__Host-${name}` : name);
  return {
    read(request) {
      const wanted = `${nameFor(request)}=`;
      const found = (request.header('cookie') ?? '')
        .split(';')
        .map((part) => part.trim())
        .find((part) => part.startsWith(wanted));
      return found?.slice(wanted.length) || undefined;
    },
    write(request, value, seconds) {
      const secure = site.isSecure(request) ? '; Secure' : '';
      return `${nameFor(request)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=${sameSite}${secure}`;
    },
  };
}
