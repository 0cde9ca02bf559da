import { z } from 'zod';
import { guid, listed } from './setting-forms.ts';

/** The Azure bot by which it speaks in Microsoft Teams, and the app there. */
export const teamsSettings = {
  MICROSOFT_APP_ID: guid.optional().meta({
    description:
      'The application id of the Azure bot. With it, /api/messages answers Microsoft Teams; without it, there is no such address.',
    expected: 'a GUID such as 00000000-0000-4000-8000-000000000000',
  }),
  MICROSOFT_APP_PASSWORD: z.string().min(1).optional().meta({
    description: 'The client secret of the Azure bot. A managed identity has none.',
    expected: 'a client secret',
    secret: true,
  }),
  MICROSOFT_APP_TYPE: z
    .enum(['SingleTenant', 'UserAssignedMSI', 'MultiTenant'])
    .prefault('SingleTenant')
    .meta({
      description:
        'How the Azure bot is registered. New bots cannot be MultiTenant since July 2025; old ones still work.',
      expected: 'SingleTenant, UserAssignedMSI or MultiTenant',
    }),
  MICROSOFT_APP_TENANT_ID: guid.optional().meta({
    description: 'The directory (tenant) in which the Azure bot is registered.',
    expected: 'a GUID such as 00000000-0000-4000-8000-000000000000',
  }),
  CONNECTOR_TENANTS: z
    .string()
    .transform(listed)
    .pipe(z.union([z.tuple([z.literal('*')]), z.array(guid)]))
    .prefault('')
    .meta({
      description:
        'The tenants whose people may talk to the bot in Teams, separated by commas; * is everybody. When not set, only MICROSOFT_APP_TENANT_ID.',
      expected: 'GUIDs separated by commas, or *',
      example: '*',
    }),
  CONNECTOR_HOSTS: z
    .string()
    .transform(listed)
    .pipe(z.array(z.string().regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/)).min(1))
    .prefault('smba.trafficmanager.net,*.botframework.com,smba.infra.gcc.teams.microsoft.com')
    .meta({
      description:
        'The only hosts to which replies for Teams are sent, always by https; *. stands for any one name in front.',
      expected: 'host names separated by commas',
    }),
  CONNECTOR_DEVELOPMENT: z.enum(['on', 'off']).prefault('off').meta({
    description:
      'Opens /api/messages without authentication to programs on this machine, for the Agents Playground. Never in production.',
    expected: 'on or off',
  }),
  TEAMS_DEVELOPER_NAME: z.string().min(1).max(32).optional().meta({
    description: 'Who offers the app in Teams; `npm run teams:package` writes it into the package.',
    expected: 'a name of at most 32 characters',
    example: 'Example Ltd',
  }),
  TEAMS_PRIVACY_URL: z
    .url({ protocol: /^https$/ })
    .optional()
    .meta({
      description: 'The privacy statement of who offers the app in Teams, for the package.',
      expected: 'an https: address',
      example: 'https://www.example.com/privacy',
    }),
  TEAMS_TERMS_URL: z
    .url({ protocol: /^https$/ })
    .optional()
    .meta({
      description: 'The terms of use of who offers the app in Teams, for the package.',
      expected: 'an https: address',
      example: 'https://www.example.com/terms',
    }),
};
