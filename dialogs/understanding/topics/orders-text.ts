import type { ItemContext } from '../item-context.ts';
import { type Item, is, meaningOf } from '../items.ts';
import { sameWords } from '../same-words.ts';

/**
 * "Summarise the contract for me, I can't read on the bus", "send me the full text first", "the agreement in Italian,
 * please": what is wanted is the text, and nothing is said of signing it. "Send me the contract and I sign" bargains.
 * A language that is named belongs to the text and is no wish to talk in it.
 */
export function ordersText(sentence: Item[], { pending, ofConsent, themesOf }: ItemContext): boolean {
  if (pending !== 'consent') return false;
  const { asks, found } = themesOf(sentence);
  const words = sameWords(ofConsent, sentence);
  if (has(words, ['yes', 'no-problem'])) return false;
  const bids = has(words, ['consent-bids']);
  const ofText = found.has('contract') || found.has('the-text');
  if (bids && ofText && sentence.some(namesLanguage)) return !has(words, ['no', 'unsure', 'decider']);
  if (found.has('sign')) return false;
  if (found.has('sum-up')) return true;
  const sends =
    found.has('send') && (found.has('contract') ? bids || asks : bids && (found.has('whole') || ofText));
  // "Where do I send a scan of the licence?"
  return sends && !has(sentence, ['question-word']) && !has(words, ['condition', 'no', 'decider']);
}

function has(words: Item[], tags: string[]): boolean {
  return words.some((item) => tags.some((tag) => is(item, tag)));
}

/** 日本語の契約書 is one word of ours. */
function namesLanguage(item: Item): boolean {
  return is(item, 'language') || meaningOf(item, 'topic') === 'agreement-text';
}
