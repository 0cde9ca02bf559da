import { isAboutOther, isMistaken, withoutSlips } from './about-other-answers.ts';
import {
  agreesGladly,
  answersRatherThanAsks,
  doubtsRatherThanAsks,
  ordersToRecord,
} from './answers-consent.ts';
import { asksBack } from './asks-back.ts';
import { withoutDuties } from './asks-duty.ts';
import { concluded } from './consent/concludes.ts';
import { consentOf, readAgreement } from './consent/read-agreement.ts';
import { readCoverage } from './coverage/read-coverage.ts';
import { readEstablished } from './established/read-established.ts';
import type { ItemContext } from './item-context.ts';
import { type Item, is, meaningOf } from './items.ts';
import { languagePacks } from './language-packs.ts';
import type { NormalText } from './normalise.ts';
import { packTag } from './pack-tag.ts';
import { readClauseCommand } from './read-clause-command.ts';
import { readCommand } from './read-command.ts';
import type { Interpretation, Reading, ReadingContext, Span, SpokenCommand } from './reading.ts';
import { sameWords } from './same-words.ts';
import { isQuestion, isSign, toSentences } from './sentences.ts';
import { readStaffing } from './staffing/read-staffing.ts';
import { tellsStaff } from './staffing/tells-staff.ts';
import { asksAsIndividual } from './topics/asks-as-individual.ts';
import { asksElsewhere } from './topics/asks-elsewhere.ts';
import { readComposedCommand } from './topics/composed-commands.ts';
import type { Themes } from './topics/find-themes.ts';
import { ordersMachine } from './topics/orders-machine.ts';
import { ordersText } from './topics/orders-text.ts';
import { type Apart, questionBehind } from './topics/question-behind.ts';
import { readStatedQuestion } from './topics/read-stated-question.ts';
import { readThemeCommand } from './topics/read-theme-command.ts';
import { readTopic } from './topics/read-topic.ts';

/**
 * All that the items of a message do in one language: its sentences are told apart into questions, commands and
 * answers, and the answers are read together.
 */
export function interpretItems(text: NormalText, items: Item[], context: ItemContext): Interpretation {
  const sentences = toSentences(items);
  const only = sentences.length === 1;
  const interpretation: Omit<Interpretation, 'reading'> = {};
  const left: Item[] = [];
  // "Fine. But can we negotiate?"
  let doubted = false;
  if (sentences.some((sentence) => ordersMachine(context.themesOf(sentence))))
    return { elsewhere: true, reading: silence };
  for (const sentence of sentences) {
    const themesOf = (): Themes => context.themesOf(sentence);
    if (asksElsewhere(sentence, themesOf())) {
      interpretation.elsewhere = true;
      continue;
    }
    if (ordersText(sentence, context)) {
      interpretation.topic ??= 'agreement-text';
      continue;
    }
    const whichDate = asksWhichDate(items, sentence, context);
    const touched = whichDate ? undefined : readTopic(sentence, themesOf);
    const answers =
      touched !== undefined &&
      (answersRatherThanAsks(text, sentence, context) ||
        tellsStaff(sentence, context) ||
        wantsPerson(touched.entry, sentence, context));
    const topic = answers ? undefined : touched;
    const behind =
      answers || whichDate ? undefined : answerBeforeQuestion(text, sentence, topic?.entry, context);
    if (behind) {
      interpretation.topic ??= behind.topic;
      left.push(...behind.answer);
      continue;
    }
    const command =
      topic || isPlaceAnswer(sentence, context) || agreesGladly(sentence, context)
        ? undefined
        : (readComposedCommand(sentence, context.themesOf) ?? readCommand(sentence, themesOf));
    if (topic) {
      if (topic.likely) interpretation.likelyTopic ??= topic.entry;
      else interpretation.topic ??= topic.entry;
      left.push(...besideQuestion(sentence));
    } else if (
      command &&
      (only || command.command !== 'why') &&
      !asksForVersion(command, sentence, context) &&
      !doubtsRatherThanAsks(command, sentence, context)
    ) {
      interpretation.command ??= command;
    } else if (asksBack(sentence, context)) {
      interpretation.asks = true;
      doubted ||= is(sentence[0], 'but');
    } else {
      left.push(...withoutDuties(sentence, context));
    }
  }
  const returns = ['back', 'restart'].includes(interpretation.command?.command ?? '');
  const told = returns ? withoutSlips(left, sentences, context) : left;
  const reading = readWith(text, withoutLines(told), context);
  // "Change: not March, it's May 2022" corrects within the answer.
  if (reading.outcome === 'value' && interpretation.command && isChangeOfWhat(interpretation.command))
    delete interpretation.command;
  if (interpretation.elsewhere && left.length === 0) return { ...interpretation, reading };
  const said = interpretation.topic ?? interpretation.likelyTopic;
  const unclear =
    interpretation.command === undefined ||
    isChangeOfWhat(interpretation.command) ||
    (interpretation.command.command === 'back' && isMistaken(sentences, context));
  if (!said && unclear && (reading.outcome === 'nothing' || isAboutOther(sentences, reading, context))) {
    const command =
      firstDefined(sentences, (sentence) => readThemeCommand(sentence, context.themesOf, context.pending)) ??
      firstDefined(sentences, (sentence) => readClauseCommand(sentence, context.themesOf));
    if (command) return { ...interpretation, command, reading: silence };
  }
  // "My boss told me to fill this in. A human, please": beside a wish or a question a doubt is told of something else.
  if (said || interpretation.command)
    return {
      ...interpretation,
      reading: ['unsure', 'conditional'].includes(consentOf(reading) ?? '') ? silence : reading,
    };
  if (reading.outcome === 'nothing' && asksAsIndividual(sentences, context.themesOf))
    return { ...interpretation, likelyTopic: 'individual', reading };
  const [sentence, another] = sentences;
  const stated =
    sentence && another === undefined && !ordersToRecord(sentence, context)
      ? readStatedQuestion(sentence, context, reading)
      : undefined;
  if (stated !== undefined) return { ...interpretation, likelyTopic: stated, reading: silence };
  return {
    ...interpretation,
    reading:
      (doubted && consentOf(reading) === 'yes') || asksOfAgreeing(sentences, reading, context)
        ? vague
        : reading,
  };
}

