import type { ConversationDetail } from '../../../staff-api/contract/conversation-detail.ts';
import type { Activity } from '../../../staff-api/contract/log.ts';

/** Something that was said and is not in the log yet. The same `clientId` again is said once. */
export interface Sending {
  clientId: string;
  text: string;
  /** Of the catalogue's sentence, if it is one. */
  key?: string;
  /** The code of the error, when it did not arrive. */
  failed?: string;
  /** Its id in the log, once it is there. */
  activityId?: string;
}

/** A conversation that somebody of the staff has open, with what they have not sent yet. */
export interface OpenConversation {
  id: string;
  /** `failed` holds the code of an error. */
  phase: 'loading' | 'ready' | 'gone';
  failed?: string;
  detail?: ConversationDetail;
  activities: readonly Activity[];
  watermark: number;
  /** The prospect is typing. */
  typing: boolean;
  /** It was ours, and is not any more. */
  lost: boolean;
  reply: string;
  note: string;
  sending: readonly Sending[];
  /** Messages of the prospect that came while nobody looked. */
  unseen: number;
}

export function openConversation(id: string): OpenConversation {
  return {
    id,
    phase: 'loading',
    activities: [],
    watermark: 0,
    typing: false,
    lost: false,
    reply: '',
    note: '',
    sending: [],
    unseen: 0,
  };
}

/** Adds what came of the log. Entries that are known already are left out, so that it may come twice. */
export function withActivities(
  open: OpenConversation,
  activities: readonly Activity[],
  watermark: number,
  isWatched: boolean,
): OpenConversation {
  const known = new Set(open.activities.map(({ id }) => id));
  const fresh = activities.filter(({ id }) => !known.has(id));
  const arrived = new Set(activities.map(({ id }) => id));
  // The log may tell of words before the answer to their sending comes.
  const ownWords = new Set(fresh.filter(isOfStaff).map(({ text }) => text?.trim()));
  const heard = fresh.filter(isOfProspect).length;
  return {
    ...open,
    activities: fresh.length > 0 ? [...open.activities, ...fresh] : open.activities,
    watermark: Math.max(open.watermark, watermark),
    typing: heard > 0 ? false : open.typing,
    sending: open.sending.filter(
      ({ activityId, text }) => !(activityId === undefined ? ownWords.has(text) : arrived.has(activityId)),
    ),
    unseen: isWatched || open.phase === 'loading' ? 0 : open.unseen + heard,
  };
}

export function isOfProspect({ type, from }: Activity): boolean {
  return type === 'message' && from.role === 'user';
}

/** Whether a member of the staff wrote it. */
export function isOfStaff({ from, channelData }: Activity): boolean {
  return from.id === 'agent' && channelData?.agent === true;
}
