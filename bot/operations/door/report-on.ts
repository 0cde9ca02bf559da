import { stamp } from '../../store/stamp.ts';
import type { Store } from '../../store/store.ts';
import type { StoreReport } from './door-words.ts';

/** How far behind the work on a store is at a moment. */
export async function reportOn(
  store: Pick<Store, 'countDeliveries' | 'countReminders' | 'desk'>,
  now: Temporal.Instant,
): Promise<StoreReport> {
  const [deliveries, reminders, waitingForPerson] = await Promise.all([
    store.countDeliveries(),
    store.countReminders(stamp(now)),
    store.desk.countWaiting(),
  ]);
  return { deliveries, reminders, waitingForPerson };
}
