import { judgeClauses, leavesOutPart, promisesWhen } from './consent-clauses.ts';
import { readCoverage } from './coverage/read-coverage.ts';
import { type DateOrder, readEstablished } from './established/read-established.ts';
import { createThemes, type Themes } from './find-themes.ts';
import { createItemiser, traitsOf } from './itemise.ts';
import { type Item, is } from './items.ts';
import { languagePacks } from './language-packs.ts';
import type { LanguagePack } from './lexicon.ts';
import { createSpelling } from './mend-spelling.ts';
import { type NormalText, normalise } from './normalise.ts';
import { isCommandAlone, readCommand } from './read-command.ts';
import { readConsent } from './read-consent.ts';
import { readStaffing } from './read-staffing.ts';
import { readStatedQuestion } from './read-stated-question.ts';
import { readThemeCommand, targets } from './read-theme-command.ts';
import { readTopic } from './read-topic.ts';
import type {
  ConsentValue,
  Interpretation,
  Reader,
  Reading,
  ReadingContext,
  Span,
  SpokenCommand,
} from './reading.ts';
import { isQuestion, isSign, toSentences } from './sentences.ts';
import { themePacks } from './theme-packs.ts';

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
  const tagged = new Map<string, string>();

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
    interpret,
  };

  function interpret(message: string, context: ReadingContext): Interpretation {
    const text = normalise(message);
    let best: Interpretation = { reading: { outcome: 'nothing', reason: 'unknown' } };
    for (const [index, language] of readable(context.languages).entries()) {
      const received = itemsIn(text, language);
      if (received.length > mostItems) break;
      if (index > 0 && isForeign(received)) continue;
      const mended = index === 0 ? mendSpelling(text, received, language, context.pending) : undefined;
      const items = mended ? itemsIn(mended, language) : received;
      const ofConsent = context.pending === 'consent' ? itemsIn(mended ?? text, language, true) : [];
      const dateOrder = dateOrderOf(language);
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

  function themesOf(text: NormalText, sentence: Item[], language: string): Themes {
    return themesIn(text, sentence[0]?.start ?? 0, sentence.at(-1)?.end ?? 0, language);
  }

  function packOf(tag: string): string | undefined {
    const known = tagged.get(tag);
    if (known !== undefined) return known;
    const pack = packTag(tag, packs);
    if (pack !== undefined && tagged.size < mostTags) tagged.set(tag, pack);
    return pack;
  }

  function readable(tags: string[]): string[] {
    const wanted = [...tags, 'en'].flatMap((tag) => packOf(tag) ?? []);
    return [...new Set(wanted)];
  }
}

/** Channels send the same few hundred; more may be made up. */
const mostTags = 1000;

/** How much an interpretation says; the first language that says most is believed. */
const most = 3;
function weight({ reading, command, topic, likelyTopic }: Interpretation): number {
  if (reading.outcome !== 'nothing' || command || topic || likelyTopic) return most;
  return reading.reason === 'unknown' ? 0 : most;
}

/** The share of a message's words that a language the person did not choose must know before it is believed. */
const knownEnough = 0.75;
function isForeign(items: Item[]): boolean {
  const words = items.filter((item) => !isSign(item) && !is(item, 'digits'));
  return words.filter((item) => item.meanings.length > 0).length < words.length * knownEnough;
}

const yearFirst = new Set(['ja', 'ko', 'zh-Hans']);
function dateOrderOf(language: string): DateOrder {
  if (language === 'en') return 'unknown';
  if (language === 'zh-Hant') return 'either-first';
  return yearFirst.has(language) ? 'year-first' : 'day-first';
}

/** What the items of one language are read with. */
interface ItemContext extends ReadingContext {
  dateOrder: DateOrder;
  /** The same message read with the words of consent as well, if consent is asked for. */
  ofConsent: Item[];
  /** What a sentence touches, looked for only when it may be a question. */
  themesOf: (sentence: Item[]) => Themes;
}

/** A message of more words and signs than this is no answer; reading it would only take long. */
const mostItems = 300;

function interpretItems(text: NormalText, items: Item[], context: ItemContext): Interpretation {
  const sentences = toSentences(items);
  const only = sentences.length === 1;
  const interpretation: Omit<Interpretation, 'reading'> = {};
  const left: Item[] = [];
  for (const sentence of sentences) {
    const themesOf = (): Themes => context.themesOf(sentence);
    const topic = readTopic(sentence, themesOf);
    const command = topic || isPlaceAnswer(sentence, context) ? undefined : readCommand(sentence, themesOf);
    if (topic) {
      if (topic.likely) interpretation.likelyTopic ??= topic.entry;
      else interpretation.topic ??= topic.entry;
      left.push(...besideQuestion(sentence));
    } else if (
      command &&
      (only || command.command !== 'why') &&
      !asksForVersion(command, sentence, context)
    ) {
      interpretation.command ??= command;
    } else if (!asksBack(sentence, context)) {
      left.push(...sentence);
    }
  }
  const reading = readWith(text, left, context);
  // "Change: not March, it's May 2022" corrects within the answer.
  if (reading.outcome === 'value' && interpretation.command && isChangeOfWhat(interpretation.command))
    delete interpretation.command;
  const said = interpretation.topic ?? interpretation.likelyTopic;
  const unclear =
    interpretation.command === undefined ||
    isChangeOfWhat(interpretation.command) ||
    (interpretation.command.command === 'back' && isMistaken(sentences, context));
  if (!said && unclear && (reading.outcome === 'nothing' || isAboutOther(sentences, reading, context))) {
    const command = firstDefined(sentences, (sentence) =>
      readThemeCommand(sentence, context.themesOf, context.pending),
    );
    if (command) return { ...interpretation, command, reading: silence };
  }
  if (said || interpretation.command) return { ...interpretation, reading };
  const [sentence, another] = sentences;
  const stated =
    sentence && another === undefined ? readStatedQuestion(sentence, context, reading) : undefined;
  if (stated !== undefined) return { ...interpretation, likelyTopic: stated, reading: silence };
  return { ...interpretation, reading: mustAgree(sentences, reading, context) ? vague : reading };
}

/** "Must agree to all of it", asked without a mark, is no agreement. */
function mustAgree(sentences: Item[][], reading: Reading, { themesOf }: ItemContext): boolean {
  if (consentOf(reading) !== 'yes') return false;
  return sentences.some(
    (sentence) =>
      !is(sentence[0], 'yes') && !is(sentence[0], 'no-problem') && themesOf(sentence).found.has('obliged'),
  );
}

const silence = { outcome: 'nothing', reason: 'unknown' } as const;
const vague = { outcome: 'nothing', reason: 'vague' } as const;

/** "The hours from before are wrong" and "yes, change the founding year" are no answers about the agreement. */
function isAboutOther(sentences: Item[][], reading: Reading, { pending, themesOf }: ItemContext): boolean {
  const [sentence, another] = sentences;
  if (pending !== 'consent' || sentence === undefined || another !== undefined) return false;
  const { found } = themesOf(sentence);
  const named = ['to-coverage', 'to-staffing', 'to-established'].some((theme) => found.has(theme));
  if (!named || found.has('to-consent')) return false;
  return found.has('mistake') || (found.has('alter') && consentOf(reading) === 'yes');
}

/** "The previous hours were wrong": the mistake is in an answer, and "previous" says which. */
function isMistaken(sentences: Item[][], { pending, themesOf }: ItemContext): boolean {
  return sentences.some((sentence) => {
    const { found } = themesOf(sentence);
    return found.has('mistake') && targets.some((target) => target !== pending && found.has(`to-${target}`));
  });
}

/** Themes are asked for by several readers of one sentence and found once. */
function remembered(find: (sentence: Item[]) => Themes): (sentence: Item[]) => Themes {
  const known = new Map<Item[], Themes>();
  return (sentence) => {
    const themes = known.get(sentence) ?? find(sentence);
    known.set(sentence, themes);
    return themes;
  };
}

/** "Change an answer": which one may follow from the rest of the message. */
function isChangeOfWhat({ command, target }: SpokenCommand): boolean {
  return command === 'change' && target === undefined;
}

function firstDefined<In, Out>(values: In[], find: (value: In) => Out | undefined): Out | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** "Is there a version in English?", asked in English: the person means the text that is talked about. */
function asksForVersion(
  { command, to }: SpokenCommand,
  sentence: Item[],
  { languages }: ItemContext,
): boolean {
  const [spoken = ''] = languages;
  const same = command === 'language' && to !== undefined && packTag(spoken, languagePacks) === to;
  return same && isQuestion(sentence);
}

/** A question is no consent, and "can one person do both?" does not say who does. */
function asksBack(sentence: Item[], { pending, ofConsent }: ItemContext): boolean {
  const says = (tag: string): boolean => sentence.some((item) => is(item, tag));
  // "Must I ask my boss" and "yes, what else" are questions only with the sign: typed without, they answer.
  const answers = says('unsure') || sentence.slice(0, 1).some((item) => is(item, 'yes') || is(item, 'no'));
  const words = pending === 'consent' ? sameWords(ofConsent, sentence) : [];
  if (pending === 'consent' && (isRhetorical(words) || promisesWhen(words))) return false;
  if (pending === 'consent')
    return (
      isQuestion(sentence) && (says('question') || (says('question-anywhere') && !says('unsure')) || !answers)
    );
  return pending === 'staffing' && says('question') && !says('digits');
}

/** "Where do I sign?" and "why would we refuse?" ask nothing; nor does "can can", which has the words of a question. */
function isRhetorical(words: Item[]): boolean {
  const idiom = words.every((item) => is(item, 'consent-yes') || isSign(item)) && !isAsked(words);
  const asked = words.some((item) => is(item, 'consent-rhetoric'));
  return (idiom || asked) && judgeClauses(words).some(({ says }) => says === 'yes');
}

function isAsked(words: Item[]): boolean {
  return words.some((item) => is(item, 'question'));
}

/** The items of one reading of a message that stand where those of another do. */
function sameWords(items: Item[], where: Item[]): Item[] {
  return items.filter((item) => where.some(({ start, end }) => item.start < end && item.end > start));
}

/** "Indonesia" names a market where markets are asked for, though some use it for the language as well. */
function isPlaceAnswer(sentence: Item[], { pending }: ReadingContext): boolean {
  const names = sentence.filter((item) => is(item, 'language'));
  return (
    pending === 'coverage' && names.length === sentence.length && names.every((item) => is(item, 'country'))
  );
}

/** "2019, is there a deposit?": what comes before the question, if it holds a number. */
function besideQuestion(sentence: Item[]): Item[] {
  const start = sentence.findIndex(
    (item) => is(item, 'topic') || is(item, 'question-word') || is(item, 'how-long'),
  );
  const before = sentence.slice(0, Math.max(0, start));
  return before.some((item) => is(item, 'digits')) ? before : [];
}

function readWith(text: NormalText, items: Item[], context: ItemContext): Reading {
  const spanOf = (from: number, to: number): Span =>
    text.span(items[from]?.start ?? 0, items[to - 1]?.end ?? 0);
  switch (context.pending) {
    case 'established':
      return readEstablished(items, context, spanOf);
    case 'coverage':
      return readCoverage(items, spanOf);
    case 'staffing':
      return readStaffing(items, spanOf);
    case 'consent':
      return readAgreement(text, items, sameWords(context.ofConsent, items));
  }
}

/**
 * Consent is read twice: with all words, and with those of consent alone, as words of dates, hours and people hide
 * others ("sind wir nicht" closes a shop). The second reading may take a yes back, and hear a doubt or a condition
 * where the first knew nothing; it says neither yes nor no by itself.
 */
function readAgreement(text: NormalText, items: Item[], ofConsent: Item[]): Reading {
  const clauses = judgeClauses(ofConsent);
  const terms = ofConsent.filter((item) => is(item, 'consent-part'));
  const readIn = (words: Item[]): Reading => {
    const spanOf = (from: number, to: number): Span =>
      text.span(words[from]?.start ?? 0, words[to - 1]?.end ?? 0);
    return readConsent(words, clauses, spanOf, terms);
  };
  const first = readIn(items);
  const said = consentOf(first);
  const isOpen = said === 'yes' || (first.outcome === 'nothing' && first.reason !== 'future');
  const promised = said !== 'unsure' && said !== 'conditional' && promisesWhen(ofConsent);
  if (promised || (isOpen && leavesOutPart(ofConsent))) {
    const span = text.span(ofConsent[0]?.start ?? 0, ofConsent.at(-1)?.end ?? 0);
    return {
      outcome: 'value',
      candidate: { value: { kind: 'consent', consent: 'conditional' }, span },
    };
  }
  if (said !== 'yes' && !(first.outcome === 'nothing' && first.reason === 'unknown')) return first;
  const second = readIn(ofConsent);
  const meant = consentOf(second);
  const isBetter = said === 'yes' ? meant !== undefined : meant === 'unsure' || meant === 'conditional';
  return isBetter ? second : first;
}

function consentOf(reading: Reading): ConsentValue['consent'] | undefined {
  if (reading.outcome !== 'value') return undefined;
  const { value } = reading.candidate;
  return value.kind === 'consent' ? value.consent : undefined;
}

/** The pack for a BCP 47 tag: es-MX → es, zh-CN → zh-Hans, zh-HK → zh-Hant. */
function packTag(tag: string, packs: Record<string, LanguagePack[]>): string | undefined {
  if (tag !== 'common' && Object.hasOwn(packs, tag)) return tag;
  const locale = parseLocale(tag);
  if (locale === undefined) return undefined;
  const { language, script } = locale.maximize();
  return [`${language}-${script}`, language].find((name) => name !== 'common' && Object.hasOwn(packs, name));
}

function parseLocale(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}
