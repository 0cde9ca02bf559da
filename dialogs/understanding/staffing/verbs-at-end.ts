import { type Item, is } from '../items.ts';
import { isSign } from '../sentences.ts';
import type { Part } from './parts.ts';

/**
 * 妻が販売後を手伝っていて: behind somebody and what they do, a word that is not known ends the clause as its verb, and
 * "one more" (แฟนช่วยหลังขายอีกคน) says the same person again.
 */
export function withoutVerbs(parts: Part[], items: Item[]): Part[] {
  return parts.filter(({ kind, at }, index) => {
    const [who, role] = [parts[index - 2], parts[index - 1]];
    if (kind !== 'name' || role?.kind !== 'role' || who?.kind !== 'name') return true;
    if (!isSure(items[who.at]) || !isAtEnd(items, at)) return true;
    if (items.slice(who.at, at).some((item) => isSign(item) || apart.some((tag) => is(item, tag))))
      return true;
    const again = is(items[at], 'apart') && is(items[at], 'relation');
    return !again && (isSure(items[at]) || items[at]?.meanings.length !== 0);
  });
}

const apart = ['and', 'with', 'colon', 'slash', 'dash'];

function isAtEnd(items: Item[], at: number): boolean {
  const next = items[at + 1];
  return next === undefined || isSign(next);
}

function isSure(item: Item | undefined): boolean {
  return ['name', 'relation', 'myself'].some((tag) => is(item, tag)) || /^\p{Lu}/u.test(item?.raw ?? '');
}
