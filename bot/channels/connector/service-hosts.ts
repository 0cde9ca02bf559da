/** Which addresses of the Connector are spoken to. */
export interface ServiceHosts {
  /** Whether messages may be sent to this service URL or an address under it. */
  trusts(address: string): boolean;
}

/**
 * Trusts https addresses on the standard port of hosts that are listed: exactly, or with any one name in front of
 * what follows `*.`. `origins` are trusted beside them as they are, whatever their scheme.
 */
export function createServiceHosts(hosts: readonly string[], origins: readonly string[] = []): ServiceHosts {
  const listed = new Set(hosts);
  return {
    trusts(address) {
      const url = parse(address);
      if (url?.username !== '' || url.password !== '') return false;
      if (origins.includes(url.origin)) return true;
      if (url.protocol !== 'https:' || url.port !== '') return false;
      return listed.has(url.hostname) || listed.has(url.hostname.replace(/^[^.]+/, '*'));
    },
  };
}

/** Trusts this machine only, for the development switch. */
export function loopbackHosts(): ServiceHosts {
  return {
    trusts(address) {
      const url = parse(address);
      return (
        /^https?:$/.test(url?.protocol ?? '') &&
        /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url?.hostname ?? '')
      );
    },
  };
}

/** Only what every parser reads in the same way: no tricks with backslashes, spaces or control characters. */
function parse(address: string): URL | undefined {
  if (!/^https?:\/\/[\w.:[\]-]+(\/[\w.~%/@:;=,+$!*'()-]*)?(\?[\w.~%/@:;=,+$!*'()&-]*)?$/i.test(address))
    return undefined;
  return URL.canParse(address) ? new URL(address) : undefined;
}
