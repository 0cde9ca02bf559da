import { type Item, is, isFiller, meaningOf } from '../items.ts';
import type { Mention } from './mention.ts';

/**
 * Of all times named, those that may be the founding: what a correction or "not" withdraws is left out, then what
 * belongs to another event ("registered in 2021, trading since 2022"), then what only repeats another ("two years
 * ago, in 2024"); two ends become one range.
 */
export function meantMentions(items: Item[], mentions: Mention[], today: Temporal.PlainDate): Mention[] {
  const named = withoutOwnAge(withoutThisYear(items, withoutToday(items, mentions), today), today);
  if (isUndecided(items, named, 'which-one')) return named;
  const standing = withoutCorrected(items, withoutDenied(items, named));
  if (isUndecided(items, standing, 'unsure')) return standing;
  const founding = withoutOtherEvents(items, standing);
  const [first, second, ...others] = founding;
  if (first === undefined || second === undefined || others.length > 0) return founding;
  const range = asRange(items, first, second);
  if (range) return [range];
  const exact = exactOf(items, first, second);
  if (exact) return [exact];
  // "This year is our third": the year only says when that is.
  const [now, other] = isThisYear(first, today) ? [first, second] : [second, first];
  if (isThisYear(now, today) && (other.kind === 'age' || other.kind === 'age-range')) return [other];
  return sameTime(first, second, today) ? [first.kind === 'point' ? first : second] : founding;
}

/** "I am 34 and started this in 2019": so many years, beside a time that they do not lead to, are a person's. */
function withoutOwnAge(mentions: Mention[], today: Temporal.PlainDate): Mention[] {
  const points = mentions.filter(({ kind }) => kind === 'point');
  const [point, another] = points;
  if (point === undefined || another !== undefined) return mentions;
  return mentions.filter(
    (one) => one.kind !== 'age' || one.months < ofAge || one.months % 12 !== 0 || sameTime(one, point, today),
  );
}

/** Months of a person's age from which they may run a company. */
const ofAge = 18 * 12;

/** 21年成立，今年第五年: "this year" before an age only says when that is. */
function withoutThisYear(items: Item[], mentions: Mention[], today: Temporal.PlainDate): Mention[] {
  return mentions.filter((mention, at) => {
    const next = mentions[at + 1];
    const counted = next?.kind === 'age' || next?.kind === 'age-range';
    const relative = items.slice(mention.from, mention.to).some((item) => is(item, 'relative-year'));
    const beside =
      counted &&
      items.slice(mention.to, next.from).every((item) => isFiller(item) || is(item, 'the-company'));
    return !(relative && isThisYear(mention, today) && beside);
  });
}

/** "One year ago today", "2017, feels like yesterday": a day named beside another time is not the founding. */
function withoutToday(items: Item[], mentions: Mention[]): Mention[] {
  const others = mentions.filter(
    ({ from, to }) => !items.slice(from, to).every((item) => is(item, 'relative-day') || isFiller(item)),
  );
  return others.length > 0 ? others : mentions;
}

function withoutCorrected(items: Item[], mentions: Mention[]): Mention[] {
  const last = mentions.at(-1)?.from ?? 0;
  const corrected = items.findLastIndex(
    (item, at) => at < last && (is(item, 'correction') || isTakenBack(items, at)),
  );
  const left = mentions.filter(({ from }) => from > corrected);
  // "2021, no, 2022, in 2021 I was still on my own": what was taken back is no founding when it is said again.
  const again = (one: Mention): boolean =>
    mentions.some((other) => other.from <= corrected && sameMoment(one, other));
  const standing = left.filter((mention) => !again(mention));
  return standing.length > 0 ? standing : left;
}

/** "The register says 2016, the statutes 2018, which do you need?": the words leave open which of several is meant. */
export function isUndecided(items: Item[], mentions: Mention[], tag: 'which-one' | 'unsure'): boolean {
  const [first, ...others] = mentions;
  const several = first !== undefined && others.some((other) => !sameMoment(first, other));
  return several && items.some((item) => is(item, tag));
}

