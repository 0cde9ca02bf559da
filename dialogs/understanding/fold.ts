/** A text without case, punctuation and extra spaces, for telling whether two short texts are the same words. */
export function fold(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const folded = foldAnew(text);
  if (text.length > longestKept) return folded;
  if (known.size >= mostKept) known.clear();
  known.set(text, folded);
  return folded;
}

/** Buttons and ready words are compared with every message, and are always the same few hundred. */
const known = new Map<string, string>();
const mostKept = 5000;
const longestKept = 100;

function foldAnew(text: string): string {
  return (
    text
      .normalize('NFKC')
      .replace(/[\s\p{P}\p{S}\p{Cf}]+/gu, ' ')
      .trim()
      .toLowerCase()
      // What is left of the Turkish İ.
      .replaceAll('\u0307', '')
  );
}
