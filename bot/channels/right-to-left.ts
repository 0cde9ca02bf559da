/** Scripts written from right to left that a language of ours may use (Arabic, Hebrew, Thaana, N'Ko, Syriac). */
const rightToLeftScripts = new Set(['Arab', 'Hebr', 'Thaa', 'Nkoo', 'Syrc']);

/** Whether a BCP 47 tag's language is written from right to left. */
export function isRightToLeft(language: string): boolean {
  return rightToLeftScripts.has(new Intl.Locale(language).maximize().script ?? '');
}
