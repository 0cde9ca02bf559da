import type { DeskWish } from '../../dialogs/desk/desk.ts';
import type { DeskWrite, Handoff } from '../store/desk-store.ts';

/** What the store has to write for what the conversation wishes of the desk, in a turn at `at`. */
export function grantWishes(wishes: DeskWish[], handoff: Handoff | undefined, at: string): DeskWrite {
  const write: DeskWrite = {};
  for (const wish of wishes) Object.assign(write, grant(wish, handoff, at));
  return write;
}

function grant(wish: DeskWish, handoff: Handoff | undefined, at: string): DeskWrite {
  const isWaiting = handoff?.state === 'waiting';
  switch (wish.do) {
    case 'ask': {
      const { topic, line } = wish;
      const asked = { ...opened(handoff, at), state: 'waiting' as const, askedAt: at, topic: { ...topic } };
      return { handoff: line === undefined ? asked : { ...asked, line } };
    }
    case 'leave': {
      const { text, reach, topic } = wish;
      const left = { ...opened(handoff, at), state: 'message-left' as const, left: { text, reach } };
      return { handoff: isWaiting ? left : { ...left, topic: { ...topic } } };
    }
    case 'cancel':
      if (!isWaiting) return {};
      return {
        handoff: { ...handoff, version: handoff.version + 1, state: 'cancelled', endedAt: at },
      };
    case 'return': {
      if (handoff?.state !== 'with-agent') return {};
      const { leaseUntil: _lease, ...left } = handoff;
      return { handoff: { ...left, version: handoff.version + 1, state: 'closed', endedAt: at } };
    }
    case 'rate':
      return { rating: { about: wish.about, face: wish.face } };
    case 'explain-rating':
      return { ratingLine: wish.line };
  }
}

/** The request that is still open, or a new one. */
function opened(handoff: Handoff | undefined, at: string): Handoff {
  const isOpen = handoff?.state === 'waiting' || handoff?.state === 'message-left';
  if (handoff && isOpen) return { ...handoff, version: handoff.version + 1 };
  return { number: (handoff?.number ?? 0) + 1, version: 1, state: 'waiting', askedAt: at, topic: {} };
}
