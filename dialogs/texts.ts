/** Values for the placeholders of a text. `count` chooses the plural form. */
export type TextValues = Record<string, string | number>;

/** Every word a person reads, by language. Keys are `file.path.to.text`, as in `result.headline.ready`. */
export interface Texts {
  /** Tags with a complete catalogue, such as `zh-Hans`. */
  languages: string[];
  say(language: string, key: string, values?: TextValues): string;
  /** Whether a text exists; for optional texts such as a note. */
  has(language: string, key: string): boolean;
  /** The best available language for BCP 47 tags in order of preference: es-MX → es, zh-CN → zh-Hans; else en. */
  match(tags: readonly string[]): string;
}
