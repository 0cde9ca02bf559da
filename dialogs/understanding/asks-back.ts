import { judgeClauses, promisesWhen } from './consent/consent-clauses.ts';
import type { ItemContext } from './item-context.ts';
import { type Item, is } from './items.ts';
import { sameWords } from './same-words.ts';
import { asksInFrame, isBargained, isQuestion, isSign } from './sentences.ts';
import type { Themes } from './topics/find-themes.ts';

/** A question is no consent, and "can one person do both?" does not say who does. */
export function asksBack(sentence: Item[], { pending, ofConsent, themesOf }: ItemContext): boolean {
  const says = (tag: string): boolean => sentence.some((item) => is(item, tag));
  // "Must I ask my boss" and "yes, what else" are questions only with the sign: typed without, they answer.
  const [first] = sentence;
  const answers = says('unsure') || is(first, 'no') || (is(first, 'yes') && !endsInQuestion(sentence));
  const words = pending === 'consent' ? sameWords(ofConsent, sentence) : [];
  if (pending === 'consent' && asksOfElsewhere(sentence, themesOf(sentence))) return true;
  if (pending === 'consent' && asksToCancel(sentence, themesOf(sentence))) return true;
  // "Ký rồi có hủy được không" begins as a yes does, and asks all the same.
  if (pending !== 'consent' && asksInFrame(sentence)) return pending === 'staffing';
  if (pending === 'consent' && asksInFrame(sentence) && !isRhetorical(words)) return true;
  if (pending === 'consent' && isBargained(sentence)) return false;
  if (pending === 'consent' && (isRhetorical(words) || promisesWhen(words))) return false;
  if (pending === 'consent')
    return (
      isQuestion(sentence) && (says('question') || (says('question-anywhere') && !says('unsure')) || !answers)
    );
  if (pending !== 'staffing' || isHeading(sentence)) return false;
  return (says('question') && !says('digits')) || asksOfOneNumber(sentence);
}

/** 同意什么, "accept what exactly": what is agreed to is asked in the clause of the yes itself. */
function endsInQuestion(sentence: Item[]): boolean {
  const end = sentence.findIndex((item) => is(item, 'comma') || is(item, 'but'));
  const words = sentence.slice(0, end === -1 ? sentence.length : end);
  const last = words.findLast((item) => !isSign(item) && !(is(item, 'filler') && !is(item, 'question-word')));
  return words.length > 1 && is(last, 'question-word') && !is(last, 'yes');
}

/** "3 on presales. Support? 4": a role alone, with a mark, only leads to its number. */
function isHeading(sentence: Item[]): boolean {
  const words = sentence.filter((item) => !isSign(item) && !is(item, 'filler'));
  const [role, another] = words.length > 0 ? words : sentence.filter((item) => !isSign(item));
  return another === undefined && headings.some((tag) => is(role, tag));
}

const headings = ['pre-sales', 'after-sales', 'maybe-pre-sales', 'maybe-after-sales'];

/** 一个人够不够, "1명 더 필요할까요?": a number that a question is asked about, beside no role. */
function asksOfOneNumber(sentence: Item[]): boolean {
  const says = (tag: string): boolean => sentence.some((item) => is(item, tag));
  const asked = says('question-anywhere') || (says('question') && says('question-word'));
  const named = ['pre-sales', 'after-sales', 'both-roles', 'each'].some(says);
  return asked && !named && sentence.filter((item) => is(item, 'number')).length < 2;
}

/** "How do I sell on Amazon", beside nothing that agrees or refuses. */
function asksOfElsewhere(sentence: Item[], { asks, found }: Themes): boolean {
  if (!found.has('other-platform') || found.has('this-platform')) return false;
  const answers = ['yes', 'no', 'no-problem'].some((tag) => sentence.some((item) => is(item, tag)));
  return !answers && (asks || isQuestion(sentence) || found.has('ask-within') || found.has('which-answer'));
}

/** "Est-ce qu'on peut résilier une fois signé": the signing is only when. */
function asksToCancel(sentence: Item[], { asks, found }: Themes): boolean {
  const signs = found.has('sign') || found.has('contract') || sentence.some((item) => is(item, 'yes'));
  return found.has('cancel') && signs && (isQuestion(sentence) || (asks && !isBargained(sentence)));
}

/**
 * "Where do I sign?", "why would we refuse?" and "who would sign that" ask nothing; nor do "can can" and "can't see any reason not to", which
 * have the words of a question.
 */
export function isRhetorical(words: Item[]): boolean {
  const idiom = words.every((item) => is(item, 'consent-yes') || isSign(item)) && !isAsked(words);
  // "Clause 8, what does it mean?" wants to know.
  const ofPart = isAsked(words) && words.some((item) => is(item, 'consent-part'));
  const asked = !ofPart && words.some((item) => is(item, 'consent-rhetoric'));
  const found = !isAsked(words) && words.some((item) => findings.some((tag) => is(item, tag)));
  const said = judgeClauses(words).map(({ says }) => says);
  const refuses = words.some((item) => is(item, 'consent-rhetoric') && is(item, 'consent-no'));
  return (
    ((idiom || asked || found) && said.includes('yes')) ||
    (refuses && said.some((says) => says === 'no' || says === 'open'))
  );
}

const findings = ['consent-nothing', 'consent-no-reason'];

function isAsked(words: Item[]): boolean {
  return words.some((item) => is(item, 'question'));
}
