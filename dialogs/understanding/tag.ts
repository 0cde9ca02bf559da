/**
 * A tag as one string wherever it is written: names of properties are, parts cut out of other strings are not, and
 * whether an item has a tag is asked thousands of times a message.
 */
export function tagOf(written: string): string {
  return Object.keys({ [written]: true })[0] ?? written;
}
