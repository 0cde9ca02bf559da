import { type Item, is, isFiller } from '../items.ts';
import { isSign } from '../sentences.ts';
import type { Mention } from './mention.ts';

/** "© 2008–2026 Meier GmbH, founded 2008": the years behind the sign are of a page, where another time stands. */
export function withoutCopyright(items: Item[], mentions: Mention[]): Mention[] {
  const others = mentions.filter((mention) => !isOfCopyright(items, mention));
  return others.length > 0 ? others : mentions;
}

/** Whether nothing but numbers, signs and small words stands between the time and a copyright before it. */
export function isOfCopyright(items: Item[], { from }: Mention): boolean {
  const before = items.slice(0, from);
  const sign = before.findLastIndex((item) => is(item, 'copyright'));
  return (
    sign !== -1 &&
    before
      .slice(sign + 1)
      .every((item) => isFiller(item) || isSign(item) || passed.some((tag) => is(item, tag))) &&
    !before.slice(sign + 1).some((item) => is(item, 'line') || is(item, 'dot') || is(item, 'semicolon'))
  );
}

const passed = ['digits', 'dash', 'until'];
