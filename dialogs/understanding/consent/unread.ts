import { type Item, is } from '../items.ts';
import { clausesOf, hasAny, isNegative } from './clauses.ts';

const agreeing = ['yes', 'yes-alone', 'no-problem', 'consent-yes'];
const beside = [...agreeing, 'consent-accepts', 'unsure', 'condition', 'decider', 'consent-decider'];
const holding = ['condition', 'decider', 'consent-decider'];
const small = ['consent-not-yet', 'no', 'no-alone', 'filler', 'polite'];

/**
 * "Haven't read it yet" is "not yet", and so is a plain "not yet" before what is still to be read ("not yet, will read
 * it tonight"), unless a doubt, a condition or an agreement stands beside it. That nobody can sign so far is none.
 */
export function isUnread(items: Item[]): boolean {
  const ofReading = items.filter((item) => is(item, 'consent-unread') || is(item, 'consent-reads'));
  const waiting = clausesOf(items).filter(signsNotYet).flat();
  const others = items.filter(
    (item) => !ofReading.includes(item) && !is(item, 'polite') && !waiting.includes(item),
  );
  const notYet = ofReading.some((item) => is(item, 'consent-unread')) || clausesOf(items).some(isNotYet);
  return ofReading.length > 0 && notYet && !hasAny(others, beside);
}

/**
 * "Haven't opened it, but sure": who agrees to what nobody read may think again. In "ok, I haven't read it yet" the
 * "ok" is polite and agrees to nothing.
 */
export function isAgreedUnread(items: Item[]): boolean {
  if (!hasAny(items, ['consent-unread']) || hasAny(items, holding)) return false;
  const but = items.findIndex((item) => is(item, 'but'));
  const waiting = clausesOf(items).filter(signsNotYet).flat();
  return items.some(
    (item, at) =>
      (hasAny([item], agreeing) || (is(item, 'consent-accepts') && at < but)) &&
      !waiting.includes(item) &&
      !isDenied(items[at - 1]) &&
      (!is(item, 'polite') || (but !== -1 && at > but)),
  );
}

function isDenied(before: Item | undefined): boolean {
  return (
    before !== undefined && (isNegative(before) || hasAny([before], ['consent-denies', 'consent-not-yet']))
  );
}

/** "So I can't sign yet": what stands in the clause is denied. Russian *пока не* (not yet) is also "until". */
function signsNotYet(clause: Item[]): boolean {
  const denied = clause.some(
    (item) => isNegative(item) || hasAny([item], ['consent-denies', 'consent-not-yet']),
  );
  const held = clause.some((item) => hasAny([item], ['unsure', ...holding]) && !is(item, 'consent-not-yet'));
  return (
    denied && !held && !hasAny(clause, ['no-problem', 'objection', 'consent-nothing', 'consent-no-reason'])
  );
}

/** "Not yet", "no, not yet sorry": nothing else in the clause. */
function isNotYet(clause: Item[]): boolean {
  return hasAny(clause, ['consent-not-yet']) && clause.every((item) => hasAny([item], small));
}
