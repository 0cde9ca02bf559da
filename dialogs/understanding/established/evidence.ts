import { type Item, is, isFiller, meaningOf } from '../items.ts';
import { isSign } from '../sentences.ts';
import { isAgeOfCompany } from './age-of-company.ts';
import { isOfCopyright } from './copyright.ts';
import { isCountedApart, isToldBehind } from './counted-apart.ts';
import { eventOf } from './event-words.ts';
import { isAlone } from './founder.ts';
import type { Mention } from './mention.ts';
import { isOfPerson } from './of-person.ts';
import { isOtherThing } from './other-thing.ts';
import { isOfSeveralMonths, isPartLeft } from './part-left.ts';
import { clauseAround, sentenceAround, unknownIn } from './stretch.ts';

/**
 * How much speaks for a time being the founding: `none`, as for the end of a phone number; `some`, so that the
 * person is asked whether it is meant; or `enough`. The more is unknown around it, the more must speak for it.
 */
export type Evidence = 'none' | 'some' | 'enough';

/** Unknown words that may stand in the clause and sentence of a time when nothing speaks of a founding. */
const mostBesideNumber = 1.5;
const mostBesideAge = 2.5;
const mostInSentence = 4;

export function evidenceFor(items: Item[], mention: Mention, mentions: Mention[]): Evidence {
  const bare = isBareNumber(items, mention);
  const label = bare ? labelDistance(items, mention) : undefined;
  if (label === 'near' || (bare && isInLongerNumber(items, mention, mentions))) return 'none';
  const sentence = sentenceAround(items, mention);
  const clause = clauseAround(items, mention);
  const says = (tags: string[]): boolean => clause.some((item) => tags.some((tag) => is(item, tag)));
  if (mention.kind === 'age' && mention.months === 12 && isRate(items, mention)) return 'none';
  if (isPartLeft(items, mention, mentions) || isOfSeveralMonths(items, mention)) return 'some';
  if (isOfCopyright(items, mention)) return 'some';
  const alone = isAlone(items, mention, mentions);
  // "Ho 52 anni", 我45岁: how old the person is.
  const before = items[mention.from - 1];
  if (mention.kind === 'age' && (is(before, 'i-have') || (mention.months >= ofAge && is(before, 'speaker'))))
    return 'some';
  // "Retired in 2013 and opened the office": one time, and the speaker's own beginning
  if (alone && !says(['other-company', 'in-trade']) && sentence.some((item) => is(item, 'own-start')))
    return 'enough';
  // "My last company was set up in 2016", "we moved here in 2019": asked whether this one was too.
  const wonders =
    says(['other-event']) && sentence.some((item) => is(item, 'unsure') && !is(item, 'relation'));
  const founded = !wonders && sentence.some((item) => is(item, 'founded'));
  const begins = clause.some((item) => is(item, 'running') || (is(item, 'begun') && !is(item, 'ever-since')));
  const elsewhere = says(['other-event']) && !founded && !begins && !toldApart(items, mention, mentions);
  if (says(['other-company']) || elsewhere || (says(['premises']) && !founded && !begins)) return 'some';
  if (founded) return 'enough';
  if (isMeasured(items, mention, mentions, clause)) return 'some';
  // "A 5 year lease", "the tax year 2023", "our clients are 20 to 30 years old": the time is another thing's.
  // "The third financial year" is itself what the company is in.
  const own = mention.kind === 'age-range' ? items.slice(mention.from, mention.to) : [];
  const isOther = (item: Item, at: number): boolean =>
    isOtherThing(clause, at) &&
    !own.includes(item) &&
    !isCountedApart(items, item, mention) &&
    !isToldBehind(items, item, mention);
  if (clause.some(isOther) && !isAgeOfCompany(items, mention))
    return mention.kind === 'age' ? 'none' : 'some';
  if (isCutOff(items, mention)) return 'some';
  // "We passed 2021 customers last month": something was counted then.
  const counts = (other: Mention): boolean =>
    isBareNumber(items, other) &&
    labelDistance(items, other) === 'near' &&
    items.slice(other.from, other.to).some((item) => clause.includes(item));
  if (!says(['begun', 'the-company']) && mentions.some((other) => other !== mention && counts(other)))
    return 'some';
  // "I have done this for 20 years", "our boss has been in the trade since 1998": the time is that person's.
  if (isOfPerson(items, mention, mentions, clause)) return 'some';
  if (label === 'far') return 'some';
  const age = mention.kind === 'age';
  // "5y 2m": a number behind an age is a part of it that was not understood.
  if (age && is(items[mention.to], 'digits') && !mentions.some(({ from }) => from === mention.to))
    return 'some';
  if (isSpelledInPart(items, mention)) return 'some';
  const stranger = bare && !age ? strangerBeside(items, mention) : undefined;
  if ((stranger === 'before' && !alone) || (bare && isBesideNumber(items, mention, mentions))) return 'some';
  // "So heißen wir seit 2019": what lasts since then may be anything.
  const most = age ? mostBesideAge : mostBesideNumber;
  if (!begins && says(['ever-since']) && unknownIn(clause) > most) return 'some';
  if (says(['begun', 'since', 'ago']) || (age && says(['the-company', 'less', 'more'])) || !(bare || age))
    return 'enough';
  if (stranger === 'behind') return 'some';
  if (isAnswerBefore(items, mention, clause)) return 'enough';
  if (alone && stranger === undefined) return 'enough';
  return unknownIn(clause) > most || unknownIn(sentence) > mostInSentence ? 'some' : 'enough';
}

