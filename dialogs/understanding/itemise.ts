import { withAddress } from './address.ts';
import { composeNumbers } from './compose-numbers.ts';
import { toItems } from './cut-items.ts';
import type { Item } from './items.ts';
import { createLexicon, type LanguagePack, type Lexicon, type Traits } from './lexicon.ts';
import type { NormalText } from './normalise.ts';
import { resolveEras } from './resolve-eras.ts';
import { withSpokenDays } from './spoken-days.ts';

const traits: Record<string, Traits> = {
  vi: { accentsMatter: true },
  'zh-Hans': { shortNumbers: true },
  'zh-Hant': { shortNumbers: true },
};

/** What sets the writing of a language apart, if anything does. */
export function traitsOf(language: string): Traits | undefined {
  return traits[language];
}

const latin = new Set(['en', 'es', 'pt', 'fr', 'de', 'it', 'tr', 'id', 'vi']);
const otherScripts = new Map([
  ['zh-Hans', ['zh-Hant']],
  ['zh-Hant', ['zh-Hans']],
]);

/** A language and its other script: writers of one Chinese script often use the other. */
export function inAllScripts(language: string): string[] {
  return [language, ...(otherScripts.get(language) ?? [])];
}

/** The families of words that only consent is read by: elsewhere "sign" and "at the moment" get in the way. */
const ofConsent = /^consent-/;
/** What else clauses of consent are made of; words of dates, hours and people get in the way there. */
const besideConsent = new Set([
  ...['yes', 'no', 'yes-alone', 'no-alone', 'no-problem', 'objection', 'unsure', 'condition', 'decider'],
  ...['negation', 'not', 'not-after', 'nobody', 'but', 'and', 'or', 'filler', 'polite', 'suffix'],
  ...['not-that', 'only-then', 'yes-or-if', 'relation', 'depends', 'beforehand'],
]);

/**
 * Cuts a message into the words, numbers and signs of a language, each language being made ready at its first use.
 * `consent` says that consent is asked for.
 */
export function createItemiser(
  packs: Record<string, LanguagePack[]>,
): (text: NormalText, language: string, consent?: boolean) => Item[] {
  const lexicons = new Map<string, Lexicon>();
  const consentLexicons = new Map<string, Lexicon>();

  return (text, language, consent = false) => {
    // Latin words of several languages get in each other's way; beside other scripts English does no harm.
    const together = latin.has(language) ? [language] : [...inAllScripts(language), 'en'];
    const read = [...together, 'common'];
    if (consent) return toItems(text, read.map(consentLexiconOf));
    const items = withAddress(composeNumbers(resolveEras(toItems(text, read.map(lexiconOf)), language)));
    return language === 'ko' ? withSpokenDays(items) : items;
  };

  function lexiconOf(language: string): Lexicon {
    const known = lexicons.get(language);
    if (known) return known;
    const lexicon = createLexicon(packs[language] ?? [], traits[language], (tag) => !ofConsent.test(tag));
    lexicons.set(language, lexicon);
    return lexicon;
  }

  function consentLexiconOf(language: string): Lexicon {
    const known = consentLexicons.get(language);
    if (known) return known;
    const lexicon = createLexicon(
      packs[language] ?? [],
      traits[language],
      (tag) => ofConsent.test(tag) || besideConsent.has(tag),
    );
    consentLexicons.set(language, lexicon);
    return lexicon;
  }
}
