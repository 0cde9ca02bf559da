import { z } from 'zod';

/** The staff channel in Teams. */
export const staffInTeamsSettings = {
  TEAMS_STAFF: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.string().regex(/^[0-9a-f-]{36,40}(=[^\s,=]{1,64})?$/i)))
    .prefault('')
    .meta({
      description:
        'Who may take conversations over in the staff channel in Teams, beside the console or without it: the Entra object ids of people, each with = and their login or account id if they have an account here, so that they are one person in both. Nobody else may, whoever is in the channel.',
      expected: 'object ids, separated by commas, each with or without = and a login or account id',
      example: '00000000-0000-4000-8000-000000000001=ana@example.com',
    }),
  TEAMS_STAFF_CHANNEL: z
    .string()
    .regex(/^[\w:@.-]{1,200}$/)
    .optional()
    .meta({
      description:
        'The conversation id of the staff channel in Teams. When not set, it is the channel in which one of TEAMS_STAFF last wrote “staff here” with a mention of the bot.',
      expected: 'an id such as 19:…@thread.tacv2',
      example: '19:0123456789abcdef@thread.tacv2',
    }),
  TEAMS_STAFF_SERVICE_URL: z
    .url({ protocol: /^https?$/ })
    .prefault('https://smba.trafficmanager.net/teams/')
    .meta({
      description: 'Where the Bot Connector serves TEAMS_STAFF_CHANNEL; government clouds have their own.',
      expected: 'an address of one of CONNECTOR_HOSTS',
    }),
  TEAMS_STAFF_LANGUAGE: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]{4})?$/i)
    .prefault('en')
    .meta({
      description: 'The language of the cards in the staff channel.',
      expected: 'one of the languages in locales, such as en or zh-Hans',
    }),
};
