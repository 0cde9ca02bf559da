import { type Item, is } from '../items.ts';
import type { Part } from './parts.ts';

/**
 * "Five in presales plus a team lead, two in support", "two engineers and a manager", "5 presales, a team lead": somebody
 * more, in words that are not read, so that no number of the message can be trusted.
 */
export function addsUnread(parts: Part[], items: Item[]): boolean {
  if (!parts.some(({ kind }) => kind === 'count')) return false;
  if (items.some((item, at) => is(item, 'leader') && isBesides(parts, items, at))) return true;
  return items.some((item, at) => {
    const added = is(item, 'plus') || (is(item, 'and') && is(item, 'more'));
    if (!added && !is(item, 'comma') && !is(item, 'and')) return false;
    if (added || is(item, 'and')) if (isJoinedToCount(parts, at)) return true;
    const rest = items.slice(at + 1);
    const length = rest.findIndex((other) => ends.some((tag) => is(other, tag)));
    const own = length < 0 ? rest : rest.slice(0, length);
    const told = parts.some((part) => part.at > at && part.at <= at + own.length);
    const unknown = own.filter(({ meanings }) => meanings.length === 0).length;
    if (told || own.length === 0) return false;
    if (added) return unknown > 0 || own.some((other) => is(other, 'article'));
    // "Nine of us, a split we do not have"
    if (is(own[1], 'division')) return false;
    return isOne(own[0]) && own.length <= longest && (unknown > 0 || is(own[1], 'command'));
  });
}

/** プリセールス3名とチームリーダー: a team leader whom neither a number nor a role behind takes in. */
function isBesides(parts: Part[], items: Item[], at: number): boolean {
  if (is(items[at - 1], 'number') || is(items[at + 1], 'number')) return false;
  const rest = items.slice(at + 1);
  const length = rest.findIndex((item) => ends.some((tag) => is(item, tag)));
  const end = length < 0 ? items.length : at + 1 + length;
  return !parts.some((part) => part.kind === 'role' && part.at > at && part.at < end);
}

/** "Two engineers and a manager": somebody besides those who are counted, where no role is named. */
function isJoinedToCount(parts: Part[], at: number): boolean {
  const before = parts.findLast((part) => part.at < at);
  const next = parts.find((part) => part.at > at);
  return before?.kind === 'count' && next?.kind === 'name' && !parts.some(({ kind }) => kind === 'role');
}

/** "A team lead", "un chef d'équipe": words of somebody. */
const longest = 5;

/** "A" of somebody, not the "a" that stands for "to" or "the". */
function isOne(item: Item | undefined): boolean {
  return is(item, 'article') && !is(item, 'until') && !is(item, 'ordinal-mark');
}

const ends = ['comma', 'semicolon', 'dot', 'line', 'and', 'plus', 'but', 'open', 'close', 'dash', 'because'];
