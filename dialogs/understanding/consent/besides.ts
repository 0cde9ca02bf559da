import { type Item, is } from '../items.ts';
import { clausesOf, hasAny, isDenial, isNegative } from './clauses.ts';

/**
 * The words of a message without the clauses that want something of us: "email me the pdf | and then ask me again",
 * "explain the penalty". Whoever must do it themselves ("I need to forward it to legal") is not asking.
 */
export function withoutRequests(items: Item[]): Item[] {
  const answering = without(items, (clause) => (isRequest(clause) ? clause : []));
  // "Send me the text first, I'll have a look"
  return answering.length < items.length && answering.every(isOfLooking) ? [] : answering;
}

function isOfLooking(item: Item): boolean {
  const looks = hasAny([item], ['consent-asks', 'consent-reads']) && !hasAny([item], ['decider', 'relation']);
  return looks || hasAny([item], ['comma', 'dot', 'filler', 'polite', 'and', 'ours']);
}

/** The words without what denies a number: "the year is wrong, not 2019 but 2020" refuses nothing. */
export function withoutDeniedNumbers(items: Item[]): Item[] {
  return items.filter((item, at) => !(is(item, 'not') && is(items[at + 1], 'digits')));
}

/** The words without the clauses that tell what somebody else has done: "our lawyer has looked at it, we accept". */
export function withoutReviews(items: Item[]): Item[] {
  return without(items, reviewed);
}

/** All of such a clause, or what stands before an agreement that follows without a comma: 法務の確認が終わったので同意します. */
function reviewed(clause: Item[]): Item[] {
  if (isReview(clause)) return hasAny(clause, agreeing) ? headOf(clause) : clause;
  const head = headOf(clause);
  return isReview(head) && hasAny(clause.slice(head.length), agreeing) ? head : [];
}

const agreeing = ['yes', 'consent-accepts', 'no-problem'];

function headOf(clause: Item[]): Item[] {
  return clause.slice(0, clause.findIndex((item) => is(item, 'consent-done')) + 1);
}

/**
 * The words without the clauses that find nothing wrong: "can't say I'm unhappy with it | so go on, accepted". They
 * hold a negation and refuse nothing.
 */
export function withoutContentment(items: Item[]): Item[] {
  return without(items, (clause) => (isContent(clause) ? clause : []));
}

/**
 * The words without the clauses that only say what is not meant: "it's not that we refuse | we haven't talked about it".
 */
export function withoutDisclaimers(items: Item[]): Item[] {
  return without(items, disclaimed);
}

/**
 * The words without a clause that only sighs behind the answer, and without the "but" in front of it: "accepted | it's
 * just terribly long".
 */
export function withoutGrumbles(items: Item[]): Item[] {
  return without(items, (clause) => {
    const [first] = clause;
    const at = first ? items.indexOf(first) : -1;
    if (at < 1 || !isGrumble(clause)) return [];
    const before = items[at - 1];
    return before && is(before, 'but') ? [before, ...clause] : clause;
  });
}

/** Nothing but how long or dull it is, and no word that could make more of it. */
function isGrumble(clause: Item[]): boolean {
  const small = ['consent-grumbles', 'filler', 'polite', 'ours', 'consent-emphasis', 'and', 'more'];
  return (
    hasAny(clause, ['consent-grumbles']) &&
    !hasAny(clause, ['condition', 'consent-excepts']) &&
    clause.every((item) => hasAny([item], small))
  );
}

/** All of such a clause up to the doubt that may follow without a comma. */
function disclaimed(clause: Item[]): Item[] {
  if (!hasAny(clause, ['not-that'])) return [];
  const doubt = clause.findIndex(
    (item) => (is(item, 'unsure') || is(item, 'consent-unread')) && !is(item, 'not-that'),
  );
  return doubt === -1 ? clause : clause.slice(0, doubt);
}

/**
 * The words without the clauses that only wish: "I'd love to sign | but my partner has to see it". No agreement was
 * given, so what holds it back is no condition of one.
 */
export function withoutWishes(items: Item[]): Item[] {
  return without(items, (clause) => (isWish(clause) ? clause : []));
}

function isWish(clause: Item[]): boolean {
  const at = clause.findIndex((item) => is(item, 'consent-wish'));
  const given = ['yes', 'yes-alone', 'no-problem', 'consent-yes', 'condition'];
  return at !== -1 && !hasAny(clause.slice(0, at), given);
}

function isRequest(clause: Item[]): boolean {
  const at = clause.findIndex((item) => is(item, 'consent-bids'));
  const before = clause.slice(0, at).filter((item) => !hasAny([item], ['beforehand', 'consent-first']));
  return at !== -1 && !hasAny(before, ['consent-must', 'condition']);
}

const undone = ['condition', 'consent-must', 'consent-after', 'consent-when', 'consent-refuses'];

function isReview(clause: Item[]): boolean {
  return (
    hasAny(clause, ['decider', 'consent-decider', 'relation']) &&
    hasAny(clause, ['consent-done']) &&
    !hasAny(clause, undone) &&
    !clause.some((item) => isDenial(item) || isNegative(item) || (is(item, 'unsure') && !is(item, 'decider')))
  );
}

/** What makes more of a clause than that nothing is wrong. */
const reserving = [
  ...['condition', 'consent-changes', 'consent-excepts', 'consent-unless', 'consent-only', 'consent-when'],
  ...['yes', 'consent-accepts', 'consent-refuses'],
];
/** With more unknown words than this a clause tells another story. */
const mostUnknown = 4;

function isContent(clause: Item[]): boolean {
  return (
    hasAny(clause, ['consent-complaint']) &&
    clause.some(
      (item) =>
        // "Не устраивает" is a complaint, and denies none.
        !is(item, 'consent-complaint') &&
        (isDenial(item) || isNegative(item) || is(item, 'consent-denies-after')),
    ) &&
    !hasAny(clause, reserving) &&
    clause.filter((item) => item.meanings.length === 0).length <= mostUnknown
  );
}

function without(items: Item[], leftOut: (clause: Item[]) => Item[]): Item[] {
  const left = new Set(clausesOf(items).flatMap(leftOut));
  return left.size === 0 ? items : items.filter((item) => !left.has(item));
}
