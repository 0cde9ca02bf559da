/** A text without case, punctuation and extra spaces, for telling whether two short texts are the same words. */
export function fold(text: string): string {
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
