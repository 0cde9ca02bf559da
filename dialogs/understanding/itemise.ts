import { composeNumbers } from './compose-numbers.ts';
import { type Item, toItems } from './items.ts';
import { createLexicon, type LanguagePack, type Lexicon, type Traits } from './lexicon.ts';
import type { NormalText } from './normalise.ts';
import { resolveEras } from './resolve-eras.ts';

const traits: Record<string, Traits> = {
  vi: { accentsMatter: true },
  'zh-Hans': { shortNumbers: true },
  'zh-Hant': { shortNumbers: true },
};

const latin = new Set(['en', 'es', 'pt', 'fr', 'de', 'it', 'tr', 'id', 'vi']);
/** Writers of one Chinese script often use the other. */
const alsoRead = new Map([
  ['zh-Hans', ['zh-Hant']],
  ['zh-Hant', ['zh-Hans']],
]);

/** Cuts a message into the words, numbers and signs of a language, each language being made ready at its first use. */
export function createItemiser(
  packs: Record<string, LanguagePack[]>,
): (text: NormalText, language: string) => Item[] {
  const lexicons = new Map<string, Lexicon>();

  return (text, language) => {
    // Latin words of several languages get in each other's way; beside other scripts English does no harm.
    const together = latin.has(language) ? [language] : [language, ...(alsoRead.get(language) ?? []), 'en'];
    const items = toItems(text, [...together, 'common'].map(lexiconOf));
    return composeNumbers(resolveEras(items, language));
  };

  function lexiconOf(language: string): Lexicon {
    const known = lexicons.get(language);
    if (known) return known;
    const lexicon = createLexicon(packs[language] ?? [], traits[language]);
    lexicons.set(language, lexicon);
    return lexicon;
  }
}
