import { type Item, is } from '../items.ts';
import { clausesOf, hasAny } from './clauses.ts';

/** More words than these that nobody knows, and the yes may belong to another story. */
const mostUnread = 2;

const agreeing = ['yes', 'yes-alone', 'no-problem', 'consent-yes', 'consent-accepts'];

/**
 * Whether a yes stands for the whole message. It does not where much beside it was not understood, where something
 * unread is said of a part of the agreement ("swap the liability clause, fine"), or where another clause says what
 * must be ("agreed, the seat has to be London").
 *
 * @param items the message with all words
 * @param ofConsent the same with the words of consent alone
 */
export function isPlainYes(items: Item[], ofConsent: Item[]): boolean {
  const unread = unreadIn(items, ofConsent);
  if (unread.length > mostUnread) return false;
  return clausesOf(ofConsent).every((clause) => {
    const holds = unread.some((item) =>
      clause.some(({ start, end }) => start < item.end && end > item.start),
    );
    if (hasAny(clause, ['consent-part']) && holds) return false;
    return !(hasAny(clause, ['consent-must']) && holds && !hasAny(clause, agreeing));
  });
}

/** Words that neither reading knows. */
function unreadIn(items: Item[], ofConsent: Item[]): Item[] {
  const isKnown = (item: Item): boolean =>
    item.meanings.length > 0 ||
    ofConsent.some(({ start, end, meanings }) => meanings.length > 0 && start < item.end && end > item.start);
  return items.filter((item) => !isKnown(item) && !is(item, 'digits'));
}
