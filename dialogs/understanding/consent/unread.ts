import { type Item, is } from '../items.ts';
import { clausesOf, hasAny } from './clauses.ts';

const beside = ['unsure', 'condition', 'yes', 'no-problem', 'decider', 'consent-decider', 'consent-yes'];
const small = ['consent-not-yet', 'no', 'no-alone', 'filler', 'polite'];

/**
 * "Haven't read it yet" is "not yet", and so is a plain "not yet" before what is still to be read ("not yet, will read
 * it tonight"), unless a doubt, a condition or an agreement stands beside it.
 */
export function isUnread(items: Item[]): boolean {
  const ofReading = items.filter((item) => is(item, 'consent-unread') || is(item, 'consent-reads'));
  const others = items.filter((item) => !ofReading.includes(item) && !is(item, 'polite'));
  const notYet = ofReading.some((item) => is(item, 'consent-unread')) || clausesOf(items).some(isNotYet);
  return ofReading.length > 0 && notYet && !hasAny(others, beside);
}

/** "Not yet", "no, not yet sorry": nothing else in the clause. */
function isNotYet(clause: Item[]): boolean {
  return hasAny(clause, ['consent-not-yet']) && clause.every((item) => hasAny([item], small));
}