/** "Ana / Ben / Eva" below each other: the lines of an answer are a list. */
function withoutLines(items: Item[]): Item[] {
  return items.map((item, at) => {
    if (is(item, 'line')) return { ...item, meanings: [{ tag: 'comma', value: '' }] };
    return is(items[at - 1], 'line') ? { ...item, glued: false } : item;
  });
}

/** "One and one, is there a deposit?", if what stands in front answers what is asked for. */
function answerBeforeQuestion(
  text: NormalText,
  sentence: Item[],
  asked: string | undefined,
  context: ItemContext,
): Apart | undefined {
  if (context.pending === 'consent') return undefined;
  const apart = questionBehind(sentence, asked, context);
  return apart && readWith(text, apart.answer, context).outcome === 'value' ? apart : undefined;
}

/** "Must agree to all of it", asked without a mark, is no agreement, nor is "I want to change the consent I gave". */
function asksOfAgreeing(
  sentences: Item[][],
  reading: Reading,
  { ofConsent, themesOf }: ItemContext,
): boolean {
  // "We have to, so yes"
  if (consentOf(reading) !== 'yes' || concluded(ofConsent) === 'yes') return false;
  return sentences.some(
    (sentence) =>
      !['yes', 'no-problem', 'not-that'].some((tag) => is(sentence[0], tag)) &&
      (themesOf(sentence).found.has('obliged') || wishesChange(themesOf(sentence))),
  );
}

function wishesChange({ found }: Themes): boolean {
  return found.has('alter') && (found.has('wish') || found.has('must'));
}

const silence = { outcome: 'nothing', reason: 'unknown' } as const;
const vague = { outcome: 'nothing', reason: 'vague' } as const;

/** "Deed of 2016, register of 2018, which do you need?": the question is about the two dates. */
function asksWhichDate(items: Item[], sentence: Item[], { pending }: ReadingContext): boolean {
  if (pending !== 'established' || !sentence.some((item) => is(item, 'which-one') || is(item, 'unsure')))
    return false;
  return items.filter((item) => meaningOf(item, 'digits')?.length === 4).length > 1;
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

/** "Indonesia" names a market where markets are asked for, though some use it for the language as well. */
function isPlaceAnswer(sentence: Item[], { pending }: ReadingContext): boolean {
  const words = sentence.filter((item) => !isSign(item));
  return pending === 'coverage' && words.every((item) => is(item, 'language') && is(item, 'country'));
}

/** "2019, is there a deposit?": what comes before the question, if it holds a number. */
function besideQuestion(sentence: Item[]): Item[] {
  const lastNumber = sentence.findLastIndex((item) => is(item, 'digits'));
  // "The certificate says 23/9/2022, must we pay?": a topic in front of the number is not what is asked.
  const start = sentence.findIndex(
    (item, at) => is(item, 'question-word') || is(item, 'how-long') || (is(item, 'topic') && at > lastNumber),
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
      return readCoverage(items, spanOf, context.languages);
    case 'staffing':
      return readStaffing(items, spanOf);
    case 'consent':
      return readAgreement(text, items, sameWords(context.ofConsent, items));
  }
}

/**
 * "I can't get on with this bot, is there a human?" asks for somebody, not whether a bot may give support; "could I talk
 * to somebody from Huawei about this clause" not who decides.
 */
function wantsPerson(topic: string, sentence: Item[], { themesOf }: ItemContext): boolean {
  if (topic !== 'chatbot-support' && topic !== 'who-decides') return false;
  const command = readComposedCommand(sentence, themesOf) ?? readCommand(sentence, () => themesOf(sentence));
  return command?.command === 'human';
}
