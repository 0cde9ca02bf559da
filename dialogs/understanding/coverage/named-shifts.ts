import { type Item, is, meaningOf } from '../items.ts';

/** So near before their hours are shifts named. */
const reach = 12;

/**
 * "Morning and evening shift, eight hours each": how many shifts the hours at an item are those of, 0 where that is
 * not told; undefined where they are no hours of a shift.
 */
export function namedShifts(items: Item[], at: number, behind: number): number | undefined {
  const before = items.slice(Math.max(0, at - reach), at);
  const shift = before.findLastIndex((item) => is(item, 'shift'));
  const each = [...before.slice(shift + 1), ...items.slice(at, behind + 2)].some((item) => is(item, 'each'));
  // كل واحدة ثماني ساعات: "each one" counts nothing.
  const counts = before.some((item) => (meaningOf(item, 'number') ?? '1') !== '1');
  if (shift === -1 || counts) return undefined;
  // "Turno di mattina e turno di notte"
  const named = before.reduce((sum, item) => sum + Number(meaningOf(item, 'shifts-named') ?? 0), 0);
  if (named > 1) return named;
  const says = (tags: string[]): boolean => before.some((item) => tags.some((tag) => is(item, tag)));
  if (says(['am']) && says(['pm', 'evening', 'deep-night'])) return 2;
  return each ? 0 : undefined;
}
