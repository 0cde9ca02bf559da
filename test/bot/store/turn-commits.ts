import type { Json, LogEntry, TurnCommit } from '../../../bot/store/store.ts';

const at = '2026-11-23T08:00:00.000Z';

/** A first turn of conversation c1 with two activities, unless said otherwise. */
export function turn(differences: Partial<TurnCommit> = {}): TurnCommit {
  return {
    conversationId: 'c1',
    channel: 'web',
    userId: 'dl_1',
    expectedVersion: 0,
    state: { count: 1 },
    activities: entries(1, 2),
    events: [{ kind: 'answered', detail: { question: 'age' } }],
    at,
    ...differences,
  };
}

/** `count` log entries, numbered from `first`. */
export function entries(first: number, count: number, members: { [key: string]: Json } = {}): LogEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const sequence = first + index;
    return { sequence, activityId: `c|${sequence}`, activity: { text: `say ${sequence}`, ...members }, at };
  });
}
