import { createInstance } from 'i18next';
import { pluralRules } from './formats.ts';
import { likelyLocale } from './parse-locale.ts';

/** Values for the placeholders of a text. `count` chooses the plural form. */
export type TextValues = Record<string, string | number>;

/** Every word a person reads, by language. Keys are `file.path.to.text`, as in `result.headline.ready`. */
export interface Texts {
  /** Tags with a complete catalogue, such as `zh-Hans`. */
  languages: string[];
  /** A text with its placeholders filled; English where a language has a gap. */
  say(language: string, key: string, values?: TextValues): string;
  /** Whether a text exists; for optional texts such as a note. */
  has(language: string, key: string): boolean;
  /** The best available language for BCP 47 tags in order of preference: es-MX → es, zh-CN → zh-Hans; else en. */
  match(tags: readonly string[]): string;
  /** All the words of a language's catalogue in one, without placeholders: what the language looks like. */
  sample(language: string): string;
}

/** A catalogue: nested texts by file name. */
export interface Catalogue {
  [key: string]: string | Catalogue;
}

/** The texts of catalogues by language tag. English must be among them: it is what gaps fall back to. */
export function createTexts(catalogues: Record<string, Catalogue>): Texts {
  const i18next = createInstance();
  void i18next.init({
    resources: Object.fromEntries(
      Object.entries(catalogues).map(([tag, texts]) => [tag, { translation: texts }]),
    ),
    fallbackLng: 'en',
    supportedLngs: Object.keys(catalogues),
    interpolation: { escapeValue: false },
    nsSeparator: false,
    initAsync: false,
  });
  const speakers = new Map(Object.keys(catalogues).map((tag) => [tag, i18next.getFixedT(tag)]));
  const languages = [...speakers.keys()];
  // looking a text up takes i18next longer than all else that saying it takes, so each form is looked up once
  const known = new Map(languages.map((language) => [language, new Map<string, string>()]));
  const find = (language: string, key: string, count?: number): string => {
    const forms = known.get(language);
    if (!forms) return find('en', key, count);
    const name = count === undefined ? key : `${key} ${pluralForm(language, count)}`;
    const form = forms.get(name);
    if (form !== undefined) return form;
    const options = { ...(count !== undefined && { count }), skipInterpolation: true };
    const text = speakers.get(language)?.(key, options) ?? key;
    // what is not in any catalogue is said by its key, and there is no end of such keys
    if (text !== key) forms.set(name, text);
    return text;
  };
  return {
    languages,
    say: (language, key, values) =>
      values ? fill(find(language, key, countIn(values)), values) : find(language, key),
    has: (language, key) => textAt(catalogues[language], key.split('.')) !== undefined,
    match: (tags) => matchLanguage(tags, languages),
    sample: (language) => wordsOf(catalogues[language] ?? {}),
  };
}

/** The text with a value for each of its placeholders; one that nobody gave a value stays, to be noticed. */
function fill(text: string, values: TextValues): string {
  return text.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}

function countIn({ count }: TextValues): number | undefined {
  return typeof count === 'number' ? count : undefined;
}

/** What tells the forms of one text apart: zero may have one of its own in any language. */
function pluralForm(language: string, count: number): string {
  return count === 0 ? '0' : pluralRules(language).select(count);
}

function textAt(catalogue: Catalogue | undefined, path: readonly string[]): string | undefined {
  let inner: Catalogue | string | undefined = catalogue;
  for (const name of path) {
    if (typeof inner !== 'object' || !Object.hasOwn(inner, name)) return undefined;
    inner = inner[name];
  }
  return typeof inner === 'string' ? inner : undefined;
}

function wordsOf(catalogue: Catalogue): string {
  const words = Object.values(catalogue).map((text) => (typeof text === 'string' ? text : wordsOf(text)));
  return words.join('\n').replace(/\{\{\w+\}\}|https?:\S+/g, ' ');
}

function matchLanguage(tags: readonly string[], available: readonly string[]): string {
  for (const tag of tags) {
    // by their likely script, so that zh-CN meets zh-Hans and zh-HK meets zh-Hant
    const wanted = likelyLocale(tag);
    const exact = available.find((each) => each.toLowerCase() === tag.toLowerCase());
    const same = available.find((each) => {
      const offered = likelyLocale(each);
      return wanted && offered?.language === wanted.language && offered.script === wanted.script;
    });
    if (exact ?? same) return exact ?? same ?? 'en';
  }
  return 'en';
}
