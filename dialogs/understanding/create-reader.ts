import { choiceWords } from './choices/choice-words.ts';
import { createChoiceReader, type ReadInLanguage } from './choices/read-choices.ts';
import { regionsOf } from './coverage/shared-zones.ts';
import type { DateOrder } from './established/date-order.ts';
import { interpretItems } from './interpret-items.ts';
import { createItemiser, inAllScripts, traitsOf } from './itemise.ts';
import { type Item, is } from './items.ts';
import { languagePacks } from './language-packs.ts';
import type { LanguagePack } from './lexicon.ts';
import { createSpelling } from './mend-spelling.ts';
import { type NormalText, normalise } from './normalise.ts';
import { packTag } from './pack-tag.ts';
import { isCommandAlone, readCommand } from './read-command.ts';
import type { Interpretation, Reader, ReadingContext } from './reading.ts';
import { isSign, toSentences } from './sentences.ts';
import { createThemes, type Themes } from './topics/find-themes.ts';
import { themePacks } from './topics/theme-packs.ts';

/**
 * A reader over language packs; each language is made ready when it is first read. Readings depend only on
 * the arguments, never on what was read before.
 *
 * @param packs by language tag; `common` belongs to every language
 */
export function createReader(packs: Record<string, LanguagePack[]> = languagePacks): Reader {
  const itemsIn = createItemiser(packs);
  const themesIn = createThemes(themePacks, traitsOf);
  const mendSpelling = createSpelling(packs);
  const choices = createChoiceReader(packs, choiceWords);

  return {
    read: (message, context) => interpret(message, context).reading,
    readCommand(message, languages, { alone = false } = {}) {
      const text = normalise(message);
      for (const language of readable(languages)) {
        const [sentence, another] = toSentences(itemsIn(text, language));
        const command =
          sentence && another === undefined
            ? readCommand(sentence, () => themesOf(text, sentence, language))
            : undefined;
        if (command && sentence && (!alone || isCommandAlone(sentence, command))) return command;
      }
      return undefined;
    },
    readChoices(message, part, languages) {
      let best: ReadInLanguage | undefined;
      for (const language of new Set(readable(languages).flatMap(inAllScripts))) {
        const read = choices.read(message, part, language);
        // "Không dùng chatbot" has a word of English; which language it is tells the one that knows most of it.
        if (read && read.known > (best?.known ?? 0)) best = read;
        if (best?.known === 1) break;
      }
      return best?.reading;
    },
    interpret,
  };

  function interpret(message: string, context: ReadingContext): Interpretation {
    const text = normalise(message);
    let best: Interpretation = { reading: { outcome: 'nothing', reason: 'unknown' } };
    const languages = bestKnownFirst(text, withoutOtherScripts(readable(context.languages)), context);
    for (const [index, language] of languages.entries()) {
      const received = itemsIn(text, language);
      if (received.length > mostItems) break;
      if (index > 0 && isForeign(received)) continue;
      const mended = index === 0 ? mendSpelling(text, received, language, context.pending) : undefined;
      const items = mended ? itemsIn(mended, language) : received;
      const ofConsent = context.pending === 'consent' ? itemsIn(mended ?? text, language, true) : [];
      const dateOrder = dateOrderOf(language, context.languages);
      const next = interpretItems(mended ?? text, items, {
        ...context,
        dateOrder,
        ofConsent,
        themesOf: remembered((sentence) => themesOf(mended ?? text, sentence, language)),
      });
      if (weight(next) > weight(best)) best = next;
      if (weight(best) === most) break;
    }
    return best;
  }

  /** A page in English and an answer in Thai: of the person's languages, the one that knows far more words is first. */
  function bestKnownFirst(text: NormalText, languages: string[], context: ReadingContext): string[] {
    const own = context.languages.map((tag) => packTag(tag, packs));
    const [first, ...others] = languages.filter((language) => own.includes(language));
    if (first === undefined || others.length === 0) return languages;
    const knownInFirst = knownShare(itemsIn(text, first));
    if (knownInFirst >= knownEnough) return languages;
    const shares = others.map((language) => knownShare(itemsIn(text, language)));
    const most = Math.max(...shares);
    const better = others[shares.indexOf(most)];
    if (better === undefined || most < knownInFirst + farMore) return languages;
    return [better, ...languages.filter((language) => language !== better)];
  }

  function themesOf(text: NormalText, sentence: Item[], language: string): Themes {
    return themesIn(text, sentence[0]?.start ?? 0, sentence.at(-1)?.end ?? 0, language);
  }

  function readable(tags: string[]): string[] {
    const wanted = [...tags, 'en'].flatMap((tag) => packTag(tag, packs) ?? []);
    return [...new Set(wanted)];
  }
}

/** Without another script of a language before it, as both are read together. */
function withoutOtherScripts(languages: string[]): string[] {
  return languages.filter(
    (language, at) => !languages.slice(0, at).some((before) => inAllScripts(before).includes(language)),
  );
}

/** How much an interpretation says; the first language that says most is believed. */
const most = 3;
function weight({ reading, command, topic, likelyTopic, elsewhere }: Interpretation): number {
  if (reading.outcome !== 'nothing' || command || topic || likelyTopic || elsewhere) return most;
  return reading.reason === 'unknown' ? 0 : most;
}

/** The share of a message's words that a language the person did not choose must know before it is believed. */
const knownEnough = 0.75;
/** By so much more another language must know of it to be read first. */
const farMore = 0.25;

function isForeign(items: Item[]): boolean {
  return knownShare(items) < knownEnough;
}

/** How much of a message's words a language knows, from 0 to 1, by their letters. */
function knownShare(items: Item[]): number {
  let all = 0;
  let known = 0;
  for (const item of items) {
    if (isSign(item) || is(item, 'digits')) continue;
    const length = item.end - item.start;
    all += length;
    if (item.meanings.length > 0) known += length;
  }
  return all === 0 ? 1 : known / all;
}

const yearFirst = new Set(['ja', 'ko', 'zh-Hans']);
/** Where the month is written first beside the languages that write the day first (es-US, fr-CA, es-PA). */
const monthFirst = new Set(['US', 'PR', 'CA', 'PA', 'PH']);
function dateOrderOf(language: string, tags: string[]): DateOrder {
  if (language === 'en') return 'unknown';
  if (language === 'zh-Hant') return 'either-first';
  if (yearFirst.has(language)) return 'year-first';
  return regionsOf(tags).some((region) => monthFirst.has(region)) ? 'unknown' : 'day-first';
}

/** A message of more words and signs than this is no answer; reading it would only take long. */
const mostItems = 300;

/** Themes are asked for by several readers of one sentence and found once. */
function remembered(find: (sentence: Item[]) => Themes): (sentence: Item[]) => Themes {
  const known = new Map<Item[], Themes>();
  return (sentence) => {
    const themes = known.get(sentence) ?? find(sentence);
    known.set(sentence, themes);
    return themes;
  };
}
