import type { ItemContext } from '../item-context.ts';
import { type Item, is, meaningOf } from '../items.ts';
import { sameWords } from '../same-words.ts';

const answering = ['yes', 'no', 'no-problem', 'unsure', 'decider'];

/**
 * Whether a sentence orders the agreement in a language, "send me the text in Italian": which language it is belongs to
 * the text and is no wish to talk in it.
 */
export function asksForText(sentence: Item[], { pending, ofConsent, themesOf }: ItemContext): boolean {
  if (pending !== 'consent' || !sentence.some(namesLanguage)) return false;
  const { found } = themesOf(sentence);
  if (!found.has('contract') && !found.has('the-text')) return false;
  const words = sameWords(ofConsent, sentence);
  const has = (tags: string[]): boolean => words.some((item) => tags.some((tag) => is(item, tag)));
  return has(['consent-bids']) && !has(answering);
}

/** 日本語の契約書 is one word of ours. */
function namesLanguage(item: Item): boolean {
  return is(item, 'language') || meaningOf(item, 'topic') === 'agreement-text';
}
