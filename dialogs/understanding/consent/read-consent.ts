import { type Item, is } from '../items.ts';
import type { ConsentValue, Reading, Span } from '../reading.ts';
import type { ClauseVerdict } from './consent-clauses.ts';

/** From the most cautious to the least: the first that was said decides, so a condition is never a yes. */
const order = [
  ['condition', 'conditional'],
  ['unsure', 'unsure'],
  ['no-problem', 'yes'],
  ['no', 'no'],
  ['yes', 'yes'],
  // "My lawyer" alone: somebody else decides.
  ['decider', 'unsure'],
] as const satisfies [string, ConsentValue['consent']][];

/** More unknown words than this, and "yes" may belong to another story. */
const mostUnknownWords = 6;

/**
 * Reads agreement. A question back is no answer, and yes together with no is none either.
 *
 * @param terms words that name a part of the agreement: a clause, a fee, the exclusivity
 * @param clauses what its clauses say by how their words work together; a condition or a doubt said in so many words
 *   comes before them
 */
export function readConsent(
  items: Item[],
  clauses: ClauseVerdict[],
  spanOf: (from: number, to: number) => Span,
  terms: Item[] = [],
): Reading {
  const said = order.flatMap(([tag, consent]) => {
    const at = items.findIndex((_, index) => says(items, index, tag, terms));
    return at === -1 ? [] : [{ tag, consent, at }];
  });
  const decided = decide(items, said, clauses);
  if (decided === 'unclear') return { outcome: 'nothing', reason: 'vague' };
  if (decided && decided !== 'open') {
    const value = { kind: 'consent' as const, consent: decided };
    return { outcome: 'value', candidate: { value, span: spanOf(0, items.length) } };
  }
  const reading = readWhole(items, said, spanOf, terms);
  return decided === 'open' && isYes(reading) ? { outcome: 'nothing', reason: 'vague' } : reading;
}

function isYes(reading: Reading): boolean {
  if (reading.outcome !== 'value') return false;
  const { value } = reading.candidate;
  return value.kind === 'consent' && value.consent === 'yes';
}

/** Reads a message by what was said in it, not by how its words work together. */
function readWhole(
  items: Item[],
  said: Said[],
  spanOf: (from: number, to: number) => Span,
  terms: Item[],
): Reading {
  const first = said[0];
  if (first === undefined) return { outcome: 'nothing', reason: 'unknown' };
  // "It is not that we refuse" leaves open what it is.
  if (first.tag !== 'unsure' && items.some((item) => is(item, 'not-that')))
    return { outcome: 'nothing', reason: 'vague' };
  // "No, no problem": which of the two is meant, only the person knows.
  const refused = items.some((item, at) => is(item, 'no') && standsAlone(items, at));
  const yes = said.find(({ tag }) => tag === 'yes');
  const mixed =
    first.tag === 'no'
      ? yes !== undefined && !isDeniedBehind(items, yes.at, first.at)
      : first.tag === 'no-problem' && refused;
  const unknown = items.filter((item) => item.meanings.length === 0).length;
  if (mixed && yes && isPartRefused(items, yes.at, first.at, terms))
    return {
      outcome: 'value',
      candidate: { value: { kind: 'consent', consent: 'conditional' }, span: spanOf(0, items.length) },
    };
  if (mixed || (first.consent === 'yes' && unknown > mostUnknownWords))
    return { outcome: 'nothing', reason: 'vague' };
  if (first.tag === 'yes') {
    const clause = clauseOf(items, first.at);
    // "Das akzeptieren wir nicht": the yes is denied; any other negation beside it leaves it open.
    if (clause.some((item) => is(item, 'not') || is(item, 'not-after')))
      return {
        outcome: 'value',
        candidate: { value: { kind: 'consent', consent: 'no' }, span: spanOf(first.at, first.at + 1) },
      };
    if (clause.some((item) => (is(item, 'negation') || is(item, 'nobody')) && !is(item, 'yes')))
      return { outcome: 'nothing', reason: 'vague' };
  }
  const objects = items.some((item, at) => is(item, 'objection') && !isDenied(items, at));
  if (first.consent === 'yes' && objects) return { outcome: 'nothing', reason: 'vague' };
  const reserved =
    first.consent === 'yes' &&
    items.some(
      (item, at) =>
        (is(item, 'but') && at > first.at) ||
        ((is(item, 'except') || is(item, 'consent-excepts')) && at !== first.at),
    );
  const consent = reserved || isHeldBack(items, said) ? 'conditional' : first.consent;
  return {
    outcome: 'value',
    candidate: { value: { kind: 'consent', consent }, span: spanOf(first.at, first.at + 1) },
  };
}

