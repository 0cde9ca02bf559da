import { openStore } from '../../store/open-store.ts';
import { stamp } from '../../store/stamp.ts';
import { reportOn } from '../door/report-on.ts';
import type { Finding } from './finding.ts';
import { failure, notice, ok } from './finding.ts';
import { behind } from './look-behind.ts';

/** Looks at a store on PostgreSQL, beside the instances that are at work on it. */
export async function lookAtPostgres(address: string, now: Temporal.Instant): Promise<Finding[]> {
  try {
    const { missingSteps } = await import('../../store/postgres/missing-steps.ts');
    const missing = await missingSteps(address);
    if (missing.length > 0) {
      const detail = `It lacks ${missing.length} of the steps of this program.`;
      return [
        ok('store', 'The database answers.'),
        notice('schema', detail, 'The next start takes them; make a backup before it.'),
      ];
    }
    const store = await openStore(address, stamp(now), { connections: 2 });
    try {
      await store.check();
      return [
        ok('store', 'The database answers, and takes a write.'),
        ok('schema', 'As this program makes it.'),
        ...behind(await reportOn(store, now), now, true),
      ];
    } finally {
      await store.close();
    }
  } catch (error) {
    return [failure('store', error)];
  }
}
