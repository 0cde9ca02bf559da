import { z } from 'zod';
import type { OpenConversation } from './open-conversation.ts';

/** What somebody has begun to write about a conversation. */
export interface Draft {
  reply: string;
  note: string;
}

const prefix = 'desk-draft:';
const kept = z.object({ agent: z.string(), reply: z.string(), note: z.string() });

/**
 * Drafts of an agent in this tab, which outlive a reload of it and nothing else. What somebody else has left here, who
 * did not sign out, is thrown away.
 */
export function createDrafts(agentId: string) {
  for (const key of keys()) if (read(key)?.agent !== agentId) sessionStorage.removeItem(key);

  return {
    find(id: string): Draft {
      const { reply = '', note = '' } = read(prefix + id) ?? {};
      return { reply, note };
    },
    /** Keeps what is not in the log yet: the text in the box, else the last one that did not arrive. */
    keep({ id, reply, note, sending }: OpenConversation): void {
      const unsent = sending.findLast(({ key, activityId }) => key === undefined && activityId === undefined);
      const draft = { agent: agentId, reply: reply || (unsent?.text ?? ''), note };
      if (draft.reply === '' && note === '') sessionStorage.removeItem(prefix + id);
      else write(prefix + id, JSON.stringify(draft));
    },
  };
}

/** Throws all drafts of this tab away. */
export function forgetDrafts(): void {
  for (const key of keys()) sessionStorage.removeItem(key);
}

function keys(): string[] {
  return Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));
}

function read(key: string) {
  try {
    return kept.safeParse(JSON.parse(sessionStorage.getItem(key) ?? '')).data;
  } catch {
    return undefined;
  }
}

/** A full store costs the draft, not the conversation. */
function write(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    sessionStorage.removeItem(key);
  }
}
