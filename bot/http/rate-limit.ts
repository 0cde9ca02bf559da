import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { GuideError } from '../../dialogs/errors.ts';

/** Too many requests of one kind from one source. */
export class RateLimitedError extends GuideError {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('rate-limited', '');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export interface RateLimit {
  /** Counts one request of `source`. Rejects with a RateLimitedError once there were too many. */
  take(source: string): Promise<void>;
  /** Uncounts one request that turned out to be of somebody whom this limit is not meant for. */
  giveBack(source: string): Promise<void>;
}

/** At most `perMinute` in any minute counted from a source's first request; 0 is no limit. Kept in memory. */
export function createRateLimit(perMinute: number): RateLimit {
  if (perMinute === 0) return { take: () => Promise.resolve(), giveBack: () => Promise.resolve() };
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return {
    async take(source) {
      try {
        await limiter.consume(source);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw new RateLimitedError(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
      }
    },
    async giveBack(source) {
      await limiter.reward(source);
    },
  };
}
