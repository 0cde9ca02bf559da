import { type Item, is } from '../items.ts';
import type { ConsentValue, Reading, Span } from '../reading.ts';
import type { ClauseVerdict } from './consent-clauses.ts';
import { clauseOf, isDenied, says, standsAlone } from './words-in-place.ts';

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
    const at = items.findIndex(
      (_, index) => says(items, index, tag, terms) && !isOverDoubt(items, index, tag),
    );
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

/** "I had | doubts about it, but it's fine": a doubt that is over. */
function isOverDoubt(items: Item[], at: number, tag: string): boolean {
  const past = is(items[at - 1], 'formerly') || is(items[at], 'formerly');
  return tag === 'unsure' && past && items.slice(at).some((item) => is(item, 'but'));
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
      ? yes !== undefined && !isDeniedBehind(items, yes.at, first.at, terms)
      : first.tag === 'no-problem' && refused;
  const no = said.find(({ tag }) => tag === 'no');
  if (first.tag === 'no-problem' && no && !yes && terms.length === 0 && isBut(items, first.at, no.at))
    return {
      outcome: 'value',
      candidate: { value: { kind: 'consent', consent: 'no' }, span: spanOf(no.at, no.at + 1) },
    };
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
  // はい、署名するわけない: a yes behind it is denied.
  if (first.consent === 'yes' && items.some((item, at) => is(item, 'not-after') && is(items[at - 1], 'yes')))
    return { outcome: 'nothing', reason: 'vague' };
  const objects = items.some((item, at) => is(item, 'objection') && !isDenied(items, at));
  if (first.consent === 'yes' && objects) return { outcome: 'nothing', reason: 'vague' };
  const reserved =
    first.consent === 'yes' &&
    items.some(
      (item, at) =>
        (is(item, 'but') && at > first.at) ||
        // German "zu" closes as well, and stands before a verb
        (((is(item, 'except') && !is(item, 'closes')) || is(item, 'consent-excepts')) && at !== first.at),
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
  if (deferred) {
    const agrees = saysBesides(['yes', 'no-problem']) || clauses.some(({ says }) => says === 'yes');
    return agrees && isReservation(items, deferred) && !isNotMine(items) ? 'conditional' : 'unsure';
  }
  const agreed = saysBesides(['yes', 'no-problem']);
  if (clauses.some(({ says }) => says === 'unclear')) return 'unclear';
  if (clause.says === 'open' || clauses.some(({ says }) => says !== clause.says)) return 'open';
  if (items.some((item) => is(item, 'not-that'))) return 'open';
  if (clause.says === 'no') {
    if (saysBesides(['yes'])) return 'open';
    const calm = said.find(({ tag }) => tag === 'no-problem');
    return calm === undefined || isRefusedAfter(items, calm.at, clause) ? 'no' : 'open';
  }
  const denies = items.some(
    (item, at) =>
      ['no', 'no-alone', 'negation', 'not', 'not-after'].some((tag) => is(item, tag)) &&
      !['no-problem', 'yes'].some((tag) => is(item, tag)) &&
      isBesides(at),
  );
  if (denies || items.some((item, at) => is(item, 'objection') && !isDenied(items, at))) return 'open';
  const but = items.find((item) => is(item, 'but'));
  if (but === undefined) return 'yes';
  // "Only skimmed it, but it's fine, accepted": the agreement follows.
  const agreedBefore =
    agreed && said.some(({ consent, at }) => consent === 'yes' && isBefore(items[at], but));
  return but.start >= clause.end || agreedBefore ? 'conditional' : 'yes';
}

function isBefore(item: Item | undefined, other: Item): boolean {
  return item !== undefined && item.end <= other.start;
}

/** "No complaints, but we won't sign": finding nothing wrong agrees to nothing, and a refusal follows. */
function isRefusedAfter(items: Item[], calm: number, { start, end }: ClauseVerdict): boolean {
  return isBut(
    items,
    calm,
    items.findIndex((item) => isWithin(item, start, end)),
  );
}

/** Whether a "but" stands between two words. */
function isBut(items: Item[], from: number, to: number): boolean {
  return items.slice(from + 1, Math.max(to, from + 1)).some((item) => is(item, 'but'));
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

/**
 * "Unterschreiben wir im Moment noch nicht": words that deny behind the yes of their clause turn it round, unless a part
 * of the agreement between them is what is refused, as in 이 부분은 동의하고 저 부분은 동의 안 합니다.
 */
function isDeniedBehind(items: Item[], yes: number, no: number, terms: Item[]): boolean {
  const [agreed, denial] = [items[yes], items[no]];
  if (no <= yes || !agreed || !denial) return false;
  if (terms.some(({ start, end }) => start >= agreed.end && end <= denial.start)) return false;
  return clauseOf(items, yes).includes(denial) && /\s/.test(denial.raw);
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
  if (isNotMine(items)) return false;
  if (!doubt || !yes || said.some(({ tag }) => tag === 'no')) return false;
  return items.some((item, at) => is(item, 'but') && at > yes.at && at < doubt.at);
}

/** "I agree, but I'm not the one who decides": nothing is agreed to, not even on a condition. */
function isNotMine(items: Item[]): boolean {
  return items.some((item) => is(item, 'not-mine'));
}
