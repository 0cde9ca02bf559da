import { type Item, is, isFiller, meaningOf } from '../items.ts';
import type { Mention } from './mention.ts';

/** What stands before a correction goes, and what was taken back stays so when it is named again. */
export function withoutCorrected(items: Item[], mentions: Mention[]): Mention[] {
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
  const no = ['no', 'no-alone'].some((tag) => is(items[at], tag));
  // "2015 não, 2016": right behind a year, with another one behind the sign.
  const isYear = (item: Item | undefined): boolean => meaningOf(item, 'digits')?.length === 4;
  if (no && isYear(items[at - 1]) && ends(items[at + 1]) && isYear(items[at + 2])) return true;
  const isNo = no && ends(items[at - 1]);
  // "2012, yok 2013": a word that denies what stands behind it needs a sign there.
  return isNo && (ends(items[at + 1]) || (is(items[at + 1], 'digits') && !is(items[at], 'not')));
}

/** "Not 2019 but 2020", 2019ではなく2020: the denied one goes if another stands. */
export function withoutDenied(items: Item[], mentions: Mention[]): Mention[] {
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

export function isDenied(items: Item[], { from, to }: Mention): boolean {
  const before = items.slice(Math.max(0, from - 2), from);
  // 不是2017就是2018: if it is not the one, it is the other.
  if (is(items[to], 'or-else') || is(items[to + 1], 'or-else')) return false;
  if (
    before.some(
      (item, index) => is(item, 'not') && before.slice(index + 1).every((next) => is(next, 'filler')),
    )
  )
    return true;
  // "Not 2020 nor 2021, it was 2022"
  if (before.some((item) => is(item, 'nor')) && items.slice(to).some((item) => is(item, 'digits')))
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
    is(before.at(-1), 'wrote') &&
    items.slice(to, to + 2).some((item) => ['but', 'comma', 'and'].some((tag) => is(item, tag)))
  );
}
