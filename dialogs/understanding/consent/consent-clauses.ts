import { type Item, is } from '../items.ts';
import { clausesOf, hasAny, isDenial, isNegative, partsOf } from './clauses.ts';
import { agreesToNothing, findsNothing, withRelatives } from './finds-nothing.ts';

/**
 * What one clause says about consent by how its words work together: "no reason | to refuse" is a yes, "nobody here |
 * can sign" a no, "have to run it past | the directors" leaves it to somebody else. `open` means that it is no plain
 * yes, `unclear` that its words pull both ways.
 */
export interface ClauseVerdict {
  says: 'yes' | 'no' | 'unsure' | 'conditional' | 'open' | 'unclear';
  /** Where the clause stands in the normalised message, end exclusive. */
  start: number;
  end: number;
}

/** More unknown words in a clause than this, and it may tell another story. */
const mostUnknownWords = 5;

/**
 * Judges each clause by its families of words (`consent-accepts`, `consent-refuses`, `consent-denies` and so on, see
 * docs/how-to/correct-the-words.md). Clauses of which the families say nothing are left out.
 */
export function judgeClauses(items: Item[]): ClauseVerdict[] {
  return withRelatives(clausesOf(items)).flatMap((clause) => {
    const whole = judgeWhole(clause);
    if (whole) return [verdictOf(whole, clause)];
    return partsOf(clause, joinsClauses).flatMap((part) => {
      const says = judge(part);
      return says ? [verdictOf(says, part)] : [];
    });
  });
}

/** "Fine, just not the exclusivity": agrees in one clause and leaves out a part of the agreement in a later one. */
export function leavesOutPart(items: Item[]): boolean {
  const clauses = clausesOf(items);
  const leaves = (words: Item[]): boolean =>
    words.some((item) => is(item, 'consent-part')) &&
    words.some(
      (item) =>
        isDenial(item) || isNegative(item) || is(item, 'consent-excepts') || is(item, 'consent-without'),
    ) &&
    !words.some((item) => is(item, 'no-problem') || is(item, 'objection'));
  const agrees = (words: Item[]): boolean =>
    words.some((item) => is(item, 'yes') || is(item, 'yes-alone') || is(item, 'consent-yes')) &&
    !words.some(isNegative);
  const first = clauses.findIndex(agrees);
  const sameClause = clauses[first] ?? [];
  const behind = sameClause.slice(
    sameClause.findIndex((item) => is(item, 'yes') || is(item, 'yes-alone')) + 1,
  );
  const without = behind.some((item) => is(item, 'consent-without') || is(item, 'consent-excepts'));
  return first !== -1 && ((without && leaves(behind)) || clauses.slice(first + 1).some(leaves));
}

/** So near the end of the message a promise to sign stands. */
const mostWordsAfterPromise = 3;

/** "When the penalty is gone we sign": begins as a question would, and promises. */
export function promisesWhen(items: Item[]): boolean {
  const [first] = items;
  if (first === undefined || !is(first, 'consent-when') || items.some((item) => is(item, 'question')))
    return false;
  // Vietnamese "thì ký" is both, the condition and the signing.
  const accepted = items.findLastIndex(
    (item) => is(item, 'consent-accepts') || is(item, 'yes') || is(item, 'condition'),
  );
  const part = items.findIndex((item) => is(item, 'consent-part'));
  return part !== -1 && part < accepted && accepted >= items.length - mostWordsAfterPromise;
}

/** French "plus" adds, and denies. */
function joinsClauses(item: Item): boolean {
  return (
    (is(item, 'and') || is(item, 'or')) && !is(item, 'consent-denies-after') && !is(item, 'consent-denies')
  );
}

