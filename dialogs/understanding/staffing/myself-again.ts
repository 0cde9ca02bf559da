import { type Item, is, isFiller } from '../items.ts';
import type { StaffingValue } from '../reading.ts';
import { type Part, people, repeat } from './parts.ts';

/** "I handle the pre-sales myself and my wife …": in one clause the speaker is named once, in two words. */
export function withoutMyselfAgain(parts: Part[], items: Item[]): Part[] {
  return parts.filter((part, index) => !isMyselfAgain(parts, index, items) || part.kind !== 'name');
}

function isMyselfAgain(parts: Part[], index: number, items: Item[]): boolean {
  const [part, before] = [parts[index], parts[index - 1]];
  const first = before?.kind === 'role' ? parts[index - 2] : before;
  if (!part || !before || !first || !isMyself(part, items) || !isMyself(first, items)) return false;
  const next = parts[index + 1];
  // "I do pre-sales I do after-sales": the second begins a sentence of its own.
  if (before.kind === 'role' && next?.kind === 'role') return false;
  return !items.slice(first.at + 1, part.at).some((item) => ends.some((tag) => is(item, tag)));
}

function isMyself({ kind, at }: Part, items: Item[]): boolean {
  return kind === 'name' && is(items[at], 'myself') && !is(items[at], 'relation');
}

const ends = ['and', 'comma', 'semicolon', 'dot', 'line', 'but', 'with', 'plus', 'slash'];

/** "Pre-sales I do myself and my wife looks after after-sales": a role, the speaker, "and", somebody else, the other role. */
export function myselfAndAnother(parts: Part[], items: Item[]): StaffingValue | undefined {
  const [one, self, another, other, more] = parts;
  if (one?.kind !== 'role' || !self || !isMyself(self, items) || other?.kind !== 'role' || more)
    return undefined;
  if (another?.kind !== 'name' || !is(items[another.at], 'relation') || is(items[another.at], 'myself'))
    return undefined;
  const differ = one.roles.length + other.roles.length === 2 && one.roles.join() !== other.roles.join();
  const [link, verb, rest] = [
    items.slice(self.at + 1, another.at),
    items.slice(another.at + 1, other.at),
    items.slice(other.at + 1),
  ];
  const plain = (item: Item): boolean => isFiller(item) && !is(item, 'too');
  const joined =
    link.some((item) => is(item, 'and')) &&
    link.every((item) => ['and', 'ours', 'myself'].some((tag) => is(item, tag)) || plain(item));
  // "Presales me and my wife, aftersales too" is another thing.
  if (!differ || !joined || verb.length === 0 || !verb.every(plain) || !rest.every(plain)) return undefined;
  return people([...repeat(one.roles, 1), ...repeat(other.roles, 1)]);
}
