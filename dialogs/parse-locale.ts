/** What a language tag says; undefined if it is none, as channels send what they like. */
export function parseLocale(tag: string): Intl.Locale | undefined {
  return localesOf(tag)?.written;
}

/** The same with the script and the region that are likely where the tag names none: zh-HK → zh-Hant-HK. */
export function likelyLocale(tag: string): Intl.Locale | undefined {
  return localesOf(tag)?.likely;
}

interface Locales {
  written: Intl.Locale;
  likely: Intl.Locale;
}

function localesOf(tag: string): Locales | undefined {
  if (known.has(tag)) return known.get(tag);
  if (known.size >= mostTags) known.clear();
  const locales = parse(tag);
  known.set(tag, locales);
  return locales;
}

function parse(tag: string): Locales | undefined {
  try {
    const written = new Intl.Locale(tag);
    return { written, likely: written.maximize() };
  } catch {
    return undefined;
  }
}

/** Each message asks for the tags of its conversation several times. Channels send a few hundred; more may be made up. */
const known = new Map<string, Locales | undefined>();
const mostTags = 1000;
