/** Work that is done again and again, and never twice at once. */
export interface Rounds {
  /** Begins to do it every so many milliseconds. Keeps no process alive. */
  start(everyMs: number): void;
  /** Does it at once, or waits for the round that is under way. */
  now(): Promise<void>;
  /** Ends the rounds; resolves when none is under way any more. */
  stop(): Promise<void>;
}

/** Rounds within this process. `round` must not reject. */
export function createRounds(round: () => Promise<void>): Rounds {
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> | undefined;

  return {
    start(everyMs) {
      timer = setInterval(() => void now(), everyMs).unref();
    },
    now,
    async stop() {
      clearInterval(timer);
      await underWay;
    },
  };

  function now(): Promise<void> {
    underWay ??= round().finally(() => {
      underWay = undefined;
    });
    return underWay;
  }
}
