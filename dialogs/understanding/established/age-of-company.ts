import { type Item, is, isFiller } from '../items.ts';
import { startsAfterSpace } from '../sentences.ts';
import type { Mention } from './mention.ts';

/**
 * "15 years of experience, the company is 3 years old", "the company is 7 years old with 300 customers": with nothing
 * but small words between the two, the age is the company's, whatever else is told.
 */
export function isAgeOfCompany(items: Item[], { kind, from, to }: Mention): boolean {
  // "Tenemos 3 años de contrato": so long is what is named right behind.
  let next = to;
  while (isFiller(items[next]) && !is(items[next], 'with')) next++;
  if (is(items[next], 'other-thing')) return false;
  let at = from - 1;
  while (isFiller(items[at]) && !is(items[at], 'the-company')) at--;
  if (kind === 'age' && is(items[from], 'the-company')) return true;
  // "Our oldest customer has been with us for 12 years"
  const start = items.findLastIndex(
    (item, place) => place < at && (endsClause(item) || startsAfterSpace(item, items[place - 1])),
  );
  const ofOther = items.slice(start + 1, Math.max(0, at)).some((item) => others.some((tag) => is(item, tag)));
  return kind === 'age' && !ofOther && is(items[at], 'the-company') && !is(items[at], 'other-company');
}

const others = ['other-thing', 'relation', 'other-job'];

function endsClause(item: Item): boolean {
  return ['comma', 'dot', 'semicolon', 'line', 'but', 'and', 'year', 'duration'].some((tag) => is(item, tag));
}
