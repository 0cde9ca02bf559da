import { type Item, is, meaningOf } from '../items.ts';
import type { ReadingContext, SpokenCommand } from '../reading.ts';
import { isQuestion, isSign } from '../sentences.ts';
import type { Themes } from './find-themes.ts';

/** With more words than this it is a story, not a command. */
const mostWords = 12;
/** An order is short. */
const mostOrdered = 8;
/** What only answers hold: "fix the hours to 9 to 5" gives new hours, it does not ask to be asked again. */
const ofAnswers = [
  'digits',
  'month',
  'weekday',
  'relative-year',
  'relative-month',
  'round-the-clock',
  'condition',
];

/** What can be changed. */
export const targets = ['consent', 'staffing', 'coverage', 'established'] as const;

/**
 * A command in words that none of the fixed phrases has: two themes together make it ("miscounted" and "staff",
 * "connect me" and "operator"). For messages in which nothing else was understood.
 */
export function readThemeCommand(
  sentence: Item[],
  themesOf: (words: Item[]) => Themes,
  pending: ReadingContext['pending'],
): SpokenCommand | undefined {
  const words = sentence.filter((item) => !isSign(item));
  if (words.length > mostWords) return undefined;
  const alters = (part: Item[]): boolean => part.length > 0 && themesOf(part).found.has('alter');
  const { found } = themesOf(sentence);
  // What is to be changed about the agreement would be a condition; a mistake in another answer is none.
  const answers = (tag: string): boolean =>
    !(tag === 'condition' && pending === 'consent' && found.has('mistake'));
  if (words.some((item) => ofAnswers.some((tag) => answers(tag) && is(item, tag)))) return undefined;
  // "The time we were founded" names the hours as well; what is one word is meant.
  const told = targets.filter((target) => words.some((item) => meaningOf(item, 'target') === target));
  const named = told.length === 1 ? told : targets.filter((target) => found.has(`to-${target}`));
  const [target, another] = named;
  // "We adjust our hours in summer" answers; who is asked for the hours need not ask to change them.
  const wishes = found.has('wish') || isQuestion(sentence);
  // "Corrigir a equipe": the word that begins the sentence is what to do, or what follows the yes to another question.
  const ordered = pending === 'consent' && is(words[0], 'yes') ? words.slice(1) : words;
  const orders =
    words.length <= mostOrdered && (alters(ordered.slice(0, 1)) || (ordered !== words && alters(words)));
  const changes = found.has('mistake') || orders || (found.has('alter') && (wishes || found.has('must')));
  if (changes && target && another === undefined && target !== pending) return { command: 'change', target };
  // "I must talk to a colleague" is about consent, and customers who call are no wish to call.
  const reaches = found.has('connect') || (found.has('speak') && wishes);
  if (reaches && found.has('person') && !found.has('client')) return { command: 'human' };
  if (found.has('back')) return { command: 'back' };
  if (found.has('to-start')) return { command: 'restart' };
  // "Ages ago, honestly no clue" answers with a vague time.
  const vague = pending === 'established' && words.some((item) => is(item, 'vague'));
  // "My colleague helps us" wants no help.
  const isOthers = words.some((item) => is(item, 'relation'));
  return found.has('stuck') && !vague && !isOthers ? { command: 'help' } : undefined;
}
