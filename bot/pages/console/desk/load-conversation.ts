import { conversationDetail } from '../../../staff-api/contract/conversation-detail.ts';
import { logPage } from '../../../staff-api/contract/log.ts';
import { ask } from '../line/call.ts';
import { address } from './address.ts';
import type { DeskShelf } from './desk-state.ts';
import { withActivities } from './open-conversation.ts';

/** Brings what the server has of an open conversation to the desk. */
export interface Loader {
  /** Everything that is not there yet. */
  load(id: string): Promise<void>;
  /** What is known of it, but not what was said. */
  loadDetail(id: string): Promise<void>;
}

export function createLoader({ find, alter, lose }: DeskShelf, meId: string): Loader {
  return { load, loadDetail };

  async function load(id: string): Promise<void> {
    await loadDetail(id);
    let more = true;
    while (more && find(id)?.phase !== 'gone') {
      const after = find(id)?.watermark ?? 0;
      const page = await ask(address(id, `/log?after=${after}&limit=500`), logPage);
      if (!page.ok) return fail(id, page.code);
      const { activities, watermark } = page.value;
      more = page.value.more && watermark > after;
      alter(id, (open) => withActivities(open, activities, watermark, true));
    }
    alter(id, (open) => (open.phase === 'loading' ? { ...open, phase: 'ready' } : open));
  }

  async function loadDetail(id: string): Promise<void> {
    if (!find(id)) return;
    const outcome = await ask(address(id), conversationDetail);
    if (!outcome.ok) return fail(id, outcome.code);
    const detail = outcome.value;
    alter(id, ({ failed: _, ...open }) => ({
      ...open,
      detail,
      lost: open.lost && detail.agent?.id !== meId,
    }));
  }

  function fail(id: string, code: string): void {
    if (code === 'not-found') lose(id);
    else alter(id, (open) => (open.detail ? open : { ...open, failed: code }));
  }
}
