import { type Item, is } from '../items.ts';
import type { Candidate, EstablishedValue, Reading, Span } from '../reading.ts';
import { withMonthApart } from './apart.ts';
import { withoutYearsBefore } from './before-founding.ts';
import { asBirthday } from './birthday.ts';
import { candidatesOf } from './candidates-of.ts';
import { asComingBirthday } from './coming-birthday.ts';
import { withCompanyFormed } from './company-formed.ts';
import { isCorrectedInPart, withPartCorrected } from './corrected.ts';
import { type DateOrder, isDayOrYear, isHouseNumber, settleOrder, shortDateFrom } from './date-order.ts';
import { withDayApart } from './day-apart.ts';
import { withEitherDay } from './either-day.ts';
import { withEitherMonth } from './either-month.ts';
import { evidenceFor } from './evidence.ts';
import { findMentions } from './find-mentions.ts';
import { withFollowingYear } from './following-year.ts';
import {
  isAsOldAsPerson,
  isCountedFromPerson,
  isFollowedByYear,
  isFoundedAfterwards,
  isFoundedApart,
  isOneOfEvents,
  isPartlyCompany,
} from './founded-apart.ts';
import { isFullLater } from './full-later.ts';
import { meantMentions } from './meant-mentions.ts';
import type { Mention } from './mention.ts';
import { withoutMissing } from './missing.ts';
import {
  betweenBounds,
  withoutImplied,
  withoutKept,
  withoutNearly,
  withoutRepeats,
  withoutWider,
} from './one-of-several.ts';
import { withoutOwnBirthday } from './own-birthday.ts';
import { yearsAndMonth } from './plain-birthday.ts';
import { sameTime } from './same-time.ts';
import { withSameYear } from './same-year.ts';
import { withShortYears } from './short-years.ts';
import { asMonthSince } from './since-month.ts';
import { clauseAround } from './stretch.ts';
import { firstDay, pointValue } from './to-value.ts';
import { withTurned } from './turned.ts';
import { asTwoBounds } from './two-bounds.ts';
import { isUndecided } from './withdrawn.ts';
import { withYearsLater } from './years-later.ts';

/**
 * Reads when a company was established. `spanOf` gives the words that items come from; `dateOrder` says
 * how dates are written in the language of the items.
 */
export function readEstablished(
  received: Item[],
  { today, dateOrder }: { today: Temporal.PlainDate; dateOrder: DateOrder },
  spanOf: (from: number, to: number) => Span,
): Reading {
  const whole = withCompanyFormed(withTurned(withSameYear(received)));
  const found = withShortYears(whole, findMentions(whole, today));
  const counted = withYearsLater(whole, withoutMissing(whole, found, today));
  const named = withFollowingYear(whole, counted);
  const items = withoutOwnBirthday(whole, named);
  const birthday = asBirthday(items, named, today) ?? asComingBirthday(items, named, today);
  const settled = birthday ?? asTwoBounds(items, named) ?? asMonthSince(items, named, today);
  const chosen = (
    settled
      ? [settled]
      : (withPartCorrected(items, named) ??
        withDayApart(items, named) ??
        withEitherMonth(items, named) ??
        withMonthApart(items, named, today))
  ).map((mention) => settleOrder(items, mention, dateOrder));
  const dates =
    dateOrder === 'year-first' ? chosen.filter((mention) => !isHouseNumber(items, mention)) : chosen;
  const evidence = new Map(
    dates.map((mention) => [
      mention.from,
      isDayOrYear(items, mention, dateOrder) ? 'some' : evidenceFor(items, mention, dates),
    ]),
  );
  const undecided = isUndecided(items, dates, 'which-one') || isUndecided(items, dates, 'unsure');
  const spoken = undecided ? dates : dates.filter(({ from }) => evidence.get(from) !== 'none');
  const likely = withoutYearsBefore(items, spoken, today);
  if (!birthday && isFullLater(items, named, today)) return { outcome: 'nothing', reason: 'future' };
  if (isImpossibleMonth(dates)) return { outcome: 'nothing', reason: 'impossible' };
  // "It exists since 2021, before that I did six years alone": the years are of no birthday.
  const ofBirthday = birthday === undefined && likely.length === spoken.length;
  const mentions = meantMentions(items, ofBirthday ? withoutBirthdays(items, likely, today) : likely, today);
  const told = withEitherDay(items, mentions).map((mention) => {
    const other = dateOrder === 'either-first' ? shortDateFrom(items, mention) : undefined;
    const read = [other, mention].flatMap((one) => (one ? candidatesOf(items, one, today, spanOf) : []));
    return { mention, read };
  });
  const candidates = told.flatMap(({ read }) => read);
  // "Next March it will be two years": beside a day to come, an age is one to come.
  const ahead = candidates.some(({ value }) => isFuture(value, today));
  const isPossible = ({ value }: Candidate): boolean =>
    !isFuture(value, today) && !(ahead && 'ageMonths' in value);
  const possible = candidates.filter(isPossible);
  const [only, another] = withoutNearly(
    withoutImplied(withoutKept(betweenBounds(withoutRepeats(withoutWider(possible))), today)),
  );
  if (only === undefined) return nothing(items, mentions, candidates.length > 0);
  if (isTooOld(only.value)) return { outcome: 'nothing', reason: 'impossible' };
  // What too little speaks for is offered, not filed. "The lease ends in 2028": what cannot be raises no doubt.
  const doubted =
    told.some(({ mention, read }) => evidence.get(mention.from) === 'some' && read.some(isPossible)) ||
    yearsAndMonth(items, mentions, today) !== undefined ||
    isFoundedApart(items, mentions) ||
    isOneOfEvents(items, mentions) ||
    isFoundedAfterwards(items, dates) ||
    isAsOldAsPerson(items) ||
    isCountedFromPerson(items, dates) ||
    isFollowedByYear(items, dates) ||
    isPartlyCompany(items, dates) ||
    isCorrectedInPart(items, mentions);
  if (another !== undefined || doubted)
    return { outcome: 'choose', candidates: withoutRepeats(withoutWider(possible)).slice(0, 4) };
  return { outcome: 'value', candidate: only };
}

