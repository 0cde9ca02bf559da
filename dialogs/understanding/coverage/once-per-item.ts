import type { Item } from '../items.ts';

/**
 * The same reader, which reads each item of a message once: the ends of ranges, days and breaks look for clock times
 * at the same items again and again. Items of a message do not change once they are cut.
 */
export function oncePerItem<Found>(
  read: (items: Item[], at: number) => Found | undefined,
): (items: Item[], at: number) => Found | undefined {
  const known = new WeakMap<Item[], Map<number, Found | undefined>>();
  return (items, at) => {
    const ofMessage = known.get(items) ?? new Map<number, Found | undefined>();
    if (ofMessage.size === 0) known.set(items, ofMessage);
    const before = ofMessage.get(at);
    if (before !== undefined || ofMessage.has(at)) return before;
    const found = read(items, at);
    ofMessage.set(at, found);
    return found;
  };
}
