import { composeNumbers } from './compose-numbers.ts';
import { readCoverage } from './coverage/read-coverage.ts';
import { readEstablished } from './established/read-established.ts';
import { type Item, toItems } from './items.ts';
import { languagePacks } from './language-packs.ts';
import { createLexicon, type LanguagePack, type Lexicon } from './lexicon.ts';
import { type NormalText, normalise } from './normalise.ts';
import { readCommand } from './read-command.ts';
import { readConsent } from './read-consent.ts';
import { readStaffing } from './read-staffing.ts';
import type { Reader, Reading, ReadingContext, Span } from './reading.ts';

/**
 * A reader over language packs; each language is made ready when it is first read. Readings depend only on
 * the arguments, never on what was read before.
 *
 * @param packs by language tag; `common` belongs to every language
 */
export function createReader(packs: Record<string, LanguagePack[]> = languagePacks): Reader {
  const lexicons = new Map<string, Lexicon>();

  return {
    read(message, context) {
      const text = normalise(message);
      let reading: Reading = { outcome: 'nothing', reason: 'unknown' };
      for (const language of readable(context.languages)) {
        const next = readWith(text, itemsIn(text, language), context);
        if (next.outcome !== 'nothing') return next;
        if (reading.outcome === 'nothing' && reading.reason === 'unknown') reading = next;
      }
      return reading;
    },
    readCommand(message, languages) {
      const text = normalise(message);
      for (const language of readable(languages)) {
        const command = readCommand(itemsIn(text, language));
        if (command) return command;
      }
      return undefined;
    },
  };

  function readable(tags: string[]): string[] {
    const wanted = [...tags, 'en'].flatMap((tag) => packTag(tag, packs) ?? []);
    return [...new Set(wanted)];
  }

  function itemsIn(text: NormalText, language: string): Item[] {
    // Latin words of several languages get in each other's way; beside other scripts English does no harm.
    const together = latin.has(language) ? [language] : [language, 'en'];
    return composeNumbers(toItems(text, together.map(lexiconOf)));
  }

  function lexiconOf(language: string): Lexicon {
    const known = lexicons.get(language);
    if (known) return known;
    const lexicon = createLexicon([...(packs.common ?? []), ...(packs[language] ?? [])]);
    lexicons.set(language, lexicon);
    return lexicon;
  }
}

const latin = new Set(['en', 'es', 'pt', 'fr', 'de', 'it', 'tr', 'id', 'vi']);

function readWith(text: NormalText, items: Item[], context: ReadingContext): Reading {
  const spanOf = (from: number, to: number): Span =>
    text.span(items[from]?.start ?? 0, items[to - 1]?.end ?? 0);
  switch (context.pending) {
    case 'established':
      return readEstablished(items, context.today, spanOf);
    case 'coverage':
      return readCoverage(items, spanOf);
    case 'staffing':
      return readStaffing(items, spanOf);
    case 'consent':
      return readConsent(items, spanOf);
  }
}

/** The pack for a BCP 47 tag: es-MX → es, zh-CN → zh-Hans, zh-HK → zh-Hant. */
function packTag(tag: string, packs: Record<string, LanguagePack[]>): string | undefined {
  const locale = parseLocale(tag);
  if (locale === undefined) return undefined;
  const { language, script } = locale.maximize();
  return [tag, `${language}-${script}`, language].find(
    (name) => name !== 'common' && Object.hasOwn(packs, name),
  );
}

function parseLocale(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}
