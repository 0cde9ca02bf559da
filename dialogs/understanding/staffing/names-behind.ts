import { type Item, is, isFiller } from '../items.ts';
import { isSign, startsAfterSpace } from '../sentences.ts';
import { isSurelyNamed, namesBetween } from './names.ts';
import type { Part } from './parts.ts';

/** "After-sales two plus my son", 2名と息子: names joined to the end of a number of people are more of them. */
export function withNamesBehind(parts: Part[], items: Item[]): Part[] {
  const taken = new Set<Part>();
  const added = parts.map((part, index): Part => {
    if (part.kind !== 'count' || part.count === 0) return part;
    const names = namesJoined(parts, index, items);
    for (const name of names) taken.add(name);
    const last = names.at(-1);
    if (last === undefined) return part;
    return { ...part, count: part.count + namesBetween(names, items, part.at, last.at + 1) };
  });
  return added.filter((part) => !taken.has(part));
}

function namesJoined(parts: Part[], index: number, items: Item[]): Part[] {
  const rest = parts.slice(index + 1);
  const other = rest.findIndex(({ kind, at }) => kind !== 'name' || !isSurelyNamed(items, at));
  const names = other < 0 ? rest : rest.slice(0, other);
  const [first, last] = [names[0], names.at(-1)];
  const count = parts[index];
  if (first === undefined || last === undefined || count === undefined) return [];
  if (parts[index - 1]?.kind !== 'role') return [];
  const between = items.slice(count.at + 1, first.at);
  const linked = [...between, items[first.at]].some(isLink) && between.every(isPassed);
  // 두 명에 아들까지: "up to the son" is with him.
  const upTo = is(items[last.at + 1], 'until') && between.every(isFiller);
  if (upTo) return names;
  const next = items.findIndex((item, at) => at > last.at && (!isFiller(item) || isSign(item)));
  const behind = items[next];
  const ended = behind === undefined || isSign(behind) || startsAfterSpace(behind, items[next - 1]);
  return linked && ended ? names : [];
}

/** "One sales rep and the director": what kind of people the number counts. */
function isPassed(item: Item): boolean {
  const kind = ['person', 'maybe-pre-sales', 'maybe-after-sales', 'work-kind'];
  return isLink(item) || isFiller(item) || kind.some((tag) => is(item, tag));
}

function isLink(item: Item | undefined): boolean {
  return ['plus', 'plus-word', 'and'].some((tag) => is(item, tag));
}
