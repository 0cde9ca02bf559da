import { z } from 'zod';
import { parseOpeningHours } from '../dialogs/desk/opening-hours.ts';
import { GuideError } from '../dialogs/errors.ts';
import { contradictions } from './config-contradictions.ts';
import { readOtlpHeaders } from './operations/traces/otlp-headers.ts';
import { readSecretFiles } from './secret-files.ts';

const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((number) => number >= from && number <= to);

// stricter than URL, which takes hosts with a semicolon; origins end up in content security policies
const originForm = /^https?:\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?\/?$/i;
const origin = z.string().refine((text) => originForm.test(text) && URL.canParse(text));

/** Reads an origin and drops the slash that people leave at its end. */
const tidyOrigin = origin.transform((text) => new URL(text).origin);

const guid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);

function listed(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
}

/** Words as they are written, separated by commas. */
const words = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
  )
  .prefault('');

/**
 * Every setting: how it is read, what it is for, what is wrong when it is refused. The documentation and
 * .env.example are generated from it (`npm run settings`).
 */
export const environmentSchema = z.object({
  PORT: wholeNumber(0, 65_535).prefault('3978').meta({
    description: 'The port to listen on; 0 takes any free one.',
    expected: 'a port number from 0 to 65535',
  }),
  HOST: z.string().min(1).optional().meta({
    description: 'The network address to listen on; all of them when not set.',
    expected: 'a host name or an IP address',
    example: '127.0.0.1',
  }),
  PUBLIC_URL: tidyOrigin.optional().meta({
    description:
      'How people reach the server, when a proxy stands in front. Links to come back to a conversation begin with it.',
    expected: 'scheme and host without a path, such as https://guide.example.com',
    example: 'https://guide.example.com',
  }),
  STORE_URL: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)/)
    .prefault('sqlite:./data/guide.db')
    .meta({
      description:
        'Where conversations are kept: a file that this process alone owns, or a PostgreSQL that several instances share. TLS is as the sslmode of the address says: verify-full, or disable within one machine.',
      secret: true,
      expected:
        'sqlite: and a path, such as sqlite:./data/guide.db, or postgres://user:password@host/database',
    }),
  STORE_CONNECTIONS: wholeNumber(1, 1000).prefault('10').meta({
    description:
      'How many connections to PostgreSQL this instance opens at most. One more, when LIVE_EVENTS_URL is not set, is for live events.',
    expected: 'a whole number from 1 to 1000',
  }),
  LIVE_EVENTS_URL: z
    .string()
    .regex(/^rediss?:\/\/.+/)
    .optional()
    .meta({
      description:
        'A Redis or Valkey by which instances tell each other what they did, ids alone. When not set, those on one PostgreSQL do so by LISTEN and NOTIFY, which a pooler in transaction mode does not pass on.',
      secret: true,
      expected: 'redis:// or rediss:// and a host',
    }),
  METRICS_PORT: wholeNumber(0, 65_535).optional().meta({
    description: 'The port at which Prometheus finds /metrics; 0 takes any free one. Off when not set.',
    expected: 'a port number from 0 to 65535',
    example: '9464',
  }),
  METRICS_HOST: z.string().min(1).prefault('127.0.0.1').meta({
    description: 'The network address for METRICS_PORT. Nobody signs in there: keep it from the world.',
    expected: 'a host name or an IP address',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      description:
        'An OpenTelemetry collector that takes traces as OTLP by HTTP, at /v1/traces behind this address. Off when not set. No id and no word of anybody is among them.',
      expected: 'an http: or https: address',
      example: 'http://127.0.0.1:4318',
    }),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .transform(readOtlpHeaders)
    .refine((headers) => headers !== undefined)
    .optional()
    .meta({
      description: 'Headers to send to that collector, such as a key.',
      expected: 'name=value with commas between, values percent-encoded',
      secret: true,
    }),
  OTEL_SERVICE_NAME: z.string().min(1).prefault('registration-guide').meta({
    description: 'What this program is called in traces.',
    expected: 'a name',
  }),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0(\.\d{1,9})?|1(\.0{1,9})?)$/)
    .transform(Number)
    .prefault('1')
    .meta({
      description:
        'Which part of the traces is sent. A request that comes with a traceparent belongs to that trace, and to those sent only if it says so and this lets it.',
      expected: 'a number from 0 to 1, such as 0.1',
    }),
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
  RESUME_DAYS: wholeNumber(1, 3650).prefault('400').meta({
    description: 'How many days a link to come back to a conversation works. A reminder can be a year away.',
    expected: 'a whole number from 1 to 3650',
  }),
  RETAIN_CONVERSATIONS_DAYS: wholeNumber(1, 3650).prefault('400').meta({
    description:
      'After how many days without a word a conversation is removed with all that belongs to it. One with a reminder to come or a request for a person that is not closed stays until that is over.',
    expected: 'a whole number from 1 to 3650',
  }),
  RETAIN_HANDOFFS_DAYS: wholeNumber(1, 3650).prefault('180').meta({
    description:
      'How many days requests for a person that are over, left messages, internal notes and ratings are kept, if their conversation is.',
    expected: 'a whole number from 1 to 3650',
  }),
  RETAIN_MISREAD_DAYS: wholeNumber(1, 3650).prefault('180').meta({
    description:
      'How many days messages that were not understood are kept, masked, for correcting the words.',
    expected: 'a whole number from 1 to 3650',
  }),
  RETAIN_INBOX_DAYS: wholeNumber(1, 3650).prefault('30').meta({
    description: 'How many days a message that is sent again is known to have been taken already.',
    expected: 'a whole number from 1 to 3650',
  }),
  RETAIN_DELIVERIES_DAYS: wholeNumber(1, 3650).prefault('30').meta({
    description: 'How many days it is kept that a message could not be delivered to Teams.',
    expected: 'a whole number from 1 to 3650',
  }),
  RETAIN_AUDIT_DAYS: wholeNumber(1, 3650).prefault('1100').meta({
    description: 'How many days the audit log of the desk is kept. It holds ids, never what anybody said.',
    expected: 'a whole number from 1 to 3650',
  }),
  PURGE_HOUR: wholeNumber(0, 23).prefault('2').meta({
    description:
      'The hour, in UTC, from which on what is past its time is removed, once a day; at the next start if the server was off.',
    expected: 'a whole number from 0 to 23',
  }),
  REMINDER_SECONDS: wholeNumber(1, 3600).prefault('30').meta({
    description: 'How often to look for reminders that are due, in seconds.',
    expected: 'a whole number from 1 to 3600',
  }),
  TRUST_PROXY: wholeNumber(0, 10).prefault('0').meta({
    description: 'How many reverse proxies stand in front and append to X-Forwarded-For.',
    expected: 'a whole number from 0 to 10',
  }),
  MAX_CONNECTIONS: wholeNumber(1, 1_000_000).prefault('10000').meta({
    description: 'Connections open at the same time; more are closed at once.',
    expected: 'a whole number from 1 to 1000000',
  }),
  LIMIT_REQUESTS: wholeNumber(0, 100_000_000).prefault('3000').meta({
    description:
      'Requests per minute and address; 0 is no limit. A whole office may share one address. What the Bot Connector sends is not counted.',
    expected: 'a whole number',
  }),
  LIMIT_STARTS: wholeNumber(0, 100_000_000).prefault('60').meta({
    description: 'Conversations begun or resumed per minute and address; 0 is no limit.',
    expected: 'a whole number',
  }),
  LIMIT_TOKEN_REQUESTS: wholeNumber(0, 100_000_000).prefault('600').meta({
    description: 'Requests per minute and person, polling included; 0 is no limit.',
    expected: 'a whole number',
  }),
  LIMIT_MESSAGES: wholeNumber(0, 100_000_000).prefault('60').meta({
    description: 'Messages per minute and conversation; 0 is no limit.',
    expected: 'a whole number',
  }),
  SECOND_READER_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      description:
        'An OpenAI-compatible endpoint that is asked when the rules read nothing in a message. Off when not set: then nothing that people say leaves this process. It sees that one message, suggests, and the person confirms.',
      expected: 'an http: or https: address',
      example: 'http://127.0.0.1:11434/v1',
    }),
  SECOND_READER_MODEL: z.string().min(1).prefault('default').meta({
    description: 'The model to ask there.',
    expected: 'a name',
  }),
  SECOND_READER_KEY: z.string().min(1).optional().meta({
    description: 'The key to send as a bearer.',
    expected: 'a key',
    secret: true,
  }),
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
  DESK: z.enum(['on', 'off']).prefault('off').meta({
    description:
      'Lets staff sign in with a name and a password to take conversations over. The first start prints a link with which the first administrator joins.',
    expected: 'on or off',
  }),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      description:
        'Lets staff sign in with the accounts of an organisation by OpenID Connect, with PUBLIC_URL and /desk/api/oidc/callback as the address to come back to.',
      expected: 'the https: address of an issuer',
      example: 'https://login.example.com/',
    }),
  OIDC_CLIENT_ID: z.string().min(1).optional().meta({
    description: 'The id of this application at the issuer.',
    expected: 'a client id',
  }),
  OIDC_CLIENT_SECRET: z.string().min(1).optional().meta({
    description: 'The client secret at the issuer; a public client has none.',
    expected: 'a client secret',
    secret: true,
  }),
  OIDC_SCOPES: z
    .string()
    .regex(/^[!#-[\]-~]+( [!#-[\]-~]+)*$/)
    .refine((scopes) => scopes.split(' ').includes('openid'))
    .prefault('openid profile email')
    .meta({
      description: 'What is asked of the issuer about a person.',
      expected: 'scopes separated by spaces, openid among them',
    }),
  OIDC_DOMAINS: z
    .string()
    .transform(listed)
    .pipe(z.array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)))
    .prefault('')
    .meta({
      description:
        'The mail domains whose people may sign in by OIDC; everybody the issuer knows when not set.',
      expected: 'domains such as example.com, separated by commas',
      example: 'example.com',
    }),
  OIDC_ROLE_CLAIM: z
    .string()
    .regex(/^[\w:/-]+(\.[\w:/-]+)*$/)
    .optional()
    .meta({
      description:
        'The claim that tells the role of who signs in by OIDC, a dot for each step into it. When not set, everybody begins as an agent.',
      expected: 'the name of a claim',
      example: 'roles',
    }),
  OIDC_AGENTS: words.meta({
    description: 'Values of OIDC_ROLE_CLAIM that let somebody in as an agent; everybody when not set.',
    expected: 'values separated by commas',
  }),
  OIDC_LEADS: words.meta({
    description: 'Values of OIDC_ROLE_CLAIM that make somebody a lead.',
    expected: 'values separated by commas',
  }),
  OIDC_ADMINISTRATORS: words.meta({
    description: 'Values of OIDC_ROLE_CLAIM that make somebody an administrator.',
    expected: 'values separated by commas',
    example: 'desk-administrators',
  }),
  DESK_HOURS: z
    .string()
    .transform((text) => parseOpeningHours(text))
    .refine((hours) => hours !== undefined)
    .optional()
    .meta({
      description:
        'When staff take conversations over; always when not set. Outside these hours people can leave a message.',
      expected:
        'weekdays, times and a time zone, such as Mon-Fri 09:00-18:00 Europe/Madrid; further windows after commas',
      example: 'Mon-Fri 09:00-18:00, Sat 10:00-14:00 Europe/Madrid',
    }),
  DESK_WAIT_MINUTES: wholeNumber(1, 1440).prefault('5').meta({
    description:
      'After how many minutes of waiting for a person staff are alerted, and a message form is offered.',
    expected: 'a whole number from 1 to 1440',
  }),
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
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).prefault('info').meta({
    description: 'The least serious log entries to write. No level writes what people said.',
    expected: 'fatal, error, warn, info, debug, trace or silent',
  }),
});

