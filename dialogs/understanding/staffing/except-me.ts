import { type Item, is, isFiller } from '../items.ts';

/** "Nobody except me in presales", 除了我没别人: nobody and whoever speaks besides are the speaker alone. */
export function withNobodyButMe(items: Item[]): Item[] {
  const self = items.findIndex((item) => is(item, 'besides-me'));
  if (self < 0) return items;
  const nobody = [next(items, self, -1), next(items, self, 1)].find((at) => isNobody(items[at]));
  if (nobody === undefined) return items;
  const [from, to] = [Math.min(self, nobody), Math.max(self, nobody)];
  return items.flatMap((item, at) => {
    if (at < from || at > to) return [item];
    return at === from ? [{ ...item, meanings: [{ tag: 'alone', value: '' }] }] : [];
  });
}

function next(items: Item[], from: number, step: number): number {
  let at = from + step;
  while (isFiller(items[at]) && !isNobody(items[at])) at += step;
  return at;
}

function isNobody(item: Item | undefined): boolean {
  return ['nobody', 'unstaffed', 'nobody-else'].some((tag) => is(item, tag));
}
