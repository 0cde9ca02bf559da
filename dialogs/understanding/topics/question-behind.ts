import type { ItemContext } from '../item-context.ts';
import { type Item, is } from '../items.ts';
import { isQuestion } from '../sentences.ts';
import { readTopic } from './read-topic.ts';

export interface Apart {
  /** The clauses in front, which may answer. */
  answer: Item[];
  topic: string;
}

/** Longer lists are no answer with a question behind it. */
const mostClauses = 3;
const asking = [
  'question',
  'question-word',
  'question-opener',
  'question-anywhere',
  'how-long',
  'frame-closes',
];

/**
 * "One and one, is there a deposit?": a question behind a comma that is one by itself. "I'm a freelancer, can a
 * freelancer join?" is one with all its words.
 *
 * @param asked what the whole sentence asks about, if it does
 */
export function questionBehind(
  sentence: Item[],
  asked: string | undefined,
  { themesOf }: ItemContext,
): Apart | undefined {
  if (asked === undefined && !sentence.some((item) => asking.some((tag) => is(item, tag)))) return undefined;
  const commas = sentence.flatMap((item, at) => (is(item, 'comma') ? [at] : [])).slice(-mostClauses);
  for (const at of commas.reverse()) {
    const answer = sentence.slice(0, at);
    const behind = sentence.slice(at + 1);
    const topic = readTopic(behind, () => themesOf(behind))?.entry;
    if (topic === undefined || [topic, asked].some((entry) => names(answer, entry, themesOf))) continue;
    if (topic === asked || isQuestion(behind) || themesOf(behind).asks) return { answer, topic };
  }
  return undefined;
}

/** Whether a clause says what an entry is about: then the question needs it. */
function names(answer: Item[], entry: string | undefined, themesOf: ItemContext['themesOf']): boolean {
  if (entry === 'individual' && themesOf(answer).found.has('single')) return true;
  return answer.some(({ meanings }) => meanings.some(({ tag, value }) => tag === 'topic' && value === entry));
}
