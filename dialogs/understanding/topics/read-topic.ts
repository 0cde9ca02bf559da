import { type Item, is, meaningOf } from '../items.ts';
import { asksBesideCondition, isBargained, isQuestion, isSign } from '../sentences.ts';
import { isElsewhere } from './asks-elsewhere.ts';
import type { Themes } from './find-themes.ts';
import { particularTopic } from './particular-topics.ts';

/** The first of these that a question touches is what it is about. */
const topics = [
  'who-may-sign',
  'agreement-text',
  'bank-account',
  // "Is there a deposit to be paid"
  'deposit',
  'payout',
  'refused',
  'outsourced-support',
  'several-accounts',
  'website',
  'my-data',
  'who-decides',
  'which-countries',
  'employees',
  'minimum-capital',
  'company-name',
  'commission',
  'individual',
  'support-language',
  'chatbot-support',
  'same-person',
  'certificates',
  'benefits',
  'conditions',
] as const;

/** Words of these topics are words of answers too: only a plain question asks about them. */
export const alsoAnswers: ReadonlySet<string> = new Set([
  'support-language',
  'chatbot-support',
  'same-person',
  'outsourced-support',
  'employees',
  'website',
]);

/** Themes that make a topic likely when a question touches one of each group: "do we pay before we join". */
const composed: readonly { topic: string; of: readonly (readonly string[])[] }[] = [
  { topic: 'company-name', of: [['name'], ['new']] },
  { topic: 'deposit', of: [['pay'], ['ahead']] },
  { topic: 'review-time', of: [['when'], ['answer']] },
  { topic: 'individual', of: [['single'], ['join']] },
  { topic: 'benefits', of: [['why', 'gain'], ['join']] },
  { topic: 'conditions', of: [['need', 'who'], ['join']] },
];

/** Topics whose phrases may stand in a question, the first wins; the name on the licence is no question about licences. */
const ofPhrases = [
  'company-name',
  'review-time',
  'deposit',
  'individual',
  'certificates',
  'benefits',
  'conditions',
];

/** What a question is about: surely, by the words for it, or likely, by several words that together make it so. */
export interface Topic {
  entry: string;
  likely?: true;
}

/** What a sentence asks about, as the id of a knowledge entry, if it asks and names one of the usual topics. */
export function readTopic(sentence: Item[], themesOf: () => Themes): Topic | undefined {
  if (isStillGoing(sentence)) return undefined;
  if (asksIfRefused(sentence, themesOf)) return { entry: 'refused' };
  const topic = topicOf(sentence, themesOf);
  if (topic === undefined || isElsewhere(topic.entry, themesOf())) return undefined;
  // "Are the conditions negotiable" does not ask what they are.
  if (topic.entry === 'conditions' && themesOf().found.has('negotiates')) return undefined;
  return topic.entry === 'certificates' && (tellsDate(sentence) || looksUp(sentence)) ? undefined : topic;
}

/** "I'd have to look in our papers", without a mark: what is vague asks for no papers. */
function looksUp(sentence: Item[]): boolean {
  const asked = isQuestion(sentence) || opensQuestion(sentence);
  return !asked && sentence.some((item) => is(item, 'vague'));
}

/** 还没注册下来呢，材料刚交; 还不到一年呢: behind a word for what is not over yet, 呢 asks nothing. */
function isStillGoing(sentence: Item[]): boolean {
  const going = sentence.findIndex((item) => ['ongoing', 'future', 'less'].some((tag) => is(item, tag)));
  const end = sentence.findIndex((item, at) => at > going && isSign(item));
  const clause = sentence.slice(going, end === -1 ? sentence.length : end);
  if (going === -1 || !is(clause.at(-1), 'ongoing-end')) return false;
  return !sentence.some(
    (item) => is(item, 'question') || (is(item, 'question-word') && !is(item, 'ongoing-end')),
  );
}

/** "And if they refuse?" is too short to say more, and is no condition for anything. */
const mostWordsOfRefusal = 6;

function asksIfRefused(sentence: Item[], themesOf: () => Themes): boolean {
  const words = sentence.filter((item) => !isSign(item));
  if (words.length > mostWordsOfRefusal || words.length < sentence.length - 1) return false;
  const { found } = themesOf();
  return found.has('what-if') && found.has('turned-down');
}

/** "Dec 2025 on the certificate, is that a problem?": the paper only tells the date, unless that stands apart. */
function tellsDate(sentence: Item[]): boolean {
  const dated = sentence.findLastIndex(
    (item, at) =>
      is(item, 'digits') &&
      (yearDigits.test(item.raw) || is(sentence[at - 1], 'month') || is(sentence[at + 1], 'month')),
  );
  // "2021, which papers do you need?"
  const end = sentence.findIndex((item, at) => at > dated && is(item, 'comma'));
  const apart = sentence.slice(0, end).every((item) => item.meanings.length > 0 && !isOfPaper(item));
  return dated >= 0 && !(end > 0 && apart);
}

function isOfPaper(item: Item): boolean {
  return meaningOf(item, 'topic') === 'certificates';
}

const yearDigits = /^(?:19|20)\d\d$/;

