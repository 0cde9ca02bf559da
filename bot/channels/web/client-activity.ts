import { z } from 'zod';
import { isTimeZone } from '../../../dialogs/rules/facts.ts';
import type { Json } from '../../store/store.ts';

/** How deep what a client attaches to an activity may nest; it is echoed and stored. */
const maxDepth = 6;

// not z.json(): its recursion overflows the stack on a body that nests as deep as 64 kB allow
const shallowJson = z.custom<Json>(
  (value) => nestsAtMost(maxDepth, value),
  `must be JSON up to ${maxDepth} levels deep`,
);

const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, 'must be an IANA time zone')
  .optional()
  // a zone that this server does not know is no reason to refuse what the person said
  .catch(undefined);

const locale = z
  .string()
  .max(64)
  .regex(/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i)
  .optional()
  .catch(undefined);

const channelData = z
  .record(z.string(), shallowJson)
  .and(z.object({ clientActivityID: z.string().min(1).max(200).optional() }))
  .optional();

/** Events a client may send. They are acknowledged and carry nothing the conversation needs. */
const eventNames = ['webchat/join'] as const;

/**
 * An activity as a client may send it. Fields that are not named here (from, serviceUrl, recipient, conversation,
 * channelId, attachments and the rest) are dropped, whatever they hold.
 */
export const clientActivity = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('message'),
    text: z.string().max(20_000).optional(),
    value: shallowJson.optional(),
    locale,
    localTimezone: timeZone,
    channelData,
  }),
  z.object({ type: z.literal('event'), name: z.enum(eventNames), channelData }),
  z.object({ type: z.literal('typing') }),
]);

/** The body of POST /conversations, which clients may leave empty. */
export const conversationStart = z.object({ locale, localTimezone: timeZone }).default({});

/** The body of POST /tokens/generate, which clients may leave empty. */
export const tokenRequest = z
  .object({
    user: z.object({ id: z.string().max(200).optional() }).optional(),
    trustedOrigins: z.array(z.url()).max(20).optional(),
  })
  .default({});

export const resumeRequest = z.object({ token: z.string().max(2000) });

function nestsAtMost(levels: number, value: unknown): boolean {
  if (value === undefined) return false;
  if (value === null || typeof value !== 'object') return true;
  return levels > 0 && Object.values(value).every((member) => nestsAtMost(levels - 1, member));
}
