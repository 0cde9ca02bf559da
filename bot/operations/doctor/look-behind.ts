import type { StoreReport } from '../door/door-words.ts';
import { type Finding, failed, notice, ok } from './finding.ts';

/** What is due for longer than this, in minutes, nobody is at work on. */
const longestDelay = 15;

/** What a store is behind with; `served` by a server, which should not be. */
export function behind(
  { deliveries, reminders, waitingForPerson }: StoreReport,
  now: Temporal.Instant,
  served: boolean,
) {
  const late = (moment: string | undefined) =>
    moment !== undefined && now.since(Temporal.Instant.from(moment)).total('minutes') > longestDelay;
  const start = 'Start the server.';
  const findings: Finding[] = [];
  if (late(deliveries.oldestDueAt)) {
    const detail = `${deliveries.waiting} messages for Teams wait, the oldest since ${deliveries.oldestDueAt}.`;
    const cure = '`delivery-delayed` in the log says why; check CONNECTOR_HOSTS and the network.';
    findings.push((served ? failed : notice)('outbox', detail, served ? cure : start));
  } else if (deliveries.dead > 0) {
    const detail = `${deliveries.dead} messages for Teams were given up.`;
    findings.push(
      notice(
        'outbox',
        detail,
        '`delivery-dead` in the log says why; they are forgotten after RETAIN_DELIVERIES_DAYS.',
      ),
    );
  } else findings.push(ok('outbox', `${deliveries.waiting} messages wait.`));
  if (late(reminders.nextDueAt)) {
    const detail = `${reminders.overdue} reminders are overdue, the oldest since ${reminders.nextDueAt}.`;
    const cure = '`reminders-failed` or `turn-failed` in the log says why.';
    findings.push((served ? failed : notice)('reminders', detail, served ? cure : start));
  } else findings.push(ok('reminders', `${reminders.waiting} to come.`));
  findings.push(ok('queue', `${waitingForPerson} people wait for a person.`));
  return findings;
}