function topicOf(sentence: Item[], themesOf: () => Themes): Topic | undefined {
  const asked = isQuestion(sentence) || opensQuestion(sentence) || asksBesideCondition(sentence);
  // "If the time limit can be negotiated, yes" and "we would accept if the time limit were longer" ask nothing.
  const conditional = is(sentence[0], 'condition')
    ? !sentence.some((item) => is(item, 'question') || is(item, 'question-anywhere')) &&
      !asksBesideCondition(sentence) &&
      (!themesOf().asks || sentence.some((item) => is(item, 'yes')))
    : !asked &&
      sentence.some((item) => is(item, 'condition')) &&
      !sentence.some((item) => is(item, 'question-word'));
  // "If they turn us down we can try again" agrees to nothing, whatever stands in front.
  if (isBargained(sentence)) return undefined;
  if (conditional) return triesAgain(themesOf()) ? { entry: 'refused' } : undefined;
  // "Founded as a sole trader in 2019" tells a date, whatever else its words may ask.
  // So does "uns gibt es seit 2013, 2021 nur umfirmiert", where the company is what the sentence begins with.
  // "I began as a freelancer in 2015" tells it too.
  const events = ['founded', 'own-start', 'other-event'];
  const tells = is(sentence[0], 'the-company') ? [...events, 'begun'] : events;
  const says = (tag: string): boolean => sentence.some((item) => is(item, tag));
  // "Six months ago, before that I was a freelancer"
  const ago = says('ago') && says('number') && (says('month-unit') || says('year'));
  const dated = !asked && (ago || (says('digits') && tells.some(says)));
  if (dated) return undefined;
  const { asks, found } = themesOf();
  // "What now" and "or the customers'" ask wherever they stand, but only beside what is particular.
  const particular = asks || asked || found.has('ask-within') ? particularTopic(sentence, found) : undefined;
  if (particular !== undefined) return { entry: particular };
  const entry = topicOfWords(sentence, asked, found);
  if (entry !== undefined && !ofPhrases.includes(entry)) return { entry };
  if (!asks && !isQuestion(sentence)) return entry === undefined ? undefined : { entry };
  // "Why do you keep asking me to accept" asks for nothing that is known.
  const asksWhySign = found.has('why') && found.has('sign');
  const said = ofPhrases.find(
    (topic) =>
      !(asksWhySign && topic === 'benefits') &&
      !(topic === 'certificates' && tellsDate(sentence)) &&
      (topic === entry || found.has(topic)),
  );
  // "What do we need to register" asks for the conditions, "what capital do we need to register" does not.
  if (said !== undefined) return said === 'conditions' ? { entry: said, likely: true } : { entry: said };
  // "How fast must we answer customers?" asks about their support.
  if (found.has('client')) return undefined;
  // "We answer when we can" tells of that support.
  // "I want to correct how many we are" asks for no time either.
  const responds = sentence.some(
    (item) => is(item, 'response') || is(item, 'answers-itself') || meaningOf(item, 'command') === 'change',
  );
  const likely = composed.find(
    ({ topic, of }) =>
      !(responds && topic === 'review-time') &&
      !(asksWhySign && topic !== 'deposit') &&
      of.every((group) => group.some((theme) => found.has(theme))),
  );
  return likely && { entry: likely.topic, likely: true };
}

function triesAgain({ found }: Themes): boolean {
  return found.has('turned-down') && found.has('again');
}

/** @param found its themes; "how long until the papers are approved" speaks of a decision and asks for no papers */
function topicOfWords(sentence: Item[], asked: boolean, found: ReadonlySet<string>): string | undefined {
  const answered = found.has('answer');
  const howLong = sentence.some((item) => is(item, 'how-long'));
  if (!asked && !howLong && !sentence.some((item) => is(item, 'question-word'))) return undefined;
  const named = new Set(
    sentence.flatMap((item) => item.meanings.filter(({ tag }) => tag === 'topic').map(({ value }) => value)),
  );
  if (answered && howLong) named.delete('certificates');
  // "How long does the contract last?" asks for no review.
  const ofAgreement =
    found.has('contract') || sentence.some((item) => meaningOf(item, 'target') === 'consent');
  const untold = named.size === 0 && !answers(sentence) && !ofAgreement;
  if (howLong && ((named.has('review-time') && !(ofAgreement && !answered)) || untold)) return 'review-time';
  return (
    topics.find((topic) => named.has(topic) && (asked || !alsoAnswers.has(topic))) ??
    (named.has('review-time') ? whenReviewed(sentence) : undefined)
  );
}

/** "Registered not many days after the holidays": how long something took is an answer beside what tells a time. */
function answers(sentence: Item[]): boolean {
  if (sentence.some((item) => is(item, 'question'))) return false;
  const tells = [
    'founded',
    'month',
    'relative-year',
    'relative-month',
    'ago',
    'zone',
    'hour',
    'weekday',
    'digits',
  ];
  return sentence.some((item) => tells.some((tag) => is(item, tag)));
}

/** "Is registration free", "fallen Gebühren an": without the sign, the verb in front asks where a topic is named. */
function opensQuestion(sentence: Item[]): boolean {
  return is(
    sentence.find((item) => !isSign(item)),
    'question-opener',
  );
}

function whenReviewed(sentence: Item[]): string | undefined {
  return sentence.some((item) => meaningOf(item, 'question-word') !== undefined && is(item, 'when'))
    ? 'review-time'
    : undefined;
}
