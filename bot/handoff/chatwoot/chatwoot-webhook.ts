import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { GuideError } from '../../../dialogs/errors.ts';
import type { Route } from '../../http/route.ts';
import { failureFields } from '../../operations/failure-fields.ts';
import type { EventLog } from '../../operations/log-events.ts';
import type { HandoffStatus, HubDesk } from '../hub.ts';
import { chatwootName } from './chatwoot-hub.ts';

/** As much as an agent may say at once here. */
const longestText = 4000;

const where = z.object({ id: z.int(), contact_inbox: z.object({ source_id: z.string() }) });
const message = z.object({
  event: z.literal('message_created'),
  id: z.union([z.int(), z.string()]),
  content: z.string().trim().min(1),
  message_type: z.literal('outgoing'),
  private: z.literal(false).optional(),
  sender: z.object({ id: z.int(), name: z.string().min(1), type: z.literal('user') }),
  conversation: where,
});
const resolved = where.extend({
  event: z.literal('conversation_status_changed'),
  status: z.literal('resolved'),
});

export interface ChatwootWebhookParts {
  /** Part of the address that is given to Chatwoot, which signs its calls only in its newest versions. */
  secret: string;
  hub: Pick<HubDesk, 'report'>;
  log: Pick<EventLog, 'warn'>;
}

/**
 * What Chatwoot calls: an agent's words and the end of a conversation. Everything else that it tells, notes among
 * agents first of all, is acknowledged and dropped. A wrong secret is answered like an address that does not exist.
 */
export function chatwootWebhook({ secret, hub, log }: ChatwootWebhookParts): Route {
  return {
    method: 'POST',
    path: '/hubs/chatwoot/:secret',
    name: 'chatwoot-webhook',
    takesJson: true,
    async answer({ params, body }) {
      if (!isSame(params.secret ?? '', secret)) throw new GuideError('not-found', '');
      const said = message.safeParse(body).data;
      const ended = resolved.safeParse(body).data;
      if (said) await report(said.conversation, accepted(said));
      else if (ended) await report(ended, { status: 'completed' });
      return { status: 204 };
    },
  };

  async function report(conversation: z.infer<typeof where>, status: HandoffStatus): Promise<void> {
    const remote = `${conversation.contact_inbox.source_id}/${conversation.id}`;
    try {
      await hub.report(remote, status);
    } catch (error) {
      // Chatwoot would only call again with the same; somebody at our own desk has it
      if (!(error instanceof GuideError) || error.code !== 'handoff-taken') throw error;
      log.warn(failureFields(error), 'hub-report-refused');
    }
  }
}

function accepted({ id, content, sender }: z.infer<typeof message>): HandoffStatus {
  return {
    status: 'accepted',
    agent: { id: `${chatwootName}:${sender.id}`, name: sender.name.slice(0, 100) },
    text: content.slice(0, longestText),
    id: `${chatwootName}|${id}`,
  };
}

/** Compares without telling by its time how much is right. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
