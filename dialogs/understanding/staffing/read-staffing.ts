import { staffRoles } from '../../rules/facts.ts';
import { type Item, is } from '../items.ts';
import type { Reading, Span, StaffingValue } from '../reading.ts';
import { withoutShouting } from '../shouted.ts';
import { addsUnread } from './adds-unread.ts';
import { areNamesAdjoining } from './adjoining-names.ts';
import { apieceBesideBoth, countApiece } from './apiece.ts';
import { withoutApposition } from './apposition.ts';
import { withoutAsides } from './asides.ts';
import { withoutRoles } from './bare.ts';
import { bothPeople } from './both-people.ts';
import { isBound, isHalved, isInDenial } from './bounds.ts';
import { readSwapped, withoutCorrected, withoutDenied } from './corrections.ts';
import { dividedTotal } from './divided-total.ts';
import { doesThatToo } from './does-that-too.ts';
import { eachOfUs } from './each-of-us.ts';
import { withNobodyButMe } from './except-me.ts';
import { gathered, gatheredByClause } from './gathered.ts';
import { withCapitals } from './given-names.ts';
import { withoutHires } from './hires.ts';
import { introducedFirst } from './introduced.ts';
import { readAfterLeaving, withLeaversCounted } from './leavers.ts';
import { mergeBoth } from './merge-both.ts';
import { withMoreInOne } from './more-in-one.ts';
import { withoutNamedAgain } from './named-again.ts';
import { isSurelyNamed, leavesSomeoneUnread, named } from './names.ts';
import { isInNeither } from './neither.ts';
import { neverSells } from './never-sells.ts';
import { withNthCounted } from './nth-counted.ts';
import { ofTheFirst } from './of-the-first.ts';
import { oneBesideNobody } from './one-beside-nobody.ts';
import { allInOne, doesAll, isAlone, isOneBesideSelf, namesThoseCounted, oneInBoth } from './one-for-all.ts';
import { oneWhoDoesBoth } from './one-who-does-both.ts';
import { saysOnlyHiring, withoutHiringAgain } from './only-hiring.ts';
import { isLeftOpen } from './open.ts';
import { withoutOutsiders } from './outsiders.ts';
import { areJoined, inSeries, pairCounts } from './pairs.ts';
import { isAllOfOne, isBothAgain, type Part, people, repeat, repeats, toParts } from './parts.ts';
import { totalBesideDoubt, withoutLater } from './remarks.ts';
import { withCountsApart, withImpliedRoles } from './roles.ts';
import { saysSamePeople } from './same-people.ts';
import { countsBothAlike, countsOneSide, isOpenForBoth, withResolvedCounts } from './shapes.ts';
import { withSomebodyForBoth } from './somebody-for-both.ts';
import { withStandIns } from './stand-ins.ts';
import { withoutStories } from './stories.ts';
import { isKindOnly, readSubset } from './subsets.ts';
import { namedAndSummed } from './summed.ts';
import { withSums } from './sums.ts';
import { withTitledNames } from './titled-names.ts';
import { toldOfToday } from './told-of-today.ts';
import { totalForBoth } from './total-for-both.ts';
import { totalUndivided, withoutDenial } from './unsplit.ts';
import { zeroAndZero } from './zero-and-zero.ts';

/** Reads who works in pre-sales and after-sales: counts by role, names with roles, or only a total. */
export function readStaffing(received: Item[], spanOf: (from: number, to: number) => Span): Reading {
  const asked = withNobodyButMe(withoutAsides(withoutShouting(received)));
  const all = withSomebodyForBoth(withTitledNames(withNthCounted(withCountsApart(withCapitals(asked)))));
  const turned = readSwapped(all, (before) => staffingOf(readItems(before, spanOf)));
  if (turned === 'unclear') return { outcome: 'nothing', reason: 'unknown' };
  if (turned) return { outcome: 'value', candidate: { value: turned, span: spanOf(0, received.length) } };
  const own = withoutOutsiders(toldOfToday(all) ?? all);
  const here = own && withoutHires(withLeaversCounted(own));
  const now = here && withoutLater(here);
  if (here === undefined || now === undefined) return { outcome: 'nothing', reason: 'unknown' };
  const spanIn =
    (items: Item[]) =>
    (from: number, to: number): Span => {
      const [first, last] = [items[from], items[to - 1]];
      const start = received.findIndex(({ end }) => end > (first?.start ?? 0));
      const end = received.findLastIndex((item) => item.start < (last?.end ?? Number.POSITIVE_INFINITY));
      return spanOf(start, end + 1);
    };
  const left = readAfterLeaving(now, (before) => staffingOf(readItems(before, spanIn(before))));
  if (left === 'unclear') return { outcome: 'nothing', reason: 'unknown' };
  if (left) return { outcome: 'value', candidate: { value: left, span: spanOf(0, received.length) } };
  const reading = readItems(now, spanIn(now));
  if (reading.outcome !== 'nothing') return reading;
  if (now !== here) return readItems(here, spanIn(here));
  const plain = withoutStories(now);
  return plain === now ? reading : readItems(plain, spanIn(plain));
}

