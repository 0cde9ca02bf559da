import { z } from 'zod';
import { shallowJson } from '../shallow-json.ts';
import { languageTag as locale, timeZone } from '../stated-locale.ts';

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