/** "2021, no, 2022": a "no" in a clause of its own takes back what was said before it. */
function isTakenBack(items: Item[], at: number): boolean {
  const ends = (item: Item | undefined): boolean => ['comma', 'dot', 'dash'].some((sign) => is(item, sign));
  const isNo = ['no', 'no-alone'].some((tag) => is(items[at], tag)) && ends(items[at - 1]);
  // "2012, yok 2013": a word that denies what stands behind it needs a sign there.
  return isNo && (ends(items[at + 1]) || (is(items[at + 1], 'digits') && !is(items[at], 'not')));
}

/** "Not 2019 but 2020", 2019ではなく2020: the denied one goes if another stands. */
function withoutDenied(items: Item[], mentions: Mention[]): Mention[] {
  const last = mentions.at(-1);
  const affirmed = mentions.filter(
    (mention) => !isDenied(items, mention) && (mention === last || !isWithdrawn(items, mention)),
  );
  const denied = mentions.filter((mention) => isDenied(items, mention));
  // "Not 2020 but 2021, 2020 was only the contract"
  const again = (one: Mention): boolean => denied.some((other) => sameMoment(one, other));
  const standing = affirmed.filter((mention) => !again(mention));
  if (standing.length > 0) return standing;
  return affirmed.length === 0 && mentions.length > 1 ? mentions : affirmed;
}

function sameMoment(one: Mention, other: Mention): boolean {
  return JSON.stringify({ ...one, from: 0, to: 0 }) === JSON.stringify({ ...other, from: 0, to: 0 });
}

function isDenied(items: Item[], { from, to }: Mention): boolean {
  const before = items.slice(Math.max(0, from - 2), from);
  // 不是2017就是2018: if it is not the one, it is the other.
  if (is(items[to], 'or-else') || is(items[to + 1], 'or-else')) return false;
  if (
    before.some(
      (item, index) => is(item, 'not') && before.slice(index + 1).every((next) => is(next, 'filler')),
    )
  )
    return true;
  const after = items.slice(to, to + 3);
  const at = after.findIndex((item) => is(item, 'not-after'));
  return at >= 0 && after.slice(0, at).every((item) => is(item, 'filler') || is(item, 'comma'));
}

/** "I put 2021, but it is 2022": what was written is named to be replaced. */
function isWithdrawn(items: Item[], { from, to }: Mention): boolean {
  const before = items.slice(Math.max(0, from - 2), from).filter((item) => !isFiller(item));
  // "Ich habe 2021 geschrieben, es ist aber …", 2012年と書きましたが: the word may stand behind.
  const behind = items.slice(to, to + 4);
  const at = behind.findIndex((item) => is(item, 'wrote'));
  const turns = behind[at + 1];
  const isBehind = at >= 0 && behind.slice(0, at).every((item) => isFiller(item) || is(item, 'year'));
  if (isBehind && (is(turns, 'but') || is(turns, 'comma') || /[が데]$|けど$/u.test(behind[at]?.raw ?? '')))
    return true;
  return (
    is(before.at(-1), 'wrote') && items.slice(to, to + 2).some((item) => is(item, 'but') || is(item, 'comma'))
  );
}

function withoutOtherEvents(items: Item[], received: Mention[]): Mention[] {
  if (received.length < 2) return received;
  const mentions = withoutOtherCompany(items, received);
  const events = mentions.map((mention) => eventOf(items, mention, mentions));
  const founded = mentions.filter((_, index) => events[index] === 'founded');
  if (founded.length > 0 && events.some((event) => event === 'other-event' || event === 'begun'))
    return founded;
  // "In 2010, but registered in 2013"
  const [first, second] = mentions;
  const contrasted = first && second && items.slice(first.to, second.from).some((item) => is(item, 'but'));
  if (contrasted && founded.length === 1 && founded[0] === second) return founded;
  const notOther = mentions.filter((_, index) => events[index] !== 'other-event');
  if (notOther.length > 0) return notOther;
  // "Empezamos" may be either; beside a move it is the founding.
  const begun = mentions.filter((mention) => is(nearestEvent(items, mention, mentions), 'begun'));
  return begun.length > 0 ? begun : mentions;
}

/**
 * "The former company was of 2012 but we closed it, this one is of 2024", "the team since 2015, the company since
 * 2018": what is told of others goes, where one time is told of the company itself.
 */
