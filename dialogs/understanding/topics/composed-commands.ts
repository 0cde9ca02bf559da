import { type Item, is } from '../items.ts';
import type { SpokenCommand } from '../reading.ts';
import { isQuestion, isSign } from '../sentences.ts';
import type { Themes } from './find-themes.ts';
import { targets } from './read-theme-command.ts';

interface Composed {
  command: SpokenCommand['command'];
  of: readonly (readonly string[])[];
}

/**
 * Commands that follow from the kinds of words a sentence holds, one of each group: "give" with "example". They are
 * wishes that no answer is worded in, so they count before answers are read: "全部消して一から" names nobody.
 * The first wins.
 */
const composed: readonly Composed[] = [
  // "Wipe it all and begin anew", "I mixed everything up, from the top"
  { command: 'restart', of: [['afresh'], ['begin', 'erase', 'muddle']] },
  { command: 'restart', of: [['erase'], ['begin-again']] },
  { command: 'restart', of: [['begin-again'], ['muddle']] },
  // "Can I see the last question again"
  { command: 'back', of: [['prior-question'], ['go-or-see']] },
  { command: 'back', of: [['slipped'], ['a-step-back']] },
  // "What the heck am I meant to type in here"
  { command: 'help', of: [['which-answer'], ['write-answer'], ['due', 'in-this-box']] },
  { command: 'help', of: [['sample'], ['give', 'which-answer']] },
  // "Is there a human around", "I'm sick of bots, get me a person"
  { command: 'human', of: [['living-person'], ['present'], ['asks']] },
  { command: 'human', of: [['living-person'], ['reach', 'wish']] },
  { command: 'human', of: [['tired-of-bot'], ['person', 'living-person', 'reach']] },
  // "Could I talk to somebody from Huawei about this clause"
  { command: 'human', of: [['speak'], ['reach', 'person'], ['who-decides', 'this-platform'], ['asks']] },
  { command: 'human', of: [['ring-me']] },
];

/** What only answers hold: "we began from scratch in March" tells a date. */
const ofAnswers = [
  ...['digits', 'month', 'weekday', 'hour', 'relative-year', 'relative-month', 'founded'],
  ...['round-the-clock', 'pre-sales', 'after-sales', 'every-day'],
];
/** With more words than this it is a story. */
const mostWords = 16;

/** Arabic أحد is Sunday and somebody. */
function isOfAnswer(item: Item): boolean {
  return !is(item, 'someone') && ofAnswers.some((tag) => is(item, tag));
}

/** A command that a sentence is by its kinds of words, if it holds nothing of an answer. */
export function readComposedCommand(
  sentence: Item[],
  themesOf: (words: Item[]) => Themes,
): SpokenCommand | undefined {
  const words = sentence.filter((item) => !isSign(item));
  if (words.length < 2 || words.length > mostWords) return undefined;
  const { asks, found } = themesOf(sentence);
  if (words.some(isOfAnswer)) return undefined;
  if (found.has('client') || found.has('other-platform')) return undefined;
  // "The year I put is off, what should I do" is about an answer given before.
  if (found.has('mistake') && targets.some((target) => found.has(`to-${target}`))) return undefined;
  const isAsked = asks || isQuestion(sentence);
  const touches = (theme: string): boolean => found.has(theme) || (theme === 'asks' && isAsked);
  const meant = composed.find(({ of }) => of.every((group) => group.some(touches)));
  // 删掉 is a condition where a clause is to be struck out, すれば in "what should I enter"; neither is one here.
  const may = found.has('erase') || meant?.command === 'help';
  if (meant === undefined || (!may && words.some((item) => is(item, 'condition')))) return undefined;
  return { command: meant.command };
}
