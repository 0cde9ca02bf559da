import { type Item, is } from '../items.ts';
import { hasAny } from './clauses.ts';

const beside = ['unsure', 'condition', 'yes', 'no-problem', 'decider', 'consent-decider', 'consent-yes'];

/** "Haven't read it yet" is "not yet", unless a doubt, a condition or an agreement stands beside it. */
export function isUnread(items: Item[]): boolean {
  const unread = items.filter((item) => is(item, 'consent-unread'));
  const others = items.filter((item) => !unread.includes(item));
  return unread.length > 0 && !hasAny(others, beside);
}