export type Config = z.infer<typeof environmentSchema>;

/** What is known of a setting besides how it is read. */
const settingAbout = z.object({
  description: z.string(),
  expected: z.string(),
  example: z.string().optional(),
  secret: z.boolean().default(false),
  default: z.string().optional(),
});

export type SettingAbout = z.infer<typeof settingAbout>;

/** Every setting with its description, in the order of the schema. */
export function describeSettings(): Map<string, SettingAbout> {
  const { properties = {} } = z.toJSONSchema(environmentSchema, { io: 'input', unrepresentable: 'any' });
  return new Map(Object.entries(properties).map(([name, about]) => [name, settingAbout.parse(about)]));
}

/**
 * Reads the configuration from an environment and the files of secrets that it names. An empty value counts as not
 * set. Throws one `config-invalid` that names every wrong setting and what it should be; of a secret it says only that
 * it is set.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const secrets = readSecretFiles(environment, isSecret);
  const given = Object.fromEntries(Object.entries(secrets.environment).filter(([, value]) => value?.trim()));
  const result = environmentSchema.safeParse(given);
  const wrong = result.success ? contradictions(result.data, given) : wrongSettings(result.error, given);
  const lines = [...secrets.lines, ...wrong];
  if (!result.success || lines.length > 0) throw new GuideError('config-invalid', ['', ...lines].join('\n'));
  return result.data;
}

function isSecret(setting: string): boolean {
  return describeSettings().get(setting)?.secret === true;
}

/** A line for each setting that is wrong; of a secret it says only that it is set. */
export function wrongSettings(error: z.ZodError, given: Record<string, string | undefined>): string[] {
  const settings = describeSettings();
  const wrong = [...new Set(error.issues.map(({ path }) => String(path[0])))];
  return wrong.map((name) => {
    const { secret = false, expected = '' } = settings.get(name) ?? {};
    return `  ${name} is ${secret ? 'set' : JSON.stringify(given[name])}; it must be ${expected}.`;
  });
}
