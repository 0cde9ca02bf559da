import { z } from 'zod';
import type { Json } from '../../store/store.ts';
import { shallowJson } from '../shallow-json.ts';
import { languageTag, timeZone } from '../stated-locale.ts';

/** Ids of Teams are long, but not longer. */
const id = z.string().min(1).max(512);
const optionalText = z.string().max(512).optional().catch(undefined);

const account = z.object({ id, name: optionalText, aadObjectId: optionalText });

const mention = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id }),
  text: z.string().max(600).optional().catch(undefined),
});
const otherEntity = z.unknown().transform(() => undefined);

const conversation = z.object({
  id,
  conversationType: z.enum(['personal', 'groupChat', 'channel']).optional().catch(undefined),
  isGroup: z.boolean().optional().catch(undefined),
  tenantId: optionalText,
});

const channelData = z
  .object({ tenant: z.object({ id: optionalText }).optional().catch(undefined) })
  .optional()
  .catch(undefined);

const addressing = {
  channelId: z.string().max(64),
  /** Its absence is a matter for the guard, not of form. */
  serviceUrl: z.string().max(512).optional(),
  conversation,
  from: account,
  recipient: account,
  channelData,
  locale: languageTag,
  localTimezone: timeZone,
};

/** The only invoke that the bot's own cards cause. */
const tappedCard = z.object({ action: z.object({ data: shallowJson.optional() }) });

/**
 * An activity as the Connector sends it for Teams: what is read, and nothing else. What only decorates it is dropped
 * when it is not as it should be; what it is about is refused. Types that are not named here need no answer.
 */
export const teamsActivity = z.discriminatedUnion('type', [
  z.object({
    ...addressing,
    type: z.literal('message'),
    id,
    text: z.string().max(30_000).nullish(),
    value: shallowJson.optional(),
    entities: z.array(mention.or(otherEntity)).max(100).optional().catch(undefined),
  }),
  z.object({
    ...addressing,
    type: z.literal('invoke'),
    id,
    name: z.string().max(100).optional(),
    value: z.unknown().optional(),
  }),
  z.object({
    ...addressing,
    type: z.literal('installationUpdate'),
    action: z.string().max(64).optional(),
  }),
  z.object({
    ...addressing,
    type: z.literal('conversationUpdate'),
    membersAdded: z.array(account).max(1000).optional().catch(undefined),
    membersRemoved: z.array(account).max(1000).optional().catch(undefined),
  }),
  z.object({
    ...addressing,
    type: z.enum([
      'typing',
      'event',
      'messageUpdate',
      'messageDelete',
      'messageReaction',
      'endOfConversation',
      'contactRelationUpdate',
      'trace',
      'handoff',
      'command',
      'commandResult',
      'suggestion',
    ]),
  }),
]);

export type TeamsActivity = z.infer<typeof teamsActivity>;
export type TeamsMessage = Extract<TeamsActivity, { type: 'message' }>;

/** What a tapped button of an own card carries; undefined when it is none. */
export function tappedValue(value: unknown): Json | undefined {
  const tapped = tappedCard.safeParse(value);
  return tapped.success ? tapped.data.action.data : undefined;
}

/** The tenant it comes from. */
export function tenantOf({ conversation, channelData }: TeamsActivity): string | undefined {
  return channelData?.tenant?.id ?? conversation.tenantId;
}

/** A group chat or a channel, where the bot speaks only when it is spoken to. */
export function isShared({ conversation }: TeamsActivity): boolean {
  return conversation.isGroup === true || /^(groupChat|channel)$/.test(conversation.conversationType ?? '');
}
