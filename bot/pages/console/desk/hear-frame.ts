import type { StreamFrame } from '../../../staff-api/contract/stream.ts';
import type { DeskShelf } from './desk-state.ts';
import { isOfProspect, withActivities } from './open-conversation.ts';

const typingMs = 6_000;
const detailDelayMs = 150;

export interface HearParts {
  shelf: DeskShelf;
  loadDetail(id: string): Promise<void>;
  /** Tells the others that somebody has read a conversation that is looked at. */
  look(id: string): void;
  /** A prospect asks or writes something that nobody looks at. */
  call(): void;
}

/** Takes what the server tells by itself. */
export function createHearing({ shelf, loadDetail, look, call }: HearParts): (frame: StreamFrame) => void {
  const { state, set, alter, lose, changed, later, isLookedAt, isMine } = shelf;

  return (frame) => {
    switch (frame.kind) {
      case 'queue': {
        const isLonger = frame.waiting > state().waiting;
        set({ waiting: frame.waiting, left: frame.left });
        if (isLonger) call();
        return changed();
      }
      case 'conversation':
        changed(frame.id, frame.summary);
        if (frame.change === 'gone') return lose(frame.id);
        return reload(frame.id, detailDelayMs);
      case 'activities': {
        const { id, activities, watermark } = frame;
        alter(id, (open) => withActivities(open, activities, watermark, isLookedAt(id)));
        if (!activities.some(isOfProspect)) return;
        if (isLookedAt(id)) look(id);
        else if (isMine(id)) call();
        // An answer may have changed what is known of the company.
        return reload(id, detailDelayMs);
      }
      case 'typing': {
        const { id } = frame;
        alter(id, (open) => ({ ...open, typing: true }));
        return later(`typing ${id}`, typingMs, () => alter(id, (open) => ({ ...open, typing: false })));
      }
      case 'lost':
        alter(frame.id, (open) => ({ ...open, lost: true }));
        return reload(frame.id, 0);
    }
  };

  function reload(id: string, ms: number): void {
    later(`detail ${id}`, ms, () => void loadDetail(id));
  }
}
