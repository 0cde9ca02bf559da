import { type Item, is } from '../items.ts';
import { clausesOf, hasAny, isDenial, isNegative } from './clauses.ts';

const agreeing = ['yes', 'yes-alone', 'no-problem', 'consent-yes', 'consent-accepts'];
const holding = ['condition', 'unsure', 'but', 'question', 'consent-excepts', 'consent-unless'];

/**
 * Whether somebody has already decided against it: "management decided | not to sign", 公司决定不签了. Who decided would
 * leave it open otherwise. "Haven't decided whether to sign" and "must decide" tell of no decision.
 */
export function isDecidedAgainst(items: Item[]): boolean {
  const at = items.findIndex((item) => is(item, 'consent-decided'));
  const decided = items[at];
  if (decided === undefined) return false;
  const clause = clausesOf(items).find((words) => words.includes(decided)) ?? [];
  const [before, after] = [clause.slice(0, clause.indexOf(decided)), items.slice(at + 1)];
  if (hasAny(after, holding) || hasAny(before, ['consent-must', 'condition', 'question'])) return false;
  if (refuses(after)) return !before.some((item) => isDenial(item) || isNegative(item));
  // Turkish, Japanese and Korean decide last: imzalamamaya karar verdi.
  return refuses(before) && !hasAny(after, agreeing);
}

/** "Management decided | to sign": no doubt is left, but somebody else speaks. */
export function isDecidedFor(items: Item[]): boolean {
  const at = items.findIndex((item) => is(item, 'consent-decided'));
  return (
    at !== -1 &&
    hasAny([...items.slice(0, at), ...items.slice(at + 1)], agreeing) &&
    !hasAny(items, ['condition', 'but', 'question']) &&
    !items.some((item) => isDenial(item) || isNegative(item))
  );
}

/** "The boss already signed it yesterday": what would be left to somebody else is done. */
export function isSignedByOther(items: Item[]): boolean {
  const others = items.filter((item) => !hasAny([item], ['decider', 'relation', 'consent-decider']));
  return (
    others.length < items.length &&
    hasAny(others, ['consent-signed']) &&
    !hasAny(others, holding) &&
    !hasAny(items, ['consent-must', 'consent-when', 'consent-after', 'consent-unread']) &&
    !others.some((item) => isDenial(item) || isNegative(item))
  );
}

/** "Haven't decided | whether to sign": the decision itself is denied. */
export function isUndecided(items: Item[]): boolean {
  return clausesOf(items).some((clause) => {
    const at = clause.findIndex((item) => is(item, 'consent-decided'));
    const before = clause.slice(0, Math.max(at, 0));
    return before.some((item) => isDenial(item) || isNegative(item)) && !hasAny(before, agreeing);
  });
}

/** A refusal or a denied agreement, with no other agreement in front: 签不签 is both. */
function refuses(words: Item[]): boolean {
  const refusal = words.findIndex(
    (item) => hasAny([item], ['consent-refuses', 'consent-no']) || isWholeNo(item),
  );
  const denial = words.findIndex((item) => isDenial(item) || isNegative(item));
  const agreement = words.findIndex(
    (item) => hasAny([item], agreeing) && !isNegative(item) && !isDenial(item),
  );
  if (refusal !== -1)
    return (agreement === -1 || agreement > refusal) && (denial === -1 || denial >= refusal);
  return denial !== -1 && agreement > denial;
}

/** 不签, "not accept": a no that holds what it refuses. */
function isWholeNo(item: Item): boolean {
  return is(item, 'no') && !is(item, 'negation');
}