interface Said {
  tag: (typeof order)[number][0];
  consent: ConsentValue['consent'];
  at: number;
}

/** What the clauses say together with what was said outside of them. */
function decide(
  items: Item[],
  said: Said[],
  clauses: ClauseVerdict[],
): ConsentValue['consent'] | 'open' | 'unclear' | undefined {
  const [clause] = clauses;
  const [first] = said;
  if (clause === undefined || first?.tag === 'condition') return undefined;
  if (first?.tag === 'unsure' && !isAdvisedAgainst(items[first.at], clauses)) return undefined;
  const isBesides = (at: number): boolean =>
    !clauses.some(({ start, end }) => isWithin(items[at], start, end));
  const saysBesides = (tags: string[]): boolean =>
    said.some(({ tag, at }) => tags.includes(tag) && isBesides(at));
  if (clauses.some(({ says }) => says === 'conditional')) return 'conditional';
  const deferred = clauses.find(({ says }) => says === 'unsure');
  if (deferred)
    return isReservation(items, deferred) && saysBesides(['yes', 'no-problem']) ? 'conditional' : 'unsure';
  const agreed = saysBesides(['yes', 'no-problem']);
  if (clauses.some(({ says }) => says === 'unclear')) return 'unclear';
  if (clause.says === 'open' || clauses.some(({ says }) => says !== clause.says)) return 'open';
  if (items.some((item) => is(item, 'not-that'))) return 'open';
  if (clause.says === 'no') return agreed || said.some(({ tag }) => tag === 'no-problem') ? 'open' : 'no';
  const denies = items.some(
    (item, at) =>
      ['no', 'no-alone', 'negation', 'not', 'not-after'].some((tag) => is(item, tag)) &&
      !['no-problem', 'yes'].some((tag) => is(item, tag)) &&
      isBesides(at),
  );
  if (denies || items.some((item, at) => is(item, 'objection') && !isDenied(items, at))) return 'open';
  const but = items.find((item) => is(item, 'but'));
  if (but === undefined) return 'yes';
  return but.start >= clause.end || agreed ? 'conditional' : 'yes';
}

/** "Our lawyer | advised against signing": who else would leave it open has decided. */
function isAdvisedAgainst(item: Item | undefined, clauses: ClauseVerdict[]): boolean {
  return (
    is(item, 'decider') && clauses.some(({ says, start, end }) => says === 'no' && isWithin(item, start, end))
  );
}

/** "Yes, but I have to ask our lawyers" is a yes with a reservation. */
function isReservation(items: Item[], { start, end }: ClauseVerdict): boolean {
  const first = items.findIndex((item) => isWithin(item, start, end));
  return is(items[first - 1], 'but');
}

function isWithin(item: Item | undefined, start: number, end: number): boolean {
  return item !== undefined && item.start < end && item.end > start;
}

/** The words between the commas and full stops around an item, without the item itself. */
function clauseOf(items: Item[], at: number): Item[] {
  const ends = (item: Item): boolean =>
    ['comma', 'dot', 'exclamation', 'semicolon', 'line', 'but'].some((sign) => is(item, sign));
  const start = items.slice(0, at).findLastIndex(ends) + 1;
  const end = items.findIndex((item, index) => index > at && ends(item));
  return items.slice(start, end === -1 ? items.length : end).filter((_, index) => start + index !== at);
}

/** 对, ได้, "right": an answer when nothing else is in the clause, else a part of other words. */
function standsAlone(items: Item[], at: number, beside = ['yes', 'no', 'yes-alone', 'no-alone']): boolean {
  const passes = ['filler', 'polite', 'apostrophe', ...beside];
  const alone = (step: 1 | -1): boolean => {
    let index = at + step;
    while (items[index] && !endsAlone.some((sign) => is(items[index], sign))) {
      if (!passes.some((tag) => is(items[index], tag))) return false;
      index += step;
    }
    return true;
  };
  return alone(-1) && alone(1);
}

const endsAlone = ['comma', 'dot', 'exclamation', 'line', 'quote', 'but'];

/** "We have no way to accept": a negation before the yes, in its clause. */
function isRefused(items: Item[], at: number): boolean {
  for (let before = at - 1; before >= 0; before--) {
    const item = items[before];
    if (['comma', 'dot', 'but', 'exclamation', 'and', 'line', 'no-problem'].some((sign) => is(item, sign)))
      return false;
    if (['negation', 'not', 'no', 'no-alone'].some((tag) => is(item, tag))) return true;
  }
  return false;
}

