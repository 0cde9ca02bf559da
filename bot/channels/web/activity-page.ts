import type { Json, Store } from '../../store/store.ts';

/** Activities that clients are shown; the log also holds what is only for the record. */
const shown = new Set<unknown>(['message', 'event', 'endOfConversation']);
const pageSize = 100;

export interface ActivityPage {
  activities: Json[];
  /** The sequence number up to which these are all. */
  watermark: number;
  more: boolean;
}

/** What a client gets to see of a conversation's log after `watermark`. */
export async function readPage(
  store: Store,
  conversationId: string,
  watermark: number,
): Promise<ActivityPage> {
  const entries = await store.readLog(conversationId, watermark, pageSize);
  return {
    activities: entries.map(({ activity }) => activity).filter(isShown),
    watermark: entries.at(-1)?.sequence ?? watermark,
    more: entries.length === pageSize,
  };
}

/** A watermark as clients send it back; anything else means the beginning. */
export function parseWatermark(text: string | null | undefined): number {
  return text && /^\d{1,15}$/.test(text) ? Number(text) : 0;
}

function isShown(activity: Json): boolean {
  return typeof activity === 'object' && activity !== null && 'type' in activity && shown.has(activity.type);
}
