import { z } from 'zod';
import { tidyOrigin, wholeNumberSetting } from './setting-forms.ts';

/** What conversations go by, and from where they may be held. */
export const conversationSettings = {
  RULE_PACK: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/)
    .prefault('koogallery')
    .meta({
      description: 'The id of the rule pack that new conversations begin with.',
      expected: 'the id of a pack in dialogs/rules/packs',
    }),
  CONTACT_URL: z
    .url({ protocol: /^(https?|mailto)$/ })
    .optional()
    .meta({
      description: 'Where a person is reached: a page or a mail address.',
      expected: 'an https: or mailto: address',
      example: 'mailto:marketplace@example.com',
    }),
  EMBED_ORIGINS: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(tidyOrigin))
    .prefault('')
    .meta({
      description:
        'Sites that may show the chat in a frame or talk to it from their own pages, separated by commas.',
      expected: 'origins such as https://www.example.com, separated by commas',
      example: 'https://www.example.com,https://shop.example.com',
    }),
  TOKEN_SECRET: z.string().min(32).optional().meta({
    description:
      'Signs the tokens of conversations. Made at the first start and kept in the store when not set.',
    expected: 'at least 32 characters; `openssl rand -base64 32` makes some',
    secret: true,
  }),
  DIRECT_LINE_SECRET: z.string().min(32).optional().meta({
    description: 'Lets another server ask for conversation tokens. When not set, only pages get tokens.',
    expected: 'at least 32 characters; `openssl rand -base64 32` makes some',
    secret: true,
  }),
  RESUME_DAYS: wholeNumberSetting(
    { from: 1, to: 3650, unset: 400 },
    'How many days a link to come back to a conversation works. A reminder can be a year away.',
  ),
};
