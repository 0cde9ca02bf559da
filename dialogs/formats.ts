/*
 * Formatters of Intl, each made once for a language and its options: making one takes a hundred times as long as
 * using it, and a turn used to make a dozen.
 */

export const dateFormat = kept(
  (language: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options),
);
export const numberFormat = kept(
  (language: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options),
);
export const listFormat = kept(
  (language: string, options: Intl.ListFormatOptions) => new Intl.ListFormat(language, options),
);
export const displayNames = kept(
  (language: string, options: Intl.DisplayNamesOptions) => new Intl.DisplayNames(language, options),
);
export const relativeTime = kept(
  (language: string, options: Intl.RelativeTimeFormatOptions) =>
    new Intl.RelativeTimeFormat(language, options),
);

const cardinals = kept((language: string, _options: null) => new Intl.PluralRules(language));

/** Which plural form a language gives a number. */
export function pluralRules(language: string): Intl.PluralRules {
  return cardinals(language, null);
}

const direction = kept(
  (language: string, _options: null) => new Intl.Locale(language).getTextInfo().direction,
);

/** Whether the language is written from right to left. */
export function isRightToLeft(language: string): boolean {
  return direction(language, null) === 'rtl';
}

/** Languages are those of the texts and options are written in the code, so the number of formats is bounded. */
function kept<Options, Format>(make: (language: string, options: Options) => Format) {
  const formats = new Map<string, Format>();
  return (language: string, options: Options): Format => {
    const name = `${language} ${JSON.stringify(options)}`;
    const known = formats.get(name);
    if (known !== undefined) return known;
    const made = make(language, options);
    formats.set(name, made);
    return made;
  };
}