function withoutOtherCompany(items: Item[], mentions: Mention[]): Mention[] {
  const clauses = mentions.map((mention) => clauseOf(items, mention, mentions));
  const ofOther = clauses.map((clause) => clause.some((item) => is(item, 'other-company')));
  const own = mentions.filter((_, at) => !ofOther[at]);
  if (own.length > 0 && own.length < mentions.length) return own;
  const ofPeople = clauses.map(
    (clause) => clause.some(isOfPeople) && !clause.some((item) => is(item, 'founded') || is(item, 'ours')),
  );
  const ours = mentions.filter(
    (_, at) => !ofPeople[at] && clauses[at]?.some((item) => is(item, 'ours') || is(item, 'the-company')),
  );
  return ours.length === 1 && ofPeople.filter(Boolean).length === mentions.length - 1 ? ours : mentions;
}

function isOfPeople(item: Item): boolean {
  return ['relation', 'team'].some((tag) => is(item, tag)) || meaningOf(item, 'target') === 'staffing';
}

/** The words about one time, up to the next sign, "but" or time. */
function clauseOf(items: Item[], { from, to }: Mention, mentions: Mention[]): Item[] {
  const isEnd = (item: Item, at: number): boolean =>
    endsClause(item) ||
    is(item, 'but') ||
    mentions.some((other) => other.from !== from && other.from <= at && at < other.to);
  const start = items.findLastIndex((item, at) => at < from && isEnd(item, at)) + 1;
  const end = items.findIndex((item, at) => at >= to && isEnd(item, at));
  return items.slice(start, end < 0 ? items.length : end);
}

function endsClause(item: Item): boolean {
  return ['comma', 'dot', 'semicolon', 'line'].some((tag) => is(item, tag));
}

/** "Begun" may be the founding, unless another time is plainly said to be it. */
const events = ['other-event', 'founded', 'begun'];

/** German says its "but" inside a clause that a comma begins: …, die Gründung war aber 2019. */
function inClause(left: Item[]): Item[] {
  const clause = upTo(left, clauseEnds);
  return is(left[clause.length], 'comma') ? clause : upTo(clause, ['but']);
}

/** Indonesian "cuma" is "only" as well as "but": cuma ganti nama. */
function rightClause(right: Item[]): Item[] {
  const end = right.findIndex(
    (item) => clauseEnds.some((tag) => is(item, tag)) || (is(item, 'but') && !is(item, 'only')),
  );
  return end === -1 ? right : right.slice(0, end);
}

function upTo(stretch: Item[], ends: string[]): Item[] {
  const end = stretch.findIndex((item) => ends.some((tag) => is(item, tag)));
  return end === -1 ? stretch : stretch.slice(0, end);
}

const clauseEnds = ['comma', 'dot', 'semicolon', 'and', 'line'];

/** "Early 2000s, so 2003, to be exact": which of two times is. A year beside its own month is not. */
function exactOf(items: Item[], first: Mention, second: Mention): Mention | undefined {
  const sameYear = first.kind === 'point' && second.kind === 'point' && first.year === second.year;
  if (sameYear) return undefined;
  const [exact, also] =
    [[], ['comma']]
      .map((signs) => [first, second].filter((mention) => isExact(items, mention, signs)))
      .find((found) => found.length > 0) ?? [];
  return also === undefined ? exact : undefined;
}

/** Whether words that say so stand beside it, with at most these signs between. */
function isExact(items: Item[], { from, to }: Mention, signs: string[]): boolean {
  const passes = (item: Item): boolean => isFiller(item) || ['year', ...signs].some((tag) => is(item, tag));
  const beside = [items.slice(Math.max(0, from - 3), from).reverse(), items.slice(to, to + 3)];
  return beside.some((side) => {
    const at = side.findIndex((item) => is(item, 'precisely'));
    return at !== -1 && side.slice(0, at).every(passes);
  });
}

/** What happened then, by the nearest word for it in the same clause, looking between the neighbouring mentions. */
export function eventOf(items: Item[], mention: Mention, mentions: Mention[]): string | undefined {
  const nearest = nearestEvent(items, mention, mentions);
  return events.find((event) => is(nearest, event));
}