function verdictOf(says: ClauseVerdict['says'], words: Item[]): ClauseVerdict {
  return { says, start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
}

/** "All except the exclusivity clause", "my boss and the board have to agree": what "and" does not cut. */
function judgeWhole(words: Item[]): ClauseVerdict['says'] | undefined {
  if (findsNothing(words)) return 'yes';
  if (agreesToNothing(words)) return 'unclear';
  const after = words.findIndex((item) => is(item, 'consent-after'));
  const decides = words.some((item) => is(item, 'consent-decider') || is(item, 'decider'));
  // "Yes after our lawyer has looked" waits for it; "after our lawyer looked, fine" may also tell what is done.
  if (after !== -1 && after < words.length - 1 && decides)
    return words.slice(0, after).some((item) => is(item, 'yes')) ? 'conditional' : 'unclear';
  if (leavesToOthers(words)) return 'unsure';
  // ไม่เอา leaves out what is named beside it; alone it refuses.
  const excepts = words.find((item) => is(item, 'consent-excepts'));
  const refuses =
    excepts !== undefined &&
    is(excepts, 'consent-no') &&
    words.every((item) => item === excepts || hasAny([item], ['filler', 'polite']));
  return excepts && !refuses ? 'conditional' : undefined;
}

/** Acceptance or refusal, turned round by a negation. Two negations count as one: in many languages they are one. */
function judge(words: Item[]): ClauseVerdict['says'] | undefined {
  const has = (tag: string): boolean => words.some((item) => is(item, tag));
  // "No problem", "we see no obstacle": the reader of whole messages knows these.
  if (words.some((item) => is(item, 'no-problem') || is(item, 'objection'))) return undefined;
  if (words.filter((item) => item.meanings.length === 0).length > mostUnknownWords) return undefined;
  const denied = words.some(isDenial) || has('consent-denies-after');
  if (hasNoReason(words)) return 'yes';
  if (has('consent-yes'))
    return denied || has('consent-no') || has('consent-refuses') || words.some(isNegative) ? 'open' : 'yes';
  if (has('consent-records') && !denied && !words.some(isNegative) && hasAny(words, agreements)) return 'yes';
  if (has('consent-no')) return 'no';
  // "We refuse to sign": the refusal is about the signing.
  if (has('consent-refuses')) return judgeRefusal(words);
  if (has('consent-accepts') && (denied || words.some(isNegative))) return judgeAcceptance(words);
  if (denied && has('consent-postpones')) return 'no';
  return has('consent-later') ? judgeLater(words) : undefined;
}

/** "Put me down | as accepted": what is to be written down. */
const agreements = ['yes', 'yes-alone', 'consent-accepts'];

/** So many words may stand between a negation and the refusal that it turns into agreement. */
const mostWordsBetween = 2;

function judgeRefusal(words: Item[]): ClauseVerdict['says'] {
  const at = words.findIndex((item) => is(item, 'consent-refuses'));
  const before = words.slice(0, at).findLastIndex((item) => isDenial(item) || is(item, 'consent-no-reason'));
  const after = words.findIndex((item, index) => index > at && is(item, 'consent-denies-after'));
  const close = before !== -1 && at - before <= mostWordsBetween + 1 && areSmall(words.slice(before + 1, at));
  // "No I refuse" may lack its comma.
  if (close && words.slice(0, before).some(isNegative)) return 'unclear';
  if (close) return is(words[before], 'no') && before === 0 ? 'unclear' : 'yes';
  if (after !== -1 && (after - at <= 2 || areFew(words.slice(at + 1, after))))
    return words.slice(0, at).some(isNegative) ? 'unclear' : 'yes';
  // "We agree and disagree", typed without the "and".
  if (words.slice(0, at).some((item) => is(item, 'yes'))) return 'unclear';
  return before === -1 && after === -1 ? 'no' : 'unclear';
}

/** 反対する理由は特にない */
function areFew(between: Item[]): boolean {
  return between.length <= mostWordsBehind && areSmall(between);
}

const mostWordsBehind = 4;

/** "Nobody here would refuse": at most one word between that is not known, and none that answers. */
function areSmall(between: Item[]): boolean {
  const answers = ['yes', 'no', 'yes-alone', 'no-alone', 'consent-accepts'];
  return (
    between.filter((item) => item.meanings.length === 0).length < 2 &&
    !between.some((item) => answers.some((tag) => is(item, tag)))
  );
}

/** Japanese, Korean and Turkish put 点は一つもない, "there is no such point", last. */
const deniesBehind = ['consent-denies-after', 'consent-nothing'];

function judgeAcceptance(words: Item[]): ClauseVerdict['says'] | undefined {
  // "I can't find where to sign" is no refusal.
  if (words.some((item) => is(item, 'consent-searches'))) return undefined;
  const at = words.findLastIndex((item) => is(item, 'consent-accepts'));
  const denied = words.some((item, index) =>
    index < at ? isDenial(item) || isLongNo(item) : hasAny([item], deniesBehind),
  );
  return denied ? 'no' : 'open';
}

/** "No reason | not to sign", "no reason | not to": the second negation takes the first one back. */
function hasNoReason(words: Item[]): boolean {
  const accepts = words.findLastIndex((item) => is(item, 'consent-accepts'));
  const reason = words.findIndex((item) => is(item, 'consent-no-reason'));
  const second = words.findIndex((item, index) => index > reason && (isDenial(item) || isNegative(item)));
  if (reason === -1 || second === -1 || !areSmall(words.slice(reason + 1, second))) return false;
  return second < accepts || words.slice(second + 1).every((item) => hasAny([item], ['filler', 'polite']));
}

/** "Not yet" and "I don't want to": a no of several words denies what follows. */
function isLongNo(item: Item): boolean {
  return is(item, 'no') && /\S\s\S/.test(item.raw);
}

/** "Maybe next year" and "call me later" say other things; "later" and "rather another time, thanks" say no. */
function judgeLater(words: Item[]): ClauseVerdict['says'] | undefined {
  const passed = ['consent-later', 'filler', 'polite', 'no', 'consent-emphasis'];
  const agrees = (item: Item): boolean => is(item, 'yes') && !is(item, 'polite');
  if (words.some((item) => agrees(item) || is(item, 'consent-accepts'))) return 'open';
  return words.every((item) => passed.some((tag) => is(item, tag))) ? 'no' : undefined;
}

/** "I must ask", "run it past the directors", "it's up to the board". */
function leavesToOthers(words: Item[]): boolean {
  const has = (tag: string): boolean => words.some((item) => is(item, tag));
  const decider = has('consent-decider') || words.some((item) => is(item, 'decider'));
  if (words.some((item) => is(item, 'no-problem'))) return false;
  if (decider && waitsFor(words)) return true;
  if (words.some(isDenial) && !decider) return false;
  return (
    (has('consent-asks') && (has('consent-must') || decider)) ||
    (decider && (has('consent-decides') || has('consent-must')))
  );
}

/** "Without my partner | I say nothing": somebody is waited for. */
function waitsFor(words: Item[]): boolean {
  const denies = (item: Item): boolean =>
    isDenial(item) || isNegative(item) || is(item, 'consent-denies-after');
  return (
    hasAny(words, ['consent-without']) &&
    !hasAny(words, ['consent-part']) &&
    words.some((item) => !is(item, 'consent-without') && denies(item))
  );
}