/** "2016, we still worked out of my parents' cellar": the year answers first, and no other number follows. */
function isAnswerBefore(items: Item[], { from, to }: Mention, clause: Item[]): boolean {
  const others = [...items.slice(0, from), ...items.slice(to)];
  return clause[0] === items[0] && unknownIn(clause) === 0 && !others.some((item) => is(item, 'digits'));
}

/** A year, or 201904, with no word that says so: any number looks like that. */
function isBareNumber(items: Item[], { from, to, ...moment }: Mention): boolean {
  // 2020.8.8 is a date whatever stands beside it.
  if (moment.kind === 'point' && moment.month !== undefined && moment.day !== undefined && to - from === 5)
    return false;
  return items.slice(from, to).every((item) => is(item, 'number') || isSign(item) || isFiller(item));
}

/** "Unit 2019", HRB 201904, "2019 Church Street", 2000–2500 €: the word beside it says what the number is. */
function labelDistance(items: Item[], { from, to }: Mention): 'near' | 'far' | undefined {
  let right = to;
  while (['until', 'dash', 'or'].some((tag) => is(items[right], tag)) && is(items[right + 1], 'number'))
    right += 2;
  // 2000多平: so many square metres and more
  while (is(items[right], 'more') && !is(items[right], 'counted')) right++;
  if (items[right]?.meanings.length === 0) right++;
  if (['counted', 'person', 'percent'].some((tag) => is(items[right], tag))) return 'near';
  let left = from - 1;
  while (['colon', 'dot', 'plus', 'open'].some((tag) => is(items[left], tag))) left--;
  if (
    is(items[left], 'number-of') ||
    items[left]?.raw === '№' ||
    (left < from - 1 && is(items[left], 'number-of-marked'))
  )
    return 'near';
  const least = left - longestName;
  while (left > least && (isFiller(items[left]) || is(items[left], 'comma') || isNameless(items[left])))
    left--;
  return is(items[left], 'number-of') ? 'far' : undefined;
}

/** "Av. Carlos Pellegrini, 2022": so many words may stand between what is numbered and the number. */
const longestName = 4;

function isNameless(item: Item | undefined): boolean {
  // Streets are called after cities.
  return item?.meanings.every(({ tag }) => ['dot', 'zone', 'zone-name', 'city'].includes(tag)) ?? false;
}

/** "2000 widgets", "Hangar 2010": the number may count or name what the unknown word beside it stands for. */
function strangerBeside(items: Item[], { from, to }: Mention): 'before' | 'behind' | undefined {
  const names = (item: Item | undefined, joined: boolean | undefined): boolean =>
    item?.meanings.length === 0 && !joined && /^\p{L}{4}/u.test(item.raw);
  if (!is(items[from], 'digits')) return undefined;
  if (names(items[from - 1], items[from]?.glued)) return 'before';
  return names(items[to], items[to]?.glued) ? 'behind' : undefined;
}

