import { type Item, is, meaningOf } from './items.ts';
import { isQuestion } from './sentences.ts';

/** The first of these that a question touches is what it is about. */
const topics = ['company-name', 'deposit', 'individual', 'certificates', 'benefits', 'conditions'] as const;

/** What a sentence asks about, as the id of a knowledge entry, if it asks and names one of the usual topics. */
export function readTopic(sentence: Item[]): string | undefined {
  if (!isQuestion(sentence) && !sentence.some((item) => is(item, 'question-word') || is(item, 'how-long')))
    return undefined;
  const named = new Set(
    sentence.flatMap((item) => item.meanings.filter(({ tag }) => tag === 'topic').map(({ value }) => value)),
  );
  if (sentence.some((item) => is(item, 'how-long')) && (named.has('review-time') || named.size === 0))
    return 'review-time';
  return (
    topics.find((topic) => named.has(topic)) ??
    (named.has('review-time') ? whenReviewed(sentence) : undefined)
  );
}

function whenReviewed(sentence: Item[]): string | undefined {
  return sentence.some((item) => meaningOf(item, 'question-word') !== undefined && is(item, 'when'))
    ? 'review-time'
    : undefined;
}
