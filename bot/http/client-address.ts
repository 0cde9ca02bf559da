import { isIPv6 } from 'node:net';

/** The parts of a request that tell where it comes from. */
export interface AddressedRequest {
  headers: Record<string, string | string[] | undefined>;
  socket: { remoteAddress?: string | undefined };
}

/**
 * Whom to count a request against: the connection's address or, behind `trustedProxies` proxies, the entry that
 * the outermost of them wrote to X-Forwarded-For. Anything further left was written by the client and is not
 * believed. IPv6 addresses count by their /64, which is what one customer gets.
 */
export function clientAddress(request: AddressedRequest, trustedProxies: number): string {
  const direct = request.socket.remoteAddress ?? 'unknown';
  if (trustedProxies === 0) return countedAddress(direct);
  const entries = [request.headers['x-forwarded-for'] ?? []]
    .flat()
    .join(',')
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  return countedAddress(entries.at(-trustedProxies) ?? entries[0] ?? direct);
}

function countedAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address.slice(0, 64);
  const [head = '', tail] = address.toLowerCase().split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array.from({ length: missing }, () => '0'), ...right];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
