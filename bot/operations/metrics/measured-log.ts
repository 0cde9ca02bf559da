import type { EventLog } from '../log-events.ts';
import type { Meters } from './meters.ts';

/** Counts warnings and what is worse, whether LOG_LEVEL writes them or not. */
export function measuredLog(log: EventLog, { logged }: Meters): EventLog {
  return {
    info: (fields, event) => log.info(fields, event),
    warn(fields, event) {
      logged.inc({ event });
      log.warn(fields, event);
    },
    error(fields, event) {
      logged.inc({ event });
      log.error(fields, event);
    },
    fatal(fields, event) {
      logged.inc({ event });
      log.fatal(fields, event);
    },
  };
}