function nearestEvent(items: Item[], mention: Mention, mentions: Mention[]): Item | undefined {
  let before = Math.max(0, ...mentions.filter(({ to }) => to <= mention.from).map(({ to }) => to));
  // 2013년부터, 2013年から: the word behind belongs to that time.
  while (before > 0 && is(items[before], 'from') && before < mention.from) before++;
  const after = Math.min(
    items.length,
    ...mentions.filter(({ from }) => from >= mention.to).map(({ from }) => from),
  );
  const left = items.slice(before, mention.from).reverse();
  const right = items.slice(mention.to, after);
  const isEvent = (item: Item): boolean => events.some((event) => is(item, event));
  const toldLeft = inClause(left).filter(isEvent);
  const [nearest] = [
    ...inClause(left).map((item, distance) => ({ item, distance })),
    ...rightClause(right).map((item, distance) => ({ item, distance })),
  ]
    .filter(({ item }) => isEvent(item))
    .sort((one, other) => one.distance - other.distance);
  // "Freelance since 2012" tells of freelancing.
  const isSince = (item: Item | undefined): boolean =>
    ['from', 'since'].some((tag) => is(item, tag)) && !is(item, 'founded');
  if (isSince(nearest?.item)) return toldLeft.find((item) => !isSince(item)) ?? nearest?.item;
  return nearest?.item;
}

/** "Between 2019 and 2021", "1 year to 18 months": two ends of one range. */
function asRange(items: Item[], first: Mention, second: Mention): Mention | undefined {
  const between = items
    .slice(first.to, second.from)
    .filter((item) => !isFiller(item) && (is(item, 'until') || !(is(item, 'from') || is(item, 'year'))));
  const [link, ...others] = between;
  // 2013년부터 했고 2021년에: "from" alone leads to an end only where that follows at once.
  const apart = is(link, 'from') && is(link, 'begun') && second.from - first.to > 1;
  const ranged =
    link !== undefined &&
    others.length === 0 &&
    !apart &&
    (['until', 'dash', 'tilde'].some((tag) => is(link, tag)) ||
      // "Two or three years" is a range; "2018 or 2019" is one of two.
      (is(link, 'or') && first.kind === 'age') ||
      (is(link, 'and') &&
        [...items.slice(0, first.from), ...items.slice(second.to)].some((item) => is(item, 'between'))));
  if (!ranged) return undefined;
  const place = { from: first.from, to: second.to };
  if (first.kind === 'age' && second.kind === 'age' && first.months < second.months) {
    return { kind: 'age-range', min: first.months, max: second.months, ...place };
  }
  if (first.kind === 'point' && second.kind === 'point') {
    const [start, end] = [startOf(first), endOf(second)];
    return Temporal.PlainDate.compare(start, end) < 0
      ? { kind: 'days', first: start.toString(), last: end.toString(), ...place }
      : undefined;
  }
  return undefined;
}

function startOf({
  year,
  month = 1,
  day = 1,
}: {
  year: number;
  month?: number;
  day?: number;
}): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month, day });
}

function endOf({
  year,
  month = 12,
  day = 31,
}: {
  year: number;
  month?: number;
  day?: number;
}): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' });
}

function isThisYear(mention: Mention, today: Temporal.PlainDate): boolean {
  return mention.kind === 'point' && mention.year === today.year && mention.month === undefined;
}

/** "Two years ago, in 2024": an age and a date that do not contradict each other. */
export function sameTime(first: Mention, second: Mention, today: Temporal.PlainDate): boolean {
  const [age, point] = first.kind === 'point' ? [second, first] : [first, second];
  if (point.kind !== 'point') return false;
  if (age.kind === 'age-range') return isInRange(age, point, today);
  if (age.kind !== 'age') return false;
  const then = today.subtract({ months: age.months });
  return (
    Math.abs(startOf(point).until(then, { largestUnit: 'months' }).months) <=
    (point.month === undefined ? 18 : 3)
  );
}

/** 21年成立，今年第五年: the fifth year of what was founded in 2021 may be the one that ends this year or next. */
function isInRange(
  { min, max }: { min: number; max: number },
  point: { year: number; month?: number; day?: number },
  today: Temporal.PlainDate,
): boolean {
  const months = startOf(point).until(today, { largestUnit: 'months' }).months;
  const whole = point.month === undefined ? 12 : 1;
  return min - 1 <= months && months - whole <= max;
}
