import { type Item, is } from '../items.ts';

/** Whether a word denies what follows. */
export function deniesNext(item: Item | undefined): boolean {
  return is(item, 'no') || deniesWords(item);
}

/** Whether it denies words, where a no may only answer. */
export function deniesWords(item: Item | undefined): boolean {
  return ['denies', 'negation', 'not', 'consent-denies', 'nobody'].some((tag) => is(item, tag));
}

/** Whether a word denies what came before, as verbs do at the end of a sentence. */
export function deniesBefore(item: Item | undefined): boolean {
  return ['denies-after', 'not-after', 'consent-denies-after'].some((tag) => is(item, tag));
}

/** A word for an answer that means something beside other words too. */
export function namesAnswer(item: Item | undefined): boolean {
  return is(item, 'says') && !isBare(item);
}

/** "There is", "none": an answer by itself, and no answer beside words that say of what. */
export function isBare(item: Item | undefined): boolean {
  return is(item, 'says') && (is(item, 'weak') || is(item, 'exists') || deniesBare(item));
}

function deniesBare(item: Item | undefined): boolean {
  return ['denies', 'denies-after', 'negation'].some((tag) => is(item, tag));
}

/** A small word; "there is" is none even where a language passes it over. */
export function isPassedOver(item: Item): boolean {
  return is(item, 'filler') && !is(item, 'exists');
}

/** A word of what another question is about; a yes and a doubt are words of every question. */
export function isElsewhere(item: Item): boolean {
  return (
    is(item, 'elsewhere') && !['says', 'yes', 'yes-alone', 'unsure', 'filler'].some((tag) => is(item, tag))
  );
}
