import { z } from 'zod';

/** A Chatwoot in which staff answer. */
export const chatwootSettings = {
  CHATWOOT_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      description:
        'A Chatwoot in which staff answer, beside the console or without it. Requests for a person, with the answers given so far, and what people then write go there.',
      expected: 'an http: or https: address',
      example: 'https://app.chatwoot.com',
    }),
  CHATWOOT_INBOX: z
    .string()
    .regex(/^[\w-]{1,100}$/)
    .optional()
    .meta({
      description: 'The identifier of an API inbox of that Chatwoot.',
      expected: 'an inbox identifier',
    }),
  CHATWOOT_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{32,200}$/)
    .optional()
    .meta({
      description:
        'Ends the address that Chatwoot calls as the webhook of that inbox, PUBLIC_URL and /hubs/chatwoot/ in front.',
      expected: 'at least 32 letters and digits; `openssl rand -hex 32` makes some',
      secret: true,
    }),
};