/** "The 4th of the 13th month, 2021": the year beside a month that there is not says too little. */
function isImpossibleMonth(mentions: Mention[]): boolean {
  return (
    mentions.some(({ kind }) => kind === 'impossible') &&
    mentions.every(
      (mention) => mention.kind === 'impossible' || (mention.kind === 'point' && mention.month === undefined),
    )
  );
}

/** "We turned five last month" tells when the birthday was; only an age says something then. */
function withoutBirthdays(items: Item[], mentions: Mention[], today: Temporal.PlainDate): Mention[] {
  if (!items.some((item) => is(item, 'birthday'))) return mentions;
  const [first, second, another] = mentions;
  // 2021年成立，今年五周年
  if (first && second && !another && sameTime(first, second, today)) return mentions;
  // "Next month it will be three years"
  const ahead = mentions.some((mention) => mention.kind === 'point' && isAhead(mention, today));
  if (ahead) return mentions;
  // "We'll be turning two on 1 December, so founded 1 December 2024"
  const founding = mentions.filter((mention) => {
    const says = (tag: string): boolean => clauseAround(items, mention).some((item) => is(item, tag));
    return mention.kind === 'point' && says('founded') && !says('birthday');
  });
  if (founding.length > 0) return founding;
  const ages = mentions.filter(({ kind }) => kind === 'age' || kind === 'age-range');
  // "We celebrated eleven years two weeks ago" tells in weeks when the day was.
  const years = ages.filter((one) => one.kind !== 'age' || one.months >= 1);
  return years.length > 0 ? years : ages;
}

function isAhead(
  { year, month, day }: { year: number; month?: number; day?: number },
  today: Temporal.PlainDate,
): boolean {
  return isFuture(pointValue(year, month, day), today);
}

function isFuture(value: EstablishedValue | Candidate['value'], today: Temporal.PlainDate): boolean {
  const first = value.kind === 'established' ? firstDay(value) : undefined;
  return first !== undefined && Temporal.PlainDate.compare(first, today) > 0;
}

/** "In 1720, under Peter the Great": no company that asks is so old. */
function isTooOld(value: Candidate['value']): boolean {
  const first = value.kind === 'established' ? firstDay(value) : undefined;
  return first !== undefined && first.year < 1800;
}

function nothing(items: Item[], mentions: Mention[], allFuture: boolean): Reading {
  const said = (tag: string): boolean => items.some((item) => is(item, tag));
  if (mentions.some(({ kind }) => kind === 'impossible')) return { outcome: 'nothing', reason: 'impossible' };
  if (allFuture || said('future')) return { outcome: 'nothing', reason: 'future' };
  return { outcome: 'nothing', reason: said('vague') || said('unsure') ? 'vague' : 'unknown' };
}
