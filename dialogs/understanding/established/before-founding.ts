import { type Item, is, isFiller } from '../items.ts';
import type { Mention } from './mention.ts';
import { sameTime } from './same-time.ts';

/**
 * "I founded it in 2017 after eight years at a bank", "six months ago, before that I was employed for ten years": the
 * years that a person tells of the time before, beside a time that they do not lead to, are no age of the company.
 */
export function withoutYearsBefore(items: Item[], mentions: Mention[], today: Temporal.PlainDate): Mention[] {
  const isBefore = (mention: Mention): boolean =>
    mention.kind === 'age' &&
    tellsBefore(items, mention, mentions) &&
    !mentions.some((other) => other !== mention && sameTime(mention, other, today));
  const others = mentions.filter((mention) => !isBefore(mention));
  return others.length > 0 ? others : mentions;
}

/** Whether such a word stands in the clause of some years, up to the next time; "2 years after 2019" counts from it. */
function tellsBefore(items: Item[], { from, to }: Mention, mentions: Mention[]): boolean {
  const last = Math.max(0, ...mentions.map((other) => (other.to <= from ? other.to : 0)));
  const next = Math.min(...mentions.map((other) => (other.from >= to ? other.from : items.length)));
  const start = items.findLastIndex((item, at) => at < from && endsClause(item));
  const end = items.findIndex((item, at) => at >= to && endsClause(item));
  const [first, behind] = [Math.max(last, start + 1), Math.min(next, end < 0 ? items.length : end)];
  return items.some((item, at) => {
    const inside = (first <= at && at < from) || (to <= at && at < behind);
    // قبل سنتين, "2 years after 2019"
    const leads = leadsTo(items, at, next) || (leadsTo(items, at, from) && is(item, 'before'));
    return inside && is(item, 'years-before') && !leads;
  });
}

/** Whether nothing but small words stands between a word and a time behind it. */
function leadsTo(items: Item[], at: number, time: number): boolean {
  return at < time && time < items.length && items.slice(at + 1, time).every(isFiller);
}

function endsClause(item: Item): boolean {
  return ['comma', 'dot', 'semicolon', 'line', 'but'].some((tag) => is(item, tag));
}
