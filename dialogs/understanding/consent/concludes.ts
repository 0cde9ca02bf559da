import { type Item, is } from '../items.ts';
import { clausesOf, hasAny, isDenial, isNegative, partsOf } from './clauses.ts';

const small = ['filler', 'polite', 'comma', 'dot', 'exclamation', 'consent-emphasis'];
const yes = ['yes', 'consent-yes', 'no-problem'];
const no = ['no', 'no-alone', 'consent-no'];
const holding = [
  ...['condition', 'decider', 'consent-decider', 'but', 'question', 'depends', 'beforehand', 'only-then'],
  ...['consent-excepts', 'consent-unless', 'consent-without', 'consent-unread', 'consent-not-yet'],
  ...['consent-part', 'consent-after', 'consent-when', 'consent-only', 'consent-changes'],
  ...['consent-later', 'consent-postpones'],
];

/**
 * What the last clause concludes outweighs what led to it: "…, so no", "we have no choice, so yes". A yes is not
 * concluded from a refusal, a condition, what somebody else decides, or what was not read.
 */
export function concluded(items: Item[]): 'yes' | 'no' | undefined {
  if (concludesNo(items)) return 'no';
  const so = items.findLastIndex(
    // Japanese ends the reason with its word: ので、はい
    (item, at) => is(item, 'consent-so') || (is(item, 'consent-because') && is(items[at + 1], 'comma')),
  );
  const [before, after] = [items.slice(0, so), items.slice(so + 1)];
  if (so < 1 || hasAny(before, holding) || before.some((item) => isHeld(item, before))) return undefined;
  const agrees = after.some((item) => hasAny([item], yes) && !isNegative(item));
  return agrees && after.every((item) => hasAny([item], [...yes, ...small])) ? 'yes' : undefined;
}

/** A doubt, or a refusal that none stands before: "I can't say | that I'm against it" is neither. */
function isHeld(item: Item, before: Item[]): boolean {
  const refuses = (other: Item): boolean => hasAny([other], refusing) && !is(other, 'unsure');
  const at = before.indexOf(item);
  const isTakenBack = (other: Item): boolean => is(other, 'unsure') || isDenial(other);
  if (is(item, 'unsure')) return !before.slice(at).some(refuses);
  return refuses(item) && !before.slice(0, at).some(isTakenBack);
}

const refusing = ['no', 'no-alone', 'consent-no', 'consent-refuses', 'consent-complaint'];

function concludesNo(items: Item[]): boolean {
  const [last = [], ...before] = partsOf(items, (item) => is(item, 'comma') || is(item, 'dot')).toReversed();
  const [so, ...rest] = last;
  const says = (item: Item): boolean => hasAny([item], no);
  return (
    before.length > 0 &&
    so !== undefined &&
    is(so, 'consent-so') &&
    rest.some(says) &&
    rest.every((item) => says(item) || hasAny([item], ['filler', 'polite']))
  );
}

/** "No, clause 4 we don't agree with and we won't sign": a no of its own, and the signing refused behind it. */
export function refusesSigning(items: Item[]): boolean {
  const [first = [], ...others] = clausesOf(items);
  const isNo = hasAny(first, no) && first.every((item) => hasAny([item], [...no, ...small]));
  if (!isNo || hasAny(items, ['condition', 'but', 'unsure', 'consent-yes', 'question'])) return false;
  const parts = others.flatMap((clause) => partsOf(clause, (item) => is(item, 'and')));
  const last = parts.at(-1) ?? [];
  return (
    !hasAny(last, ['consent-part']) &&
    hasAny(last, ['consent-accepts', 'no', 'consent-refuses']) &&
    last.some((item) => isDenial(item) || isNegative(item) || is(item, 'consent-denies-after'))
  );
}
