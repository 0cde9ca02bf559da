import type { Item } from '../items.ts';
import { withoutCustomers } from './customers.ts';
import { withoutLanguages } from './languages.ts';
import { withoutTimes } from './of-time.ts';
import { withoutOtherJobs } from './other-jobs.ts';
import { withoutReasons } from './reasons.ts';
import { withoutWorkload } from './workload.ts';

/** The message without what is told beside the staff: customers, languages, reasons, hours, tickets and other jobs. */
export function withoutAsides(items: Item[]): Item[] {
  const people = withoutReasons(withoutLanguages(withoutCustomers(items)));
  return withoutOtherJobs(withoutWorkload(withoutTimes(people)));
}