/** "Unterschreiben wir im Moment noch nicht": words that deny behind the yes of their clause turn it round. */
function isDeniedBehind(items: Item[], yes: number, no: number): boolean {
  const denial = items[no];
  return no > yes && denial !== undefined && clauseOf(items, yes).includes(denial) && /\s/.test(denial.raw);
}

/** "We agree, but not to the exclusivity": behind the yes, a part of the agreement is refused. */
function isPartRefused(items: Item[], yes: number, no: number, terms: Item[]): boolean {
  const but = items.findIndex((item, at) => at > yes && is(item, 'but'));
  const start = items[but]?.start ?? 0;
  return but !== -1 && no > but && terms.some((term) => term.start > start);
}

/** "Yes, but our lawyers must look at it first": a yes with a reservation is a condition, not a doubt. */
function isHeldBack(items: Item[], said: { tag: string; at: number }[]): boolean {
  const doubt = said.find(({ tag }) => tag === 'unsure');
  const yes = said.find(({ tag }) => tag === 'yes' || tag === 'no-problem');
  if (!doubt || !yes || said.some(({ tag }) => tag === 'no')) return false;
  return items.some((item, at) => is(item, 'but') && at > yes.at && at < doubt.at);
}

/** "We have no objections": a negation in the same clause as the objection. */
function isDenied(items: Item[], objection: number): boolean {
  const ends = (item: Item): boolean => ['comma', 'dot', 'but'].some((sign) => is(item, sign));
  const before = items.slice(0, objection).reverse();
  const after = items.slice(objection + 1);
  return [before, after].some((side) => {
    const end = side.findIndex(ends);
    return (end === -1 ? side : side.slice(0, end)).some(
      (item) => is(item, 'negation') || is(item, 'nobody'),
    );
  });
}

function says(items: Item[], at: number, tag: string, terms: Item[]): boolean {
  const item = items[at];
  // Spanish and Italian "si" is "yes" typed without its accent, or "if": alone, before a comma or another yes it is "yes".
  if (is(item, 'yes-or-if')) {
    const next = items[at + 1];
    const yes =
      next === undefined || ['comma', 'dot', 'exclamation', 'yes', 'but'].some((sign) => is(next, sign));
    return tag === (yes ? 'yes' : 'condition');
  }
  if (tag === 'yes' && is(item, 'yes-alone'))
    return standsAlone(items, at, ['yes', 'yes-alone']) && !isRefused(items, at);
  if (tag === 'no' && is(item, 'no-alone')) return standsAlone(items, at, ['no', 'no-alone']);
  // "I don't disagree" is neither plainly yes nor no.
  if (tag === 'no' && is(items[at - 1], 'negation') && !is(items[at - 1], 'no')) return false;
  if (tag === 'no' && is(items[at + 1], 'not-after')) return false;
  if (tag === 'no-problem' && is(item, 'objection') && isDenied(items, at)) return true;
  // "I don't know if I may sign" leaves open, it does not bargain.
  if (tag === 'condition' && is(items[at - 1], 'unsure')) return false;
  if (tag === 'condition' && is(item, 'only-then') && isAskedFirst(items, at)) return false;
  if (is(item, 'depends') && (tag === 'unsure' || tag === 'condition'))
    return tag === (dependsOnTerms(items, at, terms) ? 'condition' : 'unsure');
  if (tag === 'yes' && is(item, 'yes') && isRefused(items, at)) return false;
  return is(item, tag);
}

/** "It depends on the penalty" bargains; "it depends" and "it depends on my boss" leave it open. */
function dependsOnTerms(items: Item[], at: number, terms: Item[]): boolean {
  const beside = clauseOf(items, at);
  const isOthers = beside.some((item) => is(item, 'decider') || is(item, 'relation'));
  return !isOthers && (terms.length > 0 || beside.some((item) => is(item, 'condition')));
}

/** 得问一下老板才行: "it takes asking the boss" bargains for nothing, if that is all that its clause says. */
function isAskedFirst(items: Item[], at: number): boolean {
  const beside = clauseOf(items, at);
  return (
    beside.some((item) => is(item, 'unsure')) &&
    beside.every((item) => ['unsure', 'relation', 'decider', 'filler'].some((tag) => is(item, tag)))
  );
}
