import { type Item, is, isFiller } from '../items.ts';
import { isAlone, isOfFounder } from './founder.ts';
import type { Mention } from './mention.ts';

/** Words for somebody, or for what somebody does. */
const named = ['speaker', 'myself', 'relation', 'in-trade', 'experience', 'with-us'];

/**
 * "I have done this for 20 years", "our boss has been in the trade since 1998", "our accountant has been with us for 6
 * years": the time is that person's, unless the clause tells of the company as well.
 */
export function isOfPerson(items: Item[], mention: Mention, mentions: Mention[], clause: Item[]): boolean {
  // "Depuis mes 25 ans, j'en ai 40": so old is the person now.
  const isOld = (item: Item, at: number): boolean =>
    is(item, 'i-have') &&
    is(
      items.slice(at + 1).find((next) => is(next, 'number') || !isFiller(next)),
      'number',
    );
  if (mention.kind === 'age' && items.some(isOld)) return true;
  // Russian "мы с 2018" is no "we and": what "with" joins is the time.
  const told = clause.filter((item) => item !== items[mention.from - 1] || !is(item, 'with'));
  const companies = clause.filter((item) => is(item, 'the-company'));
  const ofCompany = companies.some((item) => !belongsToPerson(items, items.indexOf(item)));
  if (ofCompany) return false;
  if (companies.length > 0) return true;
  const persons = told.some(
    (item) => named.some((tag) => is(item, tag)) && !isMistaken(items, items.indexOf(item)),
  );
  return persons && !(isAlone(items, mention, mentions) && isOfFounder(items, mention, clause));
}

/** "Our boss", akuntan kami: what is named is the person. */
function belongsToPerson(items: Item[], at: number): boolean {
  // 公司是我爸98年办的, 회사는 아버지가: the company is what is talked about.
  if (/[是는은]$/u.test(items[at]?.raw ?? '')) return false;
  const next = items.slice(at + 1).find((item) => !isFiller(item));
  const before = items.slice(0, at).findLast((item) => !isFiller(item));
  return is(next, 'relation') || is(next, 'other-job') || is(before, 'other-job');
}

/** 제가 착각했네요, "my mistake": whoever was mistaken says nothing of their own time. */
function isMistaken(items: Item[], at: number): boolean {
  const next = items.slice(at + 1).find((item) => !isFiller(item));
  return is(items[at], 'speaker') && is(next, 'correction');
}
