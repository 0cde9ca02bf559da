import { createHmac, timingSafeEqual } from 'node:crypto';

/** Long enough to open it on another device; afterwards whoever finds it in the conversation reads nothing by it. */
const linkSeconds = 3600;

/** Links that show a person, for an hour, all that is kept of their conversation. */
export interface DataLinks {
  /** The path of a new link. Signing it takes microseconds, so it is made when it is asked for. */
  path(conversationId: string): string;
  /** The conversation that a link shows now; undefined for one that is forged or too old. */
  verify(link: string): string | undefined;
}

export interface DataLinkParts {
  /** At least 32 bytes; the same after a restart. */
  key: Uint8Array;
  clock(): Temporal.Instant;
}

/** Signs and checks links by HMAC-SHA256. They name the conversation and when they end, and nothing of the person. */
export function createDataLinks({ key, clock }: DataLinkParts): DataLinks {
  const seconds = () => Math.floor(clock().epochMilliseconds / 1000);
  // other signatures by this key begin otherwise, so that none stands for another
  const sign = (conversationId: string, end: string) =>
    createHmac('sha256', key).update(`my-data\n${conversationId}\n${end}`).digest();

  return {
    path(conversationId) {
      const end = String(seconds() + linkSeconds);
      return `/my-data/${conversationId}.${end}.${sign(conversationId, end).toString('base64url')}`;
    },
    verify(link) {
      const [, conversationId, end, signature] = /^([\w-]{1,128})\.(\d{1,12})\.([\w-]{43})$/.exec(link) ?? [];
      if (conversationId === undefined || end === undefined || signature === undefined) return undefined;
      const shown = Buffer.from(signature, 'base64url');
      if (!timingSafeEqual(sign(conversationId, end), shown)) return undefined;
      return Number(end) > seconds() ? conversationId : undefined;
    },
  };
}
