import { type Item, is, isFiller, meaningOf } from '../items.ts';

/**
 * "Four five people", dört beş, 2、3人: a number and the next one in words with nothing between, or of which only the
 * last counts people, are an estimate. So they are where words that say about stand behind them ("4, 5 or so").
 */
export function isEstimated(items: Item[]): boolean {
  return items.some((item, at) => {
    const low = numberOf(item);
    if (low === undefined) return false;
    const high = nextNumber(items, at + 1);
    if (high === undefined || numberOf(items[high]) !== low + 1) return false;
    // "Pre-sales four, five people in after-sales" has a role for each.
    const apart = isRole(items[at - 1]) && isRole(behind(items, high + 1));
    const bare = high === at + 1 && !is(items[high], 'digits');
    const counted = is(items[high], 'in-people') || is(items[high + 1], 'person');
    return !apart && (bare || counted || is(items[high + 1], 'about'));
  });
}

/** The number that stands right behind, or behind a comma; not "nos dois", which may be both sides. */
function nextNumber(items: Item[], from: number): number | undefined {
  const at = is(items[from], 'comma') ? from + 1 : from;
  const other = is(items[at], 'both-roles') || is(items[at], 'in-both');
  return numberOf(items[at]) === undefined || other ? undefined : at;
}

function behind(items: Item[], from: number): Item | undefined {
  return items.slice(from).find((item) => !isFiller(item) && !is(item, 'person'));
}

function numberOf(item: Item | undefined): number | undefined {
  const value = meaningOf(item, 'number');
  return value === undefined ? undefined : Number(value);
}

function isRole(item: Item | undefined): boolean {
  return ['pre-sales', 'after-sales', 'maybe-pre-sales', 'maybe-after-sales'].some((tag) => is(item, tag));
}
