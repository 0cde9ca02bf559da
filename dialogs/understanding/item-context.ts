import type { DateOrder } from './established/date-order.ts';
import type { Item } from './items.ts';
import type { ReadingContext } from './reading.ts';
import type { Themes } from './topics/find-themes.ts';

/** What the items of one language are read with. */
export interface ItemContext extends ReadingContext {
  dateOrder: DateOrder;
  /** The same message read with the words of consent as well, if consent is asked for. */
  ofConsent: Item[];
  /** What a sentence touches, looked for only when it may be a question. */
  themesOf: (sentence: Item[]) => Themes;
}
