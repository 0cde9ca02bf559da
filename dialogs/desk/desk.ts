import type { OpeningHours } from './opening-hours.ts';

/** What the conversation may know of the people behind it. */
export interface Desk {
  /** When they are there; always if absent. */
  hours?: OpeningHours;
  /** Whether somebody was asked for, or is there. */
  stage: 'none' | 'waiting' | 'with-agent';
  /** The place in the queue, held now or taken by asking now, from 1. */
  place: number;
  /** Whether the wait is longer than it should be. */
  overdue: boolean;
}

export const faces = ['good', 'fair', 'poor'] as const;
export type Face = (typeof faces)[number];

/** What staff need to know before they come: where a person was asked for. */
export interface Topic {
  from: 'command' | 'missed' | 'check' | 'result';
  question?: string;
}

/** What the conversation asks of the desk; it alone carries words, and none of them is an event. */
export type DeskWish =
  | { do: 'ask'; topic: Topic; line?: string }
  | { do: 'cancel' }
  /** The person who is here need not stay. */
  | { do: 'return' }
  /** A message to be answered later. */
  | { do: 'leave'; topic: Topic; text: string; reach: string }
  | { do: 'rate'; about: 'person' | 'result'; face: Face }
  /** A line to the rating that was given last. */
  | { do: 'explain-rating'; line: string };

/**
 * What the desk tells the conversation. `released` and `lost`: back in the queue, because the agent wished so or
 * vanished. `late`: nobody has come in time. `in-vain`: nobody will come any more.
 */
export const deskChanges = [
  'claimed',
  'transferred',
  'released',
  'lost',
  'closed',
  'late',
  'in-vain',
] as const;
export type DeskChange = (typeof deskChanges)[number];
