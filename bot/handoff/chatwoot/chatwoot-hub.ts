import { z } from 'zod';
import { GuideError } from '../../../dialogs/errors.ts';
import type { Hub } from '../hub.ts';

/** How long Chatwoot may take to answer, in milliseconds. */
const timeoutMs = 8_000;

export interface ChatwootOptions {
  /** Where Chatwoot is: an origin, with a path if it is served under one. */
  url: string;
  /** The identifier of an API inbox. */
  inbox: string;
}

/** The name of the hub, with which the ids of its agents begin. */
export const chatwootName = 'chatwoot';

const contact = z.object({ source_id: z.string().regex(/^[\w-]+$/) });
const conversation = z.object({ id: z.int() });

/**
 * A Chatwoot API inbox, by its client API (developers.chatwoot.com, "Client APIs"): the prospect is a contact there
 * without a name, each handoff a conversation, whose name here is `<contact>/<conversation>`.
 */
export function createChatwootHub({ url, inbox }: ChatwootOptions): Hub {
  const base = `${url.replace(/\/+$/, '')}/public/api/v1/inboxes/${encodeURIComponent(inbox)}/contacts`;

  return {
    name: chatwootName,
    async initiate(conversationId, context) {
      const { source_id: source } = contact.parse(await post('', { identifier: conversationId }));
      const { id } = conversation.parse(await post(`/${source}/conversations`, {}));
      await post(`/${source}/conversations/${id}/messages`, { content: context });
      return `${source}/${id}`;
    },
    async forward(remote, text) {
      await post(`${pathOf(remote)}/messages`, { content: text });
    },
    async end(remote) {
      await post(`${pathOf(remote)}/toggle_status`, {});
    },
  };

  async function post(path: string, body: unknown): Promise<unknown> {
    const response = await fetch(base + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((cause: unknown) => {
      throw new GuideError('hub-unreachable', '', { cause });
    });
    if (!response.ok) throw new GuideError('hub-unreachable', `It answered ${response.status}.`);
    return response.json().catch(() => undefined);
  }
}

function pathOf(remote: string): string {
  const [source, id] = remote.split('/');
  return `/${source}/conversations/${id}`;
}
