import { type Item, is, meaningOf } from './items.ts';
import { isQuestion, isSign } from './sentences.ts';

/** The first of these that a question touches is what it is about. */
const topics = [
  'who-may-sign',
  'agreement-text',
  'bank-account',
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
  'deposit',
  'individual',
  'support-language',
  'chatbot-support',
  'same-person',
  'certificates',
  'benefits',
  'conditions',
] as const;

/** Words of these topics are words of answers too: only a plain question asks about them. */
const alsoAnswers = new Set<string>([
  'support-language',
  'chatbot-support',
  'same-person',
  'outsourced-support',
  'employees',
  'website',
]);

/** What a sentence asks about, as the id of a knowledge entry, if it asks and names one of the usual topics. */
export function readTopic(sentence: Item[]): string | undefined {
  const asked = isQuestion(sentence) || opensQuestion(sentence);
  if (!asked && !sentence.some((item) => is(item, 'question-word') || is(item, 'how-long'))) return undefined;
  // "If the time limit can be negotiated, yes" and "we would accept if the time limit were longer" ask nothing.
  const conditional = is(sentence[0], 'condition')
    ? !sentence.some((item) => is(item, 'question'))
    : !asked && sentence.some((item) => is(item, 'condition'));
  if (conditional) return undefined;
  const named = new Set(
    sentence.flatMap((item, at) =>
      countsPeople(sentence, at)
        ? []
        : item.meanings.filter(({ tag }) => tag === 'topic').map(({ value }) => value),
    ),
  );
  if (sentence.some((item) => is(item, 'how-long')) && (named.has('review-time') || named.size === 0))
    return 'review-time';
  return (
    topics.find((topic) => named.has(topic) && (asked || !alsoAnswers.has(topic))) ??
    (named.has('review-time') ? whenReviewed(sentence) : undefined)
  );
}

/** 六個人: behind a number, the word for an individual counts people. */
function countsPeople(sentence: Item[], at: number): boolean {
  return is(sentence[at], 'person') && is(sentence[at - 1], 'number');
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
