import { type Item, is } from '../items.ts';
import { sameWords } from '../same-words.ts';
import { clausesOf, hasAny } from './clauses.ts';

/**
 * The words without the clauses that tell something else before the answer or in a sentence of their own: "my phone keeps
 * changing the words, yes, we accept", "no. the meeting is about to start". Behind a comma what is not understood may
 * take an answer back, so it is left.
 *
 * @param received the message with all words
 * @param ofConsent the same with the words of consent alone
 */
export function withoutStories(received: Item[], ofConsent: Item[]): Item[] {
  const clauses = clausesOf(ofConsent);
  const answer = clauses.findIndex((clause) => hasAny(clause, answering));
  if (answer === -1 || clauses.length < 2) return ofConsent;
  const stories = clauses.filter(
    (clause, at) =>
      (at < answer || (at > answer && isOwnSentence(ofConsent, clause))) &&
      clause.length >= fewestWords &&
      isStory(clause, sameWords(received, clause)),
  );
  if (stories.length === 0) return ofConsent;
  const left = ofConsent.filter((item) => !stories.some((story) => story.includes(item)));
  const first = left.findIndex((item) => !hasAny([item], between));
  return left.slice(Math.max(first, 0));
}

const answering = ['yes', 'no', 'no-problem', 'consent-yes', 'consent-no', 'consent-accepts'];
const between = ['comma', 'dot', 'exclamation', 'semicolon', 'line', 'but'];
/** "Tomorrow, yes": a word or two may well belong to the answer. */
const fewestWords = 3;

const small = [
  ...[
    'filler',
    'polite',
    'suffix',
    'and',
    'apostrophe',
    'dash',
    'number',
    'relation',
    'yes-alone',
    'no-alone',
  ],
  ...[
    'consent-emphasis',
    'consent-grumbles',
    'consent-searches',
    'consent-so',
    'consent-that',
    'consent-then',
  ],
];
const telling = [
  ...['question', 'question-word', 'question-anywhere', 'how-long', 'condition', 'unsure', 'but', 'except'],
  ...['future', 'coming', 'weekday', 'relative-day', 'negation', 'not', 'soon'],
];

/** No word of agreements or decisions, none that asks and none of what is to come. */
function isStory(clause: Item[], received: Item[]): boolean {
  return (
    clause.every((item) => item.meanings.every(({ tag }) => small.includes(tag))) &&
    !hasAny(received, telling)
  );
}

function isOwnSentence(items: Item[], [first]: Item[]): boolean {
  const before = first && items[items.indexOf(first) - 1];
  return before !== undefined && ['dot', 'exclamation', 'line'].some((sign) => is(before, sign));
}
