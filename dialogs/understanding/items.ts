import type { Meaning } from './lexicon.ts';

/** A word, number or sign of a message with everything it may mean. */
export interface Item {
  start: number;
  end: number;
  meanings: Meaning[];
  /** The words as they were received. */
  raw: string;
  /** No space stands before it. */
  glued: boolean;
}

/** The value an item has under a tag, or undefined if it cannot mean that. */
export function meaningOf(item: Item | undefined, tag: string): string | undefined {
  return meaningUnder(item, tag)?.value;
}

/** A word that may be passed over: "of", "the". One that may also lead to an end ("a" in Spanish) may not. */
export function isFiller(item: Item | undefined): boolean {
  let fills = false;
  let leads = false;
  for (const { tag } of item?.meanings ?? []) {
    if (tag === 'apostrophe') return true;
    if (tag === 'filler') fills = true;
    else if (tag === 'until' || tag === 'and' || tag === 'or' || tag === 'not') leads = true;
  }
  return fills && !leads;
}

export function is(item: Item | undefined, tag: string): boolean {
  return meaningUnder(item, tag) !== undefined;
}

/** The meaning under the first of several tags that the item has. */
export function firstMeaning(item: Item | undefined, tags: readonly string[]): Meaning | undefined {
  for (const tag of tags) {
    const meaning = meaningUnder(item, tag);
    if (meaning) return meaning;
  }
  return undefined;
}

/** Asked thousands of times a message. */
function meaningUnder(item: Item | undefined, tag: string): Meaning | undefined {
  if (item === undefined) return undefined;
  for (const meaning of item.meanings) if (meaning.tag === tag) return meaning;
  return undefined;
}
