import { createInstance } from 'i18next';

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
  const speaker = (language: string) => speakers.get(language) ?? i18next.getFixedT('en');
  // most of what a turn says has no placeholder, and looking it up is most of what saying it takes
  const plain = new Map<string, string>();
  const sayPlain = (language: string, key: string) => {
    const name = `${language} ${key}`;
    const text = plain.get(name) ?? speaker(language)(key);
    if (speakers.has(language)) plain.set(name, text);
    return text;
  };
  return {
    languages,
    say: (language, key, values) => (values ? speaker(language)(key, values) : sayPlain(language, key)),
    has: (language, key) => i18next.exists(key, { lng: language, fallbackLng: [] }),
    match: (tags) => matchLanguage(tags, languages),
    sample: (language) => wordsOf(catalogues[language] ?? {}),
  };
}

function wordsOf(catalogue: Catalogue): string {
  const words = Object.values(catalogue).map((text) => (typeof text === 'string' ? text : wordsOf(text)));
  return words.join('\n').replace(/\{\{\w+\}\}|https?:\S+/g, ' ');
}

function matchLanguage(tags: readonly string[], available: readonly string[]): string {
  for (const tag of tags) {
    const wanted = likely(tag);
    const exact = available.find((each) => each.toLowerCase() === tag.toLowerCase());
    const same = available.find((each) => {
      const offered = likely(each);
      return wanted && offered?.language === wanted.language && offered.script === wanted.script;
    });
    if (exact ?? same) return exact ?? same ?? 'en';
  }
  return 'en';
}

/** A tag with its likely script, so that zh-CN meets zh-Hans and zh-HK meets zh-Hant. */
function likely(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag).maximize();
  } catch {
    return undefined;
  }
}
