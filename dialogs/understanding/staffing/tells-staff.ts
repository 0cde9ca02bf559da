import type { ItemContext } from '../item-context.ts';
import { type Item, is } from '../items.ts';
import { isSign } from '../sentences.ts';
import { readStaffing } from './read-staffing.ts';

/**
 * "It's only me and Dan, we both do both", "three who look after clients already signed": where people are asked for, a
 * sentence that counts several and does not ask is no question, whatever its words may ask elsewhere.
 */
export function tellsStaff(sentence: Item[], { pending }: ItemContext): boolean {
  if (pending !== 'staffing' || asks(sentence)) return false;
  const reading = readStaffing(sentence, () => ({ start: 0, end: 0 }));
  const value = reading.outcome === 'value' ? reading.candidate.value : undefined;
  if (value?.kind !== 'staffing') return false;
  // "Twelve in all, who does pre-sales and who after-sales is not fixed"
  if ('total' in value)
    return value.total > 1 && has(sentence, ['in-total']) && has(sentence, ['comma', 'unsplit']);
  if (!('staff' in value)) return false;
  // "Just one person, and she does both"
  const isOne = value.staff.length === 1 && sentence.some((item) => is(item, 'single'));
  return value.staff.length > 1 || (isOne && sentence.some((item) => is(item, 'comma')));
}

function has(sentence: Item[], tags: string[]): boolean {
  return sentence.some((item) => tags.some((tag) => is(item, tag)));
}

/** "Do both" is a word of questions as well. */
function asks(sentence: Item[]): boolean {
  if (sentence.some((item) => is(item, 'question'))) return true;
  // 谁管售前谁管售后没分: who does what is not asked where it is said to be open.
  const open = sentence.some((item) => is(item, 'unsplit'));
  if (!open && sentence.some((item) => is(item, 'question-anywhere'))) return true;
  const words = sentence.filter((item) => !isSign(item));
  return [words[0], words.at(-1)].some(
    (item) =>
      !is(item, 'both-roles') &&
      ['question-word', 'question-opener', 'how-long', 'condition'].some((tag) => is(item, tag)),
  );
}
