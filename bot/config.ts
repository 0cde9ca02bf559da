import { z } from 'zod';
import { GuideError } from '../dialogs/errors.ts';
import { contradictions } from './config-contradictions.ts';
import { readSecretFiles } from './secret-files.ts';
import { chatwootSettings } from './settings/chatwoot-settings.ts';
import { conversationSettings } from './settings/conversation-settings.ts';
import { deskSettings } from './settings/desk-settings.ts';
import { limitSettings } from './settings/limit-settings.ts';
import { observationSettings } from './settings/observation-settings.ts';
import { oidcSettings } from './settings/oidc-settings.ts';
import { secondReaderSettings } from './settings/second-reader-settings.ts';
import { serverSettings } from './settings/server-settings.ts';
import { staffInTeamsSettings } from './settings/staff-in-teams-settings.ts';
import { storeSettings } from './settings/store-settings.ts';
import { teamsSettings } from './settings/teams-settings.ts';
import { timeSettings } from './settings/time-settings.ts';

/**
 * Every setting: how it is read, what it is for, what is wrong when it is refused. The documentation and
 * .env.example are generated from it (`npm run settings`).
 */
export const environmentSchema = z.object({
  ...serverSettings,
  ...storeSettings,
  ...observationSettings,
  ...conversationSettings,
  ...timeSettings,
  ...limitSettings,
  ...secondReaderSettings,
  ...teamsSettings,
  ...deskSettings,
  ...oidcSettings,
  ...chatwootSettings,
  ...staffInTeamsSettings,
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
