import { type Item, is } from '../items.ts';
import { isQuestion } from '../sentences.ts';
import type { Themes } from './find-themes.ts';

/** Questions about money that the price of a server would be taken for. */
const ofMoney = new Set(['deposit', 'commission', 'payout', 'minimum-capital']);

/** "What does Amazon ask of sellers" and "what does a server cost" are not about this marketplace. */
export function isElsewhere(entry: string, themes: Themes): boolean {
  const { found } = themes;
  if (found.has('this-platform')) return false;
  if (entry === 'benefits' && !found.has('everyday')) return false;
  return isOfElsewhere(themes) || (found.has('cloud-goods') && ofMoney.has(entry));
}

/** Whether a sentence speaks of other marketplaces or of what has nothing to do with any: flats, trains, the weather. */
export function isOfElsewhere({ found }: Themes): boolean {
  return !found.has('this-platform') && (found.has('other-platform') || found.has('everyday'));
}

/** "What does a rented flat's deposit come to": no question for this assistant, however alike its words are. */
export function asksElsewhere(sentence: Item[], themes: Themes): boolean {
  const asks = themes.asks || isQuestion(sentence) || sentence.some((item) => is(item, 'question-word'));
  return isOfElsewhere(themes) && asks;
}
