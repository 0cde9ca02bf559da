import { shiftsOf, supportDaysOf } from './calculators/support-week.ts';
import type { Facts } from './facts.ts';
import { findCoverage } from './find-coverage.ts';
import type { Pack } from './pack.ts';

/** Whether a closed break that was not mentioned may make a day of the support too short for the pack. */
export function doesBreakDecide(pack: Pack, { support }: Facts): boolean {
  if (!support || !('windows' in support) || support.breakMinutes !== undefined) return false;
  const known = decisions.get(support);
  if (known?.pack === pack) return known.decides;
  const decides = decide(pack, support);
  decisions.set(support, { pack, decides });
  return decides;
}

/** A turn asks this of the same answer several times. */
const decisions = new WeakMap<object, { pack: Pack; decides: boolean }>();

function decide(pack: Pack, support: Parameters<typeof shiftsOf>[0]): boolean {
  const parameters = findCoverage(pack);
  if (!parameters) return false;
  const lunchSuspectedUnder = parameters.lunchSuspectedUnder * 60;
  const days = supportDaysOf(shiftsOf(support), { breakMinutes: undefined, lunchSuspectedUnder });
  return days.some(({ possibly, surely }) => surely < possibly && possibly >= parameters.hoursPerDay * 60);
}
