import { z } from 'zod';

/** Whom the tokens of the Bot Connector for public clouds are from. */
export const connectorIssuer = 'https://api.botframework.com';

/** Characters of a token; those of the Connector have about a thousand. */
const maxLength = 8000;
/** Seconds that clocks may differ by. */
const clockTolerance = 300;

const header = z.object({ alg: z.enum(['RS256', 'RS384', 'RS512']), kid: z.string().min(1).max(200) });
const claims = z.object({
  iss: z.literal(connectorIssuer),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number(),
  serviceurl: z.string(),
  tid: z.string().optional(),
});

/**
 * Why a bearer cannot be a token of the Connector for this bot, seen from its outside alone; undefined when it may be
 * one and its signature is worth a look. What is refused here never reaches the Bot Framework, which keeps what it
 * reads in tokens of strangers and answers some of them with 500.
 */
export function bearerFault(
  authorization: string | undefined,
  expected: { appId: string; serviceUrl: string; tenants: readonly string[]; now: Temporal.Instant },
): string | undefined {
  if (authorization === undefined) return 'no bearer';
  const token = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(authorization);
  if (!token || authorization.length > maxLength) return 'no token';
  const [, first = '', second = ''] = token;
  if (!header.safeParse(decode(first)).success) return 'algorithm or key id';
  const claimed = claims.safeParse(decode(second));
  if (!claimed.success) return `claims: ${claimed.error.issues.map(({ path }) => path.join('.')).join(' ')}`;
  const { aud, exp, nbf, serviceurl, tid } = claimed.data;
  const seconds = expected.now.epochMilliseconds / 1000;
  if (aud !== expected.appId) return 'audience';
  if (exp < seconds - clockTolerance) return 'expired';
  if (nbf > seconds + clockTolerance) return 'not yet valid';
  if (serviceurl !== expected.serviceUrl) return 'service URL';
  // the Bot Framework keeps each tenant it sees for ever, before it looks at the signature
  if (tid !== undefined && !expected.tenants.includes(tid)) return 'tenant of the token';
  return undefined;
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return undefined;
  }
}