function staffingOf(reading: Reading): StaffingValue | undefined {
  if (reading.outcome !== 'value') return undefined;
  return reading.candidate.value.kind === 'staffing' ? reading.candidate.value : undefined;
}

function readItems(items: Item[], spanOf: (from: number, to: number) => Span): Reading {
  const said = withImpliedRoles(items).flatMap((item, at, all) => toParts(item, all, at));
  const single = said.filter(
    (part, index) =>
      !repeats(part, said[index - 1], items) &&
      !isBothAgain(part, said.slice(0, index)) &&
      !isAllOfOne(part, said, items),
  );
  const summed = withSums(withoutDenial(withoutDenied(withoutCorrected(single, items), items), items), items);
  const apart = withoutApposition(withoutNamedAgain(withoutHiringAgain(summed, items), items), items);
  const told = withStandIns(apart, items);
  if (told === 'unclear') return { outcome: 'nothing', reason: 'unknown' };
  if (saysOnlyHiring(told, items)) return { outcome: 'nothing', reason: 'vague' };
  const value = zeroAndZero(single, items) ?? fromTold(told, items);
  const counted = told.filter(({ kind }) => kind !== 'name');
  const telling = counted.length > 0 ? counted : told;
  const first = telling[0];
  const last = telling.at(-1);
  if (value === undefined || first === undefined || last === undefined) {
    return { outcome: 'nothing', reason: items.some((item) => is(item, 'vague')) ? 'vague' : 'unknown' };
  }
  return { outcome: 'value', candidate: { value, span: spanOf(first.at, last.at + 1) } };
}

function fromTold(told: Part[], items: Item[]): StaffingValue | undefined {
  const special = doesThatToo(told, items) ?? bothPeople(told, items) ?? dividedTotal(told, items);
  if (special) return special;
  const subset = readSubset(told, items) ?? ofTheFirst(told, items);
  if (subset !== undefined) return subset === 'unclear' ? undefined : subset;
  if (isInNeither(told, items)) return people([]);
  const summed = namedAndSummed(told, items, fromTold);
  if (summed !== undefined) return summed === 'unclear' ? undefined : summed;
  const more = withMoreInOne(told, items, fromTold);
  if (more !== undefined) return more;
  const among = told.findIndex(({ kind }) => kind === 'among');
  const some = told[among + 1];
  const kind = among >= 0 && some?.kind === 'count' && isKindOnly(told, some, items) ? some : undefined;
  const plain = told.filter((part) => part.kind !== 'among' && part !== kind);
  const parts = withResolvedCounts(mergeBoth(plain, items), items) ?? [];
  const value = fromParts(parts, items);
  return value && withoutUnsaid(value, parts);
}

/** "Just one for pre-sales" leaves open who does the other: no number is none. */
function withoutUnsaid(value: StaffingValue, parts: Part[]): StaffingValue | undefined {
  const roles = parts.flatMap((part) => (part.kind === 'role' ? part.roles : []));
  const [role] = roles;
  if (!('staff' in value) || role === undefined || new Set(roles).size > 1) return value;
  return value.staff.length > 0 ? { kind: 'staffing', role, count: value.staff.length } : undefined;
}

