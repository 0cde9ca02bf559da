import { staffRoles } from '../../rules/facts.ts';
import { type Item, is } from '../items.ts';
import { areSaidTogether } from './one-who-does-both.ts';
import { areJoined } from './pairs.ts';
import type { Part } from './parts.ts';
import { isOfTheSame, saysSamePeople } from './same-people.ts';

/** "Does both pre-sales and after-sales": one part, not three. */
export function mergeBoth(received: Part[], items: Item[]): Part[] {
  const parts = withoutNamedAgain(received, items);
  const both = parts.find((part) => part.kind === 'role' && part.roles.length === 2);
  const single = parts.filter((part) => part.kind === 'role' && part.roles.length === 1);
  const counts = parts.filter((part) => part.kind === 'count');
  // "The same five do pre-sales and after-sales."
  const same = items.some((item) => is(item, 'same') && !is(item, 'and')) && counts.length === 1;
  // 販売前は一人が担当、販売後は一人が担当: one in each, not the same one.
  const apiece = counts.length > 1 && counts.every(({ at }) => /^[一1１ひ한혼]/u.test(items[at]?.raw ?? ''));
  // Втроём тянем и пресейл и саппорт, zu dritt: as many do both together.
  const jointly =
    counts.length === 1 &&
    ((is(items[counts[0]?.at ?? -1], 'jointly') && areJoined(single, items)) ||
      items.some((item) => is(item, 'in-turns')));
  // 販売前：3／販売後：3（同じメンバー）
  const everyone = saysSamePeople(items);
  const together =
    same ||
    everyone ||
    jointly ||
    isFromTo(single, items) ||
    both !== undefined ||
    counts.some(({ at }) => isOfTheSame(items, at)) ||
    items.some((item) => is(item, 'same-person') && !apiece);
  // "One for presales, the same person for aftersales" counts that person twice, as "the same two" does.
  const alone = !apiece && counts.length > 1 && counts.every(({ count }) => count === 1);
  const again = counts.find(
    ({ at, count }, index) =>
      (alone && is(items[at], 'same-person')) ||
      (counts[index - 1]?.count === count && (everyone || isOfTheSame(items, at))),
  );
  // "One in presales and one in aftersales, it's the same guy": the second is the first as well.
  const [, second, last, more] = counts;
  const sameOne =
    alone && !more && last !== undefined && is(items[last.at], 'same-person') ? second : undefined;
  const people = counts.filter((part) => part !== again && part !== sameOne);
  if (!together || single.length !== 2 || people.length > 1) return parts;
  const [first] = single;
  // "Lena both, Pasha only presales, Vera only aftersales": each role has its own people.
  const roles = parts.filter(({ kind }) => kind === 'role');
  const apart = roles.filter((role, index) => {
    const next = roles[index + 1];
    return parts.some(({ kind, at }) => kind === 'name' && at > role.at && at < (next?.at ?? 0));
  });
  const names = parts.filter(({ kind, at }) => kind === 'name' && !is(items[at], 'alone'));
  // But "Rina does both alone, presales and aftersales" names nobody for either.
  const others = names.length > 1 && !names.every(({ at }) => is(items[at], 'myself'));
  if (both && others && apart.length > 0 && !isFromTo(single, items)) return parts;
  return [
    ...parts.filter((part) => part.kind !== 'role' && part !== again && part !== sameOne),
    { kind: 'role', roles: [...staffRoles], at: both?.at ?? first?.at ?? 0 },
  ];
}

/** "I do both before and after the sale, and my wife after-sales": the two right behind "both" are the same again. */
function withoutNamedAgain(parts: Part[], items: Item[]): Part[] {
  const roles = parts.filter((part) => part.kind === 'role');
  const both = parts.findIndex((part) => part.kind === 'role' && part.roles.length === 2);
  const [one, other] = parts.slice(both + 1);
  if (both < 0 || roles.length < 4 || one?.kind !== 'role' || other?.kind !== 'role') return parts;
  return areSaidTogether([one, other], items)
    ? parts.filter((part) => part !== one && part !== other)
    : parts;
}

/** 从售前到售后: all that lies from one to the other. */
function isFromTo(roles: Part[], items: Item[]): boolean {
  const [one, other] = roles;
  if (!one || !other || !is(items[one.at], 'pre-sales') || one.at > other.at) return false;
  const [before, between, behind] = [one.at - 1, one.at + 1, other.at + 1];
  const from = [before, between].some((at) => is(items[at], 'from'));
  return from && [between, other.at - 1, behind].some((at) => is(items[at], 'until'));
}
