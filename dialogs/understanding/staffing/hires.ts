import { type Item, is, isFiller, meaningOf } from '../items.ts';

/**
 * "Two presales, and we are hiring three more": who is looked for is not there yet. Undefined where nobody else is
 * counted, or where the words may mean all numbers of a clause.
 */
export function withoutHires(items: Item[]): Item[] | undefined {
  if (!items.some((item) => isHire(item) || is(item, 'hiring'))) return items;
  const kept: Item[] = [];
  for (const clause of stretchesOf(items)) {
    // "Two presales, three aftersales, still hiring": for whom is not told.
    const hires = clause.some((item) => isHired(item) || is(item, 'hiring'));
    if (hires && positives(clause) === 0 && tellsBoth(kept) && !clause.some(isOfStaff)) continue;
    const [from, to] = hireIn(clause);
    const hired = clause.slice(from, to);
    const counted = positives(hired);
    if (from === to || (counted === 0 && !hired.some((item) => is(item, 'apart')))) {
      kept.push(...clause);
      continue;
    }
    if (counted > 1) return undefined;
    const named = hired.some((item) => roles.some((tag) => is(item, tag)));
    kept.push(...clause.slice(0, from), ...(named ? hired.filter((item) => !isPositive(item)) : []));
    kept.push(...clause.slice(to));
  }
  if (kept.length === items.length) return items;
  return kept.some((item) => is(item, 'number') || is(item, 'nobody')) ? kept : undefined;
}

/** 세 명이고 채용 중: in Korean "and" may end the word before it. */
function isLink(item: Item): boolean {
  return is(item, 'and') || is(item, 'comma') || /^(?:이고|이며|인데|이지만)$/u.test(item.raw);
}

function tellsBoth(items: Item[]): boolean {
  const named = (tag: string): boolean => items.some((item) => is(item, tag) || is(item, `maybe-${tag}`));
  return named('pre-sales') && named('after-sales') && positives(items) > 1;
}

function isOfStaff(item: Item): boolean {
  return roles.some((role) => is(item, role)) || ['relation', 'name', 'myself'].some((tag) => is(item, tag));
}

const roles = ['pre-sales', 'after-sales', 'both-roles', 'maybe-pre-sales', 'maybe-after-sales'];

/** Where those who are looked for are spoken of in a clause: behind "and", if others are counted before it. */
function hireIn(clause: Item[]): [number, number] {
  const hires = clause.findIndex(isHire);
  if (hires < 0) return [0, 0];
  if (/^\p{Script=Thai}/u.test(clause[hires]?.raw ?? '')) {
    let end = hires + 1;
    while (ofHire.some((tag) => is(clause[end], tag))) end++;
    return [hires, end];
  }
  // 판매 후 두 명이고 다음 달에 한 명 더: the time leads to who comes then.
  const later = isHired(clause[hires]) ? 0 : positives(clause.slice(hires));
  if (later > 0 && positives(clause.slice(0, hires)) > 0) return [hires, clause.length];
  const link = clause.findLastIndex((item, at) => at < hires && isLink(item));
  const start = link > 0 && positives(clause.slice(0, link)) > 0 ? link : 0;
  return [start, clause.length];
}

const ofHire = [
  'number',
  'article',
  'relation',
  'person',
  'more',
  'apart',
  'future',
  'has-joined',
  'filler',
  'will-have',
];

/** "We hire two", "next month two come". */
function isHire(item: Item): boolean {
  return (
    isHired(item) || ['relative-month', 'relative-year'].some((tag) => Number(meaningOf(item, tag) ?? 0) > 0)
  );
}

function isHired(item: Item | undefined): boolean {
  return is(item, 'to-hire');
}

/** How many numbers there are; "un altro" and "another one" are one. */
function positives(items: Item[]): number {
  return items.filter(
    (item, at) =>
      isPositive(item) &&
      !(at > 0 && isPositive(items[at - 1]) && (is(item, 'apart') || is(items[at - 1], 'apart'))),
  ).length;
}

function isPositive(item: Item | undefined): boolean {
  if (item === undefined || is(item, 'nobody') || (isFiller(item) && !is(item, 'number'))) return false;
  return Number(meaningOf(item, 'number') ?? meaningOf(item, 'article') ?? 0) > 0;
}

/** The clauses with the signs that they begin with. */
function stretchesOf(items: Item[]): Item[][] {
  const stretches: Item[][] = [[]];
  for (const item of items) {
    if (ends.some((tag) => is(item, tag))) stretches.push([item]);
    else stretches.at(-1)?.push(item);
  }
  return stretches;
}

const ends = ['comma', 'semicolon', 'dot', 'line', 'but', 'open', 'close'];
