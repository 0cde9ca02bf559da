import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { GuideError } from '../../../dialogs/errors.ts';

/** Seconds that a token lives. A client refreshes it every 15 minutes. */
export const tokenSeconds = 1800;
/** Seconds between asking for a stream and opening it. */
export const ticketSeconds = 60;

/** What each kind of token opens: the conversation, one stream of it, or a new token long after. */
export type TokenUse = 'direct-line' | 'stream' | 'resume';

/** What a token is bound to. Without `origins`, any allowed page may use it. */
export interface Bearer {
  conversationId: string;
  userId: string;
  origins?: string[] | undefined;
}

export interface Tokens {
  issue(use: TokenUse, bearer: Bearer): Promise<string>;
  /**
   * Rejects with `token-invalid` for anything this server did not sign for this use, `token-expired` for what
   * it did sign, too long ago.
   */
  verify(use: TokenUse, token: string): Promise<Bearer & { id: string; expiresAt: number }>;
}

export interface TokenParts {
  /** At least 32 bytes; the same after a restart. */
  key: Uint8Array<ArrayBuffer>;
  clock(): Temporal.Instant;
  randomId(): string;
  resumeDays: number;
}

// `user` is where Direct Line clients look for the id of the person
const claims = z.object({
  jti: z.string(),
  exp: z.number(),
  conv: z.string(),
  user: z.string(),
  origins: z.array(z.string()).optional(),
});

/** Signed, stateless tokens (JWT, HS256), one audience for each use. */
export function createTokens({ key, clock, randomId, resumeDays }: TokenParts): Tokens {
  const seconds = { 'direct-line': tokenSeconds, stream: ticketSeconds, resume: resumeDays * 86_400 };
  // a signature costs about 50 µs, more than the rest of a short turn; a client shows the same token many times a
  // minute, and every turn may need the link to come back, of which one a day will do
  const verified = new Map<string, Bearer & { id: string; expiresAt: number }>();
  const resumable = new Map<string, Promise<string>>();
  const now = () => Math.floor(clock().epochMilliseconds / 1000);
  // jose would take the bytes as well, and turn them into this at every token, which takes longer than the signature
  const ready = crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ]);

  return {
    issue(use, bearer) {
      if (use !== 'resume') return sign(use, bearer);
      const name = `${bearer.conversationId} ${Math.floor(now() / 86_400)}`;
      const token = resumable.get(name) ?? sign(use, bearer);
      remember(resumable, name, token);
      return token;
    },

    async verify(use, token) {
      // the other uses show a token once
      if (use !== 'direct-line') return check(use, token);
      const known = verified.get(token);
      if (known && known.expiresAt > now()) return known;
      verified.delete(token);
      const bearer = await check(use, token);
      remember(verified, token, bearer);
      return bearer;
    },
  };

  async function sign(use: TokenUse, { conversationId, userId, origins }: Bearer): Promise<string> {
    return new SignJWT({ conv: conversationId, user: userId, ...(origins && { origins }) })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setAudience(use)
      .setJti(randomId())
      .setExpirationTime(now() + seconds[use])
      .sign(await ready);
  }

  async function check(use: TokenUse, token: string) {
    const currentDate = new Date(clock().epochMilliseconds);
    try {
      const { payload } = await jwtVerify(token, await ready, {
        audience: use,
        algorithms: ['HS256'],
        currentDate,
      });
      const { jti, exp, conv, user, origins } = claims.parse(payload);
      return { id: jti, expiresAt: exp, conversationId: conv, userId: user, origins };
    } catch (cause) {
      throw new GuideError(cause instanceof errors.JWTExpired ? 'token-expired' : 'token-invalid', '', {
        cause,
      });
    }
  }
}

/** Keeps the newest few thousand. */
function remember<Value>(known: Map<string, Value>, name: string, value: Value): void {
  const [oldest] = known.keys();
  if (known.size >= 5000 && oldest !== undefined) known.delete(oldest);
  known.set(name, value);
}
