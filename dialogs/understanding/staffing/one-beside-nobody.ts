import { staffRoles } from '../../rules/facts.ts';
import { type Item, is, isFiller } from '../items.ts';
import type { StaffingValue } from '../reading.ts';
import { type Part, people, repeat } from './parts.ts';

/**
 * "Nobody dedicated, I do it all", 専任はいなくて代表の私が全部見てます: nobody is told first, then one person right
 * beside what stands for both roles, who does them alone. Undefined where that is not said.
 */
export function oneBesideNobody(parts: Part[], items: Item[]): StaffingValue | undefined {
  const [nobody, another] = parts.filter((part) => part.kind === 'count');
  const [both, other] = parts.filter((part) => part.kind === 'role');
  if (nobody?.count !== 0 || another || both?.roles.length !== 2 || other || nobody.at > both.at)
    return undefined;
  const named = peopleBetween(items, nobody.at);
  const beside = named.filter(({ from, to }) => isBeside(items, from, to, both.at));
  const alone = named.length === 1 && beside.length === 1;
  return alone ? people(repeat([...staffRoles], 1)) : undefined;
}

const person = ['myself', 'speaker', 'alone', 'relation'];

/** The people named behind an item; 代表の私, "I as the boss": words with nothing but small ones between are one person. */
function peopleBetween(items: Item[], behind: number): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  items.forEach((item, at) => {
    if (at <= behind || !person.some((tag) => is(item, tag))) return;
    const last = found.at(-1);
    if (last && items.slice(last.to + 1, at).every(isFiller)) last.to = at;
    else found.push({ from: at, to: at });
  });
  return found;
}

/** Whether nothing but small words stands between somebody and a word, on either side. */
function isBeside(items: Item[], from: number, to: number, at: number): boolean {
  const between = to < at ? items.slice(to + 1, at) : items.slice(at + 1, from);
  return between.every((item) => isFiller(item) || is(item, 'comma'));
}
