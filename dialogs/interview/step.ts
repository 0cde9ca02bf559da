import type { DialogEvent } from '../conversation.ts';
import type { DeskWish } from '../desk/desk.ts';
import type { BesideNotice, Reply } from '../replies/reply.ts';
import type { PartAnswer, State } from './state.ts';

/** What one input leads to, before it is said where we are now. */
export interface Step {
  state: State;
  /** Paragraphs to say first. */
  lead: string[];
  /** Do not repeat a result that stands right above. */
  brief?: boolean;
  /** Meanings to choose from, instead of the question. */
  meanings?: PartAnswer[];
  /** Known questions that may have been meant, instead of the question. */
  near?: string[];
  /** A reminder, which is said without the result but with a way to it. */
  reminded?: boolean;
  /** Say nothing at all: what woke the conversation no longer applies. */
  silent?: boolean;
  /** The whole answer, after which nothing is asked. */
  alone?: Reply;
  /** What staff are told of it. */
  notice?: BesideNotice;
  /** Ask how it was. */
  rate?: 'person';
  wishes?: DeskWish[];
  events?: DialogEvent[];
}
