import { stamp } from './store/stamp.ts';
import type { Store } from './store/store.ts';

/**
 * How long a duty stays with an instance that says nothing any more, in milliseconds. Shorter than staff's leases, so
 * that who takes over still prolongs them.
 */
const leaseMs = 40_000;

/** Something that one of the instances on a store does, such as telling a foreign hub what happened. */
export interface Duty {
  /** Whether it is this instance's now, without asking the store. */
  isOurs(): boolean;
  /** Takes it if nobody has it, and prolongs it if this instance has. False if it is another's. */
  take(): Promise<boolean>;
  /** Leaves it to whoever takes it next. */
  leave(): Promise<void>;
}

export interface DutyParts {
  /** Absent where there is one instance only, whose duty everything is. */
  store: Pick<Store, 'chores'> | undefined;
  name: string;
  clock(): Temporal.Instant;
}

/** A duty that stays with an instance for as long as that prolongs it, and is anybody's when it has died. */
export function createDuty({ store, name, clock }: DutyParts): Duty {
  if (!store) return { isOurs: () => true, take: async () => true, leave: async () => undefined };
  const { chores } = store;
  let held: string | undefined;
  let asking: Promise<boolean> | undefined;

  return {
    isOurs: () => held !== undefined && held > stamp(clock()),
    take() {
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return asking;
    },
    async leave() {
      await asking?.catch(() => undefined);
      if (held !== undefined) await chores.release(name, held);
      held = undefined;
    },
  };

  async function ask(): Promise<boolean> {
    const now = clock();
    const until = stamp(now.add({ milliseconds: leaseMs }));
    const isOurs = await chores.claim({ name, now: stamp(now), until, held });
    held = isOurs ? until : undefined;
    return isOurs;
  }
}
