/**
 * A tag as one string wherever it is written: names of properties are, parts cut out of other strings are not, and
 * whether an item has a tag is asked thousands of times a message.
 */
export function tagOf(written: string): string {
  const before = known.get(written);
  if (before !== undefined) return before;
  const tag = Object.keys({ [written]: true })[0] ?? written;
  known.set(tag, tag);
  return tag;
}

/** The packs and patterns have a few hundred. */
const known = new Map<string, string>();
