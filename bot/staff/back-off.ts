import { RateLimitedError } from '../http/rate-limit.ts';

/** Names that are remembered; the one tried longest ago is forgotten first. */
const maxRemembered = 20_000;
/** Milliseconds without a try after which nothing is held against a name. */
const forgottenAfterMs = 24 * 3_600_000;

export interface BackOff {
  /** Counts a try as failed until it is forgiven. Throws a RateLimitedError while its name has to wait. */
  begin(name: string): void;
  forgive(name: string): void;
}

export interface BackOffOptions {
  /** Tries without a wait. */
  free: number;
  /** The longest wait, in seconds. */
  longest: number;
  clock(): Temporal.Instant;
}

/**
 * Makes each try after the first few wait, twice as long every time, from one second on. A try that came too early is not
 * counted: who keeps knocking is let in as soon as who waits. Kept in memory.
 */
export function createBackOff({ free, longest, clock }: BackOffOptions): BackOff {
  const tries = new Map<string, { count: number; lastMs: number }>();
  return {
    begin(name) {
      const nowMs = clock().epochMilliseconds;
      const known = tries.get(name);
      const { count, lastMs } = known && nowMs - known.lastMs < forgottenAfterMs ? known : fresh;
      const waitMs = count < free ? 0 : Math.min(longest, 2 ** (count - free)) * 1000;
      if (nowMs < lastMs + waitMs) throw new RateLimitedError(Math.ceil((lastMs + waitMs - nowMs) / 1000));
      tries.delete(name);
      const [oldest] = tries.keys();
      if (tries.size >= maxRemembered && oldest !== undefined) tries.delete(oldest);
      tries.set(name, { count: count + 1, lastMs: nowMs });
    },
    forgive: (name) => void tries.delete(name),
  };
}

const fresh = { count: 0, lastMs: 0 };