/** ألفين و…, "two thousand and eigteen": a round year in words, beside a word that may be the rest of it. */
function isSpelledInPart(items: Item[], { from, to, ...moment }: Mention): boolean {
  if (moment.kind !== 'point' || moment.month !== undefined || moment.year % 100 !== 0) return false;
  const next = is(items[to], 'and') ? items[to + 1] : items[to];
  return !items.slice(from, to).some((item) => is(item, 'digits')) && next?.meanings.length === 0;
}

/** "Registered on 15 September and selling since November": the other event is told of another time. */
function toldApart(items: Item[], mention: Mention, mentions: Mention[]): boolean {
  return mentions.length > 1 && eventOf(items, mention, mentions) !== 'other-event';
}

/** HK$2,019一年, "500 euros a year": what it costs. */
function isRate(items: Item[], { from }: Mention): boolean {
  let at = from - 1;
  while (isFiller(items[at]) || is(items[at], 'slash')) at--;
  if (is(items[at], 'counted') && is(items[at - 1], 'number')) return true;
  return is(items[at], 'number') && /^\p{Sc}/u.test(items[at - 1]?.raw ?? '');
}

const joints = ['dash', 'slash', 'colon'];

/** +65 9123 2018, 2019-48213: digits of three and more beside it belong to the same number. */
function isInLongerNumber(items: Item[], { from, to }: Mention, mentions: Mention[]): boolean {
  // 2016-2017 are two years.
  const years = (at: number): boolean => mentions.some((other) => other.from === at || other.to === at);
  const [before, behind] = [digitsBefore(items, from), digitsBehind(items, to)];
  return (
    (before.length > 2 && !(is(items[from - 1], 'dash') && years(from - 1))) ||
    (behind.length > 2 && !(is(items[to], 'dash') && years(to + 1)))
  );
}

/** "4-Vend-2011": the rest of a date whose beginning was not understood. */
function isCutOff(items: Item[], { from }: Mention): boolean {
  const [sign, before] = [items[from - 1], items[from - 2]];
  const joined = joints.some((tag) => is(sign, tag)) && sign?.glued && items[from]?.glued;
  return joined === true && before?.meanings.length === 0;
}

/** "15 2019": a lone number beside a year is a part of the date that was not understood. */
function isBesideNumber(items: Item[], { from, to }: Mention, mentions: Mention[]): boolean {
  const free = (at: number): boolean => !mentions.some((other) => other.from <= at && at < other.to);
  return (
    (digitsBefore(items, from) !== '' && free(is(items[from - 1], 'digits') ? from - 1 : from - 2)) ||
    (digitsBehind(items, to) !== '' && free(isJoined(items, to) ? to + 1 : to))
  );
}

function digitsBefore(items: Item[], from: number): string {
  // "12 de 2018"
  const apart = isJoined(items, from - 1) || (isFiller(items[from - 1]) && is(items[from - 1], 'from'));
  return meaningOf(items[apart ? from - 2 : from - 1], 'digits') ?? '';
}

function digitsBehind(items: Item[], to: number): string {
  return meaningOf(items[isJoined(items, to) ? to + 1 : to], 'digits') ?? '';
}

/** A sign that stands between numbers without a space. */
function isJoined(items: Item[], at: number): boolean {
  return joints.some((tag) => is(items[at], tag)) && items[at + 1]?.glued === true;
}

/** "Last year we made 2 million": with another number in its clause, a time that is told from today is of that. */
function isMeasured(items: Item[], mention: Mention, mentions: Mention[], clause: Item[]): boolean {
  const { from, to } = mention;
  const relative = items.slice(from, to).some((item) => relatives.some((tag) => is(item, tag)));
  if (!relative || mention.kind !== 'point' || mention.month !== undefined) return false;
  return items.some(
    (item, at) =>
      clause.includes(item) &&
      is(item, 'number') &&
      !is(item, 'article') &&
      !mentions.some((other) => other.from <= at && at < other.to),
  );
}

const relatives = ['relative-year', 'relative-month', 'last', 'this'];

/** Months of a person's age from which they may run a company. */
const ofAge = 18 * 12;
