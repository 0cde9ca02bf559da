import { staffRoles } from '../../rules/facts.ts';
import { type Item, is, isFiller } from '../items.ts';
import type { StaffingValue } from '../reading.ts';
import { type Part, people, repeat } from './parts.ts';

/**
 * "My brother and I: I sell, he does support": two people who are named first, and then a role for each of them.
 * `unclear` if they are named again in another way, undefined if nobody is named so.
 */
export function introducedFirst(parts: Part[], items: Item[]): StaffingValue | 'unclear' | undefined {
  if (parts[0]?.kind === 'role' || !parts.some(({ kind }) => kind === 'role')) return undefined;
  const [pair, ...rest] = spaced(parts, items);
  if (!pair || rest.length === 0 || !isPair(pair, items)) return undefined;
  const told = rest.flat();
  const again = told.some(({ at }) => is(items[at], 'relation') || is(items[at], 'myself'));
  if (!again) return undefined;
  const [one, other, third] = told.filter((part) => part.kind === 'role');
  const plain = told.every(({ kind }) => kind === 'name' || kind === 'role');
  if (!plain || !one || !other || third || one.roles.length + other.roles.length !== 2) return 'unclear';
  if (one.roles.join() === other.roles.join()) return 'unclear';
  const [first, second, more] = inTurns(rest, items);
  if (!first || !second || more) return 'unclear';
  const apart = [first, second].every((own) => own.filter(({ kind }) => kind === 'role').length === 1);
  // One of them is the speaker, and the other one is meant by what stands in the other clause, if anything does.
  const selves = [first, second].filter((own) => isSelf(own, items)).length;
  const single = [first, second].every((own) => peopleIn(own, items) <= 1);
  const known = items.every((item, at) => item.meanings.length > 0 || parts.some((part) => part.at === at));
  const sure = apart && selves === 1 && single && known && !items.some(saysMore);
  return sure ? people(staffRoles.flatMap((role) => repeat([role], 1))) : 'unclear';
}

/** "Me and my brother", "mi hermano y yo", "the two of us". */
function isPair(own: Part[], items: Item[]): boolean {
  const [first, another] = own;
  if (first?.kind === 'count') return another === undefined && first.count === 2;
  return own.every(({ kind }) => kind === 'name') && peopleIn(own, items) === 2 && isSelf(own, items);
}

/** The parts of each clause, some of which end with 、 or, in Thai, with a space alone. */
function spaced(parts: Part[], items: Item[]): Part[][] {
  const clauses: Part[][] = [[]];
  items.forEach((item, at) => {
    const apart = at > 0 && !item.glued && /^\p{Script=Thai}/u.test(item.raw);
    if (apart || signs.some((tag) => is(item, tag)) || items[at - 1]?.raw.endsWith('、')) clauses.push([]);
    clauses.at(-1)?.push(...parts.filter((part) => part.at === at));
  });
  return clauses.filter((own) => own.length > 0);
}

const signs = ['comma', 'semicolon', 'dot', 'line', 'but', 'colon', 'dash'];

/** 저는 판매하고 동생은 지원해요: two roles in one clause, with somebody else named between. */
function inTurns(clauses: Part[][], items: Item[]): Part[][] {
  const [rest = [], more] = clauses;
  const [one, other] = rest.filter(({ kind }) => kind === 'role');
  if (more || !one || !other) return clauses;
  const isOther = (item: Item): boolean => is(item, 'relation') || is(item, 'third-person');
  const turn = items.findIndex((item, at) => at > one.at && at < other.at && isOther(item));
  if (turn < 0) return clauses;
  return [rest.filter(({ at }) => at < turn), rest.filter(({ at }) => at >= turn)];
}

function isSelf(own: Part[], items: Item[]): boolean {
  return own.some(({ at }) => is(items[at], 'myself') && !is(items[at], 'relation'));
}

/** "My brother" is one person in two words, and "I" said twice in a row is one as well. */
function peopleIn(own: Part[], items: Item[]): number {
  const names = own.filter(({ kind }) => kind === 'name');
  return names.filter((name, index) => {
    const before = names[index - 1];
    return (
      before === undefined ||
      !items
        .slice(before.at + 1, name.at + 1)
        .every((item) => isFiller(item) || is(item, 'relation') || is(item, 'myself'))
    );
  }).length;
}

function saysMore(item: Item): boolean {
  return ['as-well', 'negation', 'not', 'outsider'].some((tag) => is(item, tag) && !is(item, 'and'));
}
