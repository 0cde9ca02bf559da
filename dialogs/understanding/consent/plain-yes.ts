import { type Item, is, meaningOf } from '../items.ts';
import { clausesOf, hasAny } from './clauses.ts';

/** More words than these that nobody knows, and the yes may belong to another story. */
const mostUnread = 2;

const agreeing = ['yes', 'yes-alone', 'no-problem', 'objection', 'consent-yes', 'consent-accepts'];

/**
 * Whether a yes stands for the whole message. It does not where much beside it was not understood, where something
 * unread is said of a part of the agreement ("swap the liability clause, fine"), or where another clause says what
 * must be ("agreed, the seat has to be London"), or where it is only promised ("we'll sign on Friday").
 *
 * @param items the message with all words
 * @param ofConsent the same with the words of consent alone
 */
export function isPlainYes(items: Item[], ofConsent: Item[]): boolean {
  if (
    clausesOf(items).some((clause) => promisesLater(clause) || namesSigner(clause)) ||
    clausesOf(ofConsent).some(endsInNo)
  )
    return false;
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

/** "The first two yes, | the third no": what the no is said of was not understood. */
function endsInNo(clause: Item[]): boolean {
  const last = clause.at(-1);
  const unknown = clause.some((item) => item.meanings.length === 0 || is(item, 'relation'));
  const denies = last !== undefined && hasAny([last], ['no-alone', 'negation', 'not']) && !is(last, 'no');
  return denies && unknown && !hasAny(clause, [...agreeing, 'objection', 'consent-complaint']);
}

/** "C'est le gérant qui signe": somebody else does, and nobody said that they have. */
function namesSigner(clause: Item[]): boolean {
  return hasAny(clause, ['question-word']) && hasAny(clause, ['relation', 'decider']);
}

const over = ['last', 'ago', 'formerly', 'in-the-past', 'consent-yes'];

/** "We sign tomorrow", "will be signed by Friday", "we accept next week": not yet; "signed last Friday" is over. */
function promisesLater(clause: Item[]): boolean {
  return hasAny(clause, agreeing) && clause.some(isToCome) && !hasAny(clause, over);
}

function isToCome(item: Item): boolean {
  if (is(item, 'coming') || Number(meaningOf(item, 'relative-day')) > 0) return true;
  // German "so" is Sunday and "like that", Thai จะ (will) agrees: only longer words name a time.
  return (is(item, 'weekday') || is(item, 'future')) && (item.raw.length > 2 || twoSigns.test(item.raw));
}

/** 周五 */
const twoSigns = /^\p{Script=Han}{2}/u;
