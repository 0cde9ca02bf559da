import { z } from 'zod';
import { GuideError } from '../dialogs/errors.ts';

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
    .regex(/^sqlite:.+/)
    .prefault('sqlite:./data/guide.db')
    .meta({
      description: 'Where conversations are kept. One process owns the file.',
      secret: true,
      expected: 'sqlite: and a path, such as sqlite:./data/guide.db',
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
    description: 'Requests per minute and address; 0 is no limit. A whole office may share one address.',
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
 * Reads the configuration from an environment. An empty value counts as not set. Throws one `config-invalid` that
 * names every wrong setting and what it should be; of a secret it says only that it is set.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const result = environmentSchema.safeParse(given);
  if (result.success) return result.data;
  const settings = describeSettings();
  const wrong = [...new Set(result.error.issues.map(({ path }) => String(path[0])))];
  const lines = wrong.map((name) => {
    const { secret = false, expected = '' } = settings.get(name) ?? {};
    return `  ${name} is ${secret ? 'set' : JSON.stringify(given[name])}; it must be ${expected}.`;
  });
  throw new GuideError('config-invalid', ['', ...lines].join('\n'));
}
