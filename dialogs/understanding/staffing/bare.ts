import { type Item, is, isFiller } from '../items.ts';
import type { StaffingValue } from '../reading.ts';
import { people, repeat } from './parts.ts';

/** Two bare numbers follow the order of the question: pre-sales, then after-sales. */
export function withoutRoles(counts: number[], items: Item[]): StaffingValue | undefined {
  const [first, second] = counts;
  if (first === undefined) return undefined;
  // "Nobody yet, we are still hiring."
  if (counts.every((count) => count === 0)) {
    // "It depends, nobody is assigned for good." "If a private person has no firm, may they register?"
    const open = items.some(
      (item) =>
        ['depends', 'founded'].some((tag) => is(item, tag)) ||
        (is(item, 'topic') && !isPlan(items)) ||
        (is(item, 'unsure') && !is(item, 'nobody')),
    );
    return open ? undefined : people([]);
  }
  const [, , third] = counts;
  // "Three and three, six in all", "four of us: two and two"
  if (second !== undefined && third !== undefined && counts.length === 3) {
    const parts = third === first + second ? [first, second] : [second, third];
    if (first === second + third || third === first + second)
      return withoutRoles(
        parts,
        items.filter((item) => !is(item, 'in-total')),
      );
  }
  if (counts.length > 2 || isGuess(items, first, second)) return undefined;
  // "About ten, exactly 10, all together" says one number twice.
  if (second !== undefined && third === undefined && items.some((item) => is(item, 'in-total')))
    return first === second ? { kind: 'staffing', total: first } : undefined;
  // "Seven technicians and two salespeople" follow no order.
  if (second !== undefined && professionsIn(items) > 1) return undefined;
  // 3:2, 3対2
  const told = sinceNow(items);
  const [, sign, last, more] = items.filter((item) => !isFiller(item));
  const ratio =
    more === undefined &&
    is(last, 'number') &&
    (is(sign, 'versus') || (is(sign, 'colon') && last?.raw.length === 1 && items.length === 3));
  // "4 - 2" is no stretch, as "2 - 4" may be.
  const apart = items.length === 3 && is(items[1], 'dash') && second !== undefined && first > second;
  const bare =
    ratio ||
    apart ||
    told.every((item) =>
      [
        'number',
        'article',
        'nobody',
        'and',
        'comma',
        'plus',
        'slash',
        'dot',
        'person',
        'filler',
        'tilde',
        'about',
        'in-total',
        'colon',
      ].some((tag) => is(item, tag)),
    );
  // "9 to 18" is a stretch, not two numbers of people.
  const stretch = items.some((item) => is(item, 'until') && !is(item, 'and'));
  if (second === undefined) {
    const unknown = items.filter((item) => item.meanings.length === 0).length;
    // "Me, plus 2 on support": a number beside a word that is close to one role is no total.
    const [before, after] = ['maybe-pre-sales', 'maybe-after-sales'].map((tag) =>
      items.some((item) => is(item, tag) && !is(item, 'person')),
    );
    const unclear =
      before !== after ||
      unknown > (items.some((item) => is(item, 'person')) ? 1 : 0) ||
      items.some((item) => is(item, 'vague') || isMissing(item));
    return unclear ? undefined : { kind: 'staffing', total: first };
  }
  if (!bare || stretch) return undefined;
  return people([...repeat(['pre-sales'], first), ...repeat(['after-sales'], second)]);
}

/** "Nobody yet, we plan to hire after the approval": in a clause behind, what is asked elsewhere says only when. */
function isPlan(items: Item[]): boolean {
  const nobody = items.findIndex((item) => is(item, 'nobody'));
  const end = items.findIndex(
    (item, at) => at > nobody && ['comma', 'dot', 'line'].some((tag) => is(item, tag)),
  );
  const [told, plan] = [items.slice(0, end), items.slice(end)];
  return (
    end > 0 &&
    !told.some((item) => is(item, 'topic')) &&
    plan.some((item) => is(item, 'to-hire') || is(item, 'future'))
  );
}

/** "Faltan dos": who is missing is nobody yet. */
function isMissing({ meanings }: Item): boolean {
  return meanings.length > 0 && meanings.every(({ tag }) => tag === 'missing' || tag === 'missing-behind');
}

/** "It was 2 and 2, now 2 and 1": what stands behind "now" tells how many there are. */
function sinceNow(items: Item[]): Item[] {
  const was = items.findIndex((item) => is(item, 'formerly'));
  const now = items.findLastIndex((item) => is(item, 'nowadays'));
  return was >= 0 && now > was ? items.slice(now + 1) : items;
}

/** How many different words for people there are; plurals count as the same. */
function professionsIn(items: Item[]): number {
  const words = items.filter((item) => is(item, 'person') && !is(item, 'number') && !is(item, 'filler'));
  const stems = [...new Set(words.map(({ raw }) => raw.toLowerCase().slice(0, 4)))];
  // 名 and 名です are one word.
  return stems.filter((stem) => !stems.some((other) => other !== stem && stem.startsWith(other))).length;
}

/** "Maybe two, maybe three": one number or the next. */
function isGuess(items: Item[], first: number, second: number | undefined): boolean {
  if (second === undefined || Math.abs(second - first) !== 1) return false;
  return (
    items.some((item) => is(item, 'unsure')) && !items.some((item) => is(item, 'plus') || is(item, 'slash'))
  );
}