function fromParts(parts: Part[], items: Item[]): StaffingValue | undefined {
  const counts = parts.filter((part) => part.kind === 'count');
  const roles = parts.filter((part) => part.kind === 'role');
  if (counts.some((part) => !Number.isInteger(part.count) || part.count > 1000)) return undefined;
  if (counts.some(({ at }) => isBound(items, at) || isHalved(items, at)) || isLeftOpen(parts, items))
    return undefined;
  if (addsUnread(parts, items) || isOneBesideSelf(counts, roles, items)) return undefined;
  if (namesThoseCounted(parts, items)) return undefined;
  if (isAlone(parts, items) || doesAll(parts, items)) return people(repeat([...staffRoles], 1));
  const one = oneBesideNobody(parts, items) ?? oneWhoDoesBoth(parts, items);
  if (one) return one;
  const total = counts.length === 1 && roles.length === 0 ? totalBesideDoubt(items) : undefined;
  if (total !== undefined && counts[0]?.count === total) return { kind: 'staffing', total };
  const undivided = totalUndivided(parts, items);
  if (undivided !== undefined) return { kind: 'staffing', total: undivided };
  const ofBoth = totalForBoth(parts, items);
  if (ofBoth !== undefined) return { kind: 'staffing', total: ofBoth };
  const own = eachOfUs(parts, items);
  if (own) return own;
  const introduced = introducedFirst(parts, items);
  if (introduced) return introduced === 'unclear' ? undefined : introduced;
  const series = inSeries(counts, roles, items);
  if (series) return series;
  const isEach = items.some((item, at) => is(item, 'each') && !isInDenial(items, at));
  const beside = isEach ? apieceBesideBoth(parts, items) : undefined;
  if (beside) return beside;
  // "Two in each, and the boss does both" in words that are not all read.
  const somebody = parts.some(({ kind, at }) => kind === 'name' && isSurelyNamed(items, at));
  if (isEach && somebody && roles.length === 1 && roles[0]?.roles.length === 2) return undefined;
  const each = isEach || countsBothAlike(items, counts);
  const apiece = each ? countApiece(counts, items) : undefined;
  const alike = countsOneSide(items) || countsBothAlike(items, counts);
  const sides = roles.length === 1 && roles[0]?.roles.length === 2 && alike ? 2 : roles.length;
  // "Two presales, two aftersales, Mert on each side": somebody besides those who are counted.
  const last = counts.at(-1)?.at ?? 0;
  const besides =
    roles.length > 0 &&
    parts.some(({ kind, at }) => kind === 'name' && at > last && isSurelyNamed(items, at));
  if (apiece !== undefined && !besides && (sides === 0 || sides === 2)) {
    return people(staffRoles.flatMap((role) => repeat([role], apiece)));
  }
  // "Both have one" leaves open whether it is the same.
  if (counts.length === 1 && counts[0]?.count !== 0 && isOpenForBoth(items)) return undefined;
  // "Pre-sales and after-sales are seven in all."
  const [count, another] = counts;
  // "Five of us, no fixed split."
  const unsplit =
    items.some((item) => is(item, 'unsplit')) && (roles.length === 0 || areJoined(roles, items));
  if (count && !another && count.count > 0 && unsplit) return { kind: 'staffing', total: count.count };
  if (count && !another && roles.length > 1 && items.some((item) => is(item, 'in-total')))
    return { kind: 'staffing', total: count.count };
  // "Ana and Ben in presales, and in aftersales nobody" counts the names as well.
  const nameless = !parts.some(({ kind }) => kind === 'name');
  if (count?.count === 0 && !another && nameless && areJoined(roles, items)) return people([]);
  // "Nobody for after-sales" does not say who does the other.
  if (
    counts.every((part) => part.count === 0) &&
    roles.length === 1 &&
    roles[0]?.roles.length === 1 &&
    counts.length > 0
  )
    return undefined;
  // "One person for pre-sales and after-sales"
  const lastRole = roles.at(-1)?.at ?? 0;
  const known = items.slice(lastRole).every((item) => item.meanings.length > 0);
  // 판매 전후 한 사람: where the number stands behind, it must be the only one to be the same for both.
  const only = ['single', 'alone'].some((tag) => is(items[count?.at ?? -1], tag));
  const leads = count && (count.at < lastRole || only);
  if (count?.count === 1 && !another && nameless && leads && areJoined(roles, items) && known)
    return people(repeat([...staffRoles], 1));
  const same = items.some((item) => is(item, 'same-person'));
  if (roles.length === 0 && same && count?.count === 1 && !another) return people(repeat([...staffRoles], 1));
  // 3人で兼任してます
  // But 合計5名でやっています is a sum.
  const summed = items.some((item) => is(item, 'in-total'));
  const shared = saysSamePeople(items) && nameless && !summed;
  if (roles.length === 0 && shared && count && !another) return people(repeat([...staffRoles], count.count));
  // "I and whoever is free": nobody, and yet somebody.
  const isSomebody = parts.some(({ kind, at }) => kind === 'name' && is(items[at], 'myself'));
  const none = counts.every((part) => part.count === 0);
  if (roles.length === 0 && isSomebody && none && !neverSells(items)) return undefined;
  if (roles.length === 0)
    return withoutRoles(
      counts.map((part) => part.count),
      items,
    );
  if (counts.length === 0) return named(parts, items) ?? allInOne(parts, items) ?? oneInBoth(parts, items);
  if (areNamesAdjoining(parts, items)) return undefined;
  if (counts.length < roles.length && leavesSomeoneUnread(parts, items)) return undefined;
  return pairCounts(parts, items) ?? gathered(parts, items) ?? gatheredByClause(parts, items);
}
