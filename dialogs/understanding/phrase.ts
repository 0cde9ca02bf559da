import { firstMeaning, type Item, isFiller } from './items.ts';
import { tagOf } from './tag.ts';

/** What a phrase found: where it ends, and the items it named. */
export interface Match {
  from: number;
  /** Index behind the last item. */
  to: number;
  text(name: string): string | undefined;
  number(name: string): number | undefined;
}

export interface Phrase {
  match(items: Item[], at: number): Match | undefined;
}

interface Step {
  tags: string[];
  name: string | undefined;
  optional: boolean;
  glued: boolean;
}

/**
 * A sequence of meanings, as in `about? years:number year and? months:number month`. A name before a colon keeps
 * the item's value, `|` separates alternatives, `?` makes a step optional, `^` wants no space before it.
 * Filler words ("of", "the") between steps are passed over.
 */
export function phrase(pattern: string): Phrase {
  const steps = pattern.split(' ').map(toStep);
  const first = steps.findIndex((step) => !step.optional);
  const openers = new Set(steps.slice(0, first + 1).flatMap((step) => step.tags));
  const opens = (item: Item | undefined): boolean => {
    for (const { tag } of item?.meanings ?? []) if (openers.has(tag)) return true;
    return false;
  };
  return { match: (items, at) => (opens(items[at]) ? matchFrom(steps, items, at) : undefined) };
}

/** More small words in a row say that nothing belongs together, and would take long to pass over in every way. */
const mostFillers = 3;

/** The longest of several phrases at one place; among equals the first. */
export function longestMatch<Tried extends { phrase: Phrase }>(
  tried: readonly Tried[],
  items: Item[],
  at: number,
): { tried: Tried; match: Match } | undefined {
  let best: { tried: Tried; match: Match } | undefined;
  for (const one of tried) {
    const match = one.phrase.match(items, at);
    if (match && (best === undefined || match.to > best.match.to)) best = { tried: one, match };
  }
  return best;
}

function toStep(written: string): Step {
  const optional = written.endsWith('?');
  const glued = written.startsWith('^');
  const core = written.slice(glued ? 1 : 0, optional ? -1 : undefined);
  const [first = '', second] = core.split(':');
  return {
    tags: (second ?? first).split('|').map(tagOf),
    name: second === undefined ? undefined : first,
    optional,
    glued,
  };
}

function matchFrom(steps: Step[], items: Item[], at: number): Match | undefined {
  const to = endOf(steps, 0, { items, from: at }, at, 0);
  if (to === undefined) return undefined;
  const values = new Map<string, string>();
  endOf(steps, 0, { items, from: at, values }, at, 0);
  return {
    from: at,
    to,
    text: (name) => values.get(name),
    number: (name) => (values.has(name) ? Number(values.get(name)) : undefined),
  };
}

interface Walk {
  items: Item[];
  from: number;
  /** Takes the values of the items that are named, once it is known that the phrase is there: it seldom is. */
  values?: Map<string, string>;
}

/** Where the steps from `step` on end if they begin at `index`, after so many small words. */
function endOf(steps: Step[], step: number, walk: Walk, index: number, passed: number): number | undefined {
  const wanted = steps[step];
  if (wanted === undefined) return index;
  const item = walk.items[index];
  const found = wanted.glued && !item?.glued ? undefined : firstMeaning(item, wanted.tags);
  if (found) {
    const end = endOf(steps, step + 1, walk, index + 1, 0);
    if (end !== undefined) {
      if (wanted.name !== undefined) walk.values?.set(wanted.name, found.value);
      return end;
    }
  }
  if (wanted.optional) {
    const end = endOf(steps, step + 1, walk, index, passed);
    if (end !== undefined) return end;
  }
  if (index > walk.from && passed < mostFillers && !wanted.glued && isFiller(item))
    return endOf(steps, step, walk, index + 1, passed + 1);
  return undefined;
}
