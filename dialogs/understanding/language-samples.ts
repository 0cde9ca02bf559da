import type { Texts } from '../texts.ts';
import { choiceWords } from './choices/choice-words.ts';
import { languagePacks } from './language-packs.ts';

/** What each language of the catalogues looks like: its texts, and the words people answer with. */
export function languageSamples(texts: Texts): Record<string, string> {
  return Object.fromEntries(
    texts.languages.map((language) => [language, `${texts.sample(language)}\n${answerWords(language)}`]),
  );
}

/** Words of the packs but for names of places, much the same everywhere, and long lists of spelt-out numbers. */
function answerWords(language: string): string {
  return [...(languagePacks[language] ?? []), choiceWords[language] ?? {}]
    .flatMap((pack) => Object.entries(pack))
    .flatMap(([concept, words]) => (/^(country|zone|number|ordinal|source)/.test(concept) ? [] : words))
    .join('\n');
}
