import { type Item, is } from '../items.ts';
import type { FoundCoverage } from './found-coverage.ts';

/**
 * "Quelle heure est-il à Tokyo", "can I sell in Brazil too?": a place that a question is asked about is no answer where
 * no hours are said.
 */
export function asksOfPlaces(items: Item[], { ranges, always, hoursPerDay }: FoundCoverage): boolean {
  const says = (tag: string): boolean => items.some((item) => is(item, tag));
  if (ranges.length > 0 || always || hoursPerDay !== undefined) return false;
  return says('asks-time') || asks(says);
}

function asks(says: (tag: string) => boolean): boolean {
  // ممكن أبيع في ليبيا؟
  const wishes = says('polite') && ['market-word', 'maybe-pre-sales', 'other-event'].some(says);
  return says('question') && (says('question-word') || says('question-opener') || wishes);
}
