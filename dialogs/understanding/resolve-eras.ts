import { type Item, is, meaningOf } from './items.ts';

/** Buddhist years run 543 ahead of the common ones, Minguo years 1911 behind. */
const buddhist = 543;
const minguo = 1911;
/** What Taiwan writes is often read as the other script, as 公司是106年才登 holds no sign of its own. */
const chinese = new Set(['zh-Hant', 'zh-Hans']);

/** Turns years of other eras into years of the common calendar, where the era is said or cannot be doubted. */
export function resolveEras(items: Item[], language: string): Item[] {
  const resolved: Item[] = [];
  for (let at = 0; at < items.length; at++) {
    const item = items[at];
    if (item === undefined) continue;
    const offset = meaningOf(item, 'era');
    const next = items[at + 1];
    const counted = meaningOf(next, 'number');
    if (offset !== undefined && next !== undefined && counted !== undefined && !isLooseLetter(items, at)) {
      resolved.push(
        yearItem({ ...item, end: next.end, raw: item.raw + next.raw }, Number(offset) + Number(counted)),
      );
      at++;
      continue;
    }
    const year = eraYearApart(items, at) ?? commonYear(items, at, language);
    resolved.push(year === undefined ? item : yearItem(item, year));
  }
  return resolved;
}

/** 昭和の終わり、63年: the era is said first, and its year after words that only narrow it down. */
function eraYearApart(items: Item[], at: number): number | undefined {
  const year = Number(meaningOf(items[at], 'digits') ?? Number.NaN);
  if (!(year >= 1 && year <= longestEra) || !is(items[at + 1], 'year')) return undefined;
  const passed = ['filler', 'comma', 'early', 'mid', 'late', 'about'];
  let before = at - 1;
  while (before > at - 6 && passed.some((tag) => is(items[before], tag))) before--;
  const offset = before < at - 1 ? meaningOf(items[before], 'era') : undefined;
  return offset === undefined ? undefined : Number(offset) + year;
}

/** The Shōwa era had 64 years. */
const longestEra = 64;

/** Japanese eras are shortened to a letter, as in R3 or 登記はH29.4.1, but a letter elsewhere is none. */
function isLooseLetter(items: Item[], at: number): boolean {
  const [before, era, next] = [items[at - 1], items[at], items[at + 1]];
  const isPart = era?.glued === true && /[\p{Script=Latin}\d]$/u.test(before?.raw ?? '');
  return /^[a-z]$/i.test(era?.raw ?? '') && (isPart || !next?.glued);
}

function commonYear(items: Item[], at: number, language: string): number | undefined {
  const written = meaningOf(items[at], 'number');
  const number = Number(written);
  if (written === undefined) return undefined;
  // 2400 is midnight.
  if (number > 2400 && number < 2700) return number - buddhist;
  if (language === 'th' && written.length === 2 && number >= 40 && namesYear(items, at))
    return 2500 + number - buddhist;
  // Taiwan: 112年 is 2023; nobody is 112 years old, and 90年 would be in doubt.
  if (chinese.has(language) && number >= 101 && number <= 130 && countsYear(items, at))
    return number + minguo;
  // 100年登記 is 2011 as well: beside such a word nobody counts a century.
  if (chinese.has(language) && number === 100 && is(items[at + 1], 'year') && isFoundedNear(items, at))
    return number + minguo;
  return undefined;
}

function isFoundedNear(items: Item[], at: number): boolean {
  return items.slice(Math.max(0, at - 2), at + 4).some((item) => is(item, 'founded'));
}

/** 112年, and 112/05/20 with both other numbers. */
function countsYear(items: Item[], at: number): boolean {
  if (is(items[at + 1], 'year') || /^年[初中底末]/u.test(items[at + 1]?.raw ?? '')) return true;
  // 102、103年
  const other = Number(meaningOf(items[at + 2], 'number'));
  const listed = ['comma', 'dash', 'tilde', 'until', 'or'].some((tag) => is(items[at + 1], tag));
  if (listed && other >= 101 && other <= 130 && is(items[at + 3], 'year')) return true;
  const signs = [items[at + 1], items[at + 3]].map((sign) => sign?.raw);
  const dated = signs[0] === signs[1] && ['/', '.', '-'].includes(signs[0] ?? '');
  return dated && is(items[at + 2], 'digits') && is(items[at + 4], 'digits') && beginsNumber(items, at);
}

/** 設立日期：105/11/03, 核准日105/11/03, but no part of a longer number. */
function beginsNumber(items: Item[], at: number): boolean {
  return items[at]?.glued !== true || /[\p{Script=Han}:：,，;；(（。]$/u.test(items[at - 1]?.raw ?? '');
}

function namesYear(items: Item[], at: number): boolean {
  // 23/7/67
  if (is(items[at - 1], 'slash') && is(items[at - 2], 'digits') && !is(items[at + 1], 'slash')) return true;
  return ['year', 'month', 'early', 'mid', 'late', 'part'].some((tag) => is(items[at - 1], tag));
}

function yearItem(item: Item, year: number): Item {
  const value = String(year);
  return {
    ...item,
    meanings: [
      { tag: 'number', value },
      { tag: 'digits', value },
    ],
  };
}
