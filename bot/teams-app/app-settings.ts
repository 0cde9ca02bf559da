import { GuideError } from '../../dialogs/errors.ts';
import { describeSettings, environmentSchema, wrongSettings } from '../config.ts';

const wanted = environmentSchema.pick({
  MICROSOFT_APP_ID: true,
  PUBLIC_URL: true,
  TEAMS_DEVELOPER_NAME: true,
  TEAMS_PRIVACY_URL: true,
  TEAMS_TERMS_URL: true,
});

/** What the Teams app says of whoever offers it, and where its bot is. */
export interface AppSettings {
  appId: string;
  /** Scheme and host, always https. */
  publicUrl: string;
  developerName: string;
  privacyUrl: string;
  termsUrl: string;
}

/**
 * Reads what the package needs from an environment; secrets are not among it, so it can be built anywhere.
 * Throws one `config-invalid` that names every setting that is missing or wrong.
 */
export function readAppSettings(environment: Record<string, string | undefined>): AppSettings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const read = wanted.required().safeParse(given);
  if (!read.success) throw invalid(wrongOrMissing(read.error, given));
  const { PUBLIC_URL: publicUrl } = read.data;
  if (!publicUrl.startsWith('https:')) {
    throw invalid([`  PUBLIC_URL is "${publicUrl}"; Teams takes https: addresses only.`]);
  }
  return {
    appId: read.data.MICROSOFT_APP_ID.toLowerCase(),
    publicUrl,
    developerName: read.data.TEAMS_DEVELOPER_NAME,
    privacyUrl: read.data.TEAMS_PRIVACY_URL,
    termsUrl: read.data.TEAMS_TERMS_URL,
  };
}

function wrongOrMissing(
  error: Parameters<typeof wrongSettings>[0],
  given: Record<string, string | undefined>,
): string[] {
  const settings = describeSettings();
  return wrongSettings(error, given).map((line) => {
    const name = line.trim().split(' ')[0] ?? '';
    if (given[name] !== undefined) return line;
    return `  ${name} is not set; it must be ${settings.get(name)?.expected}.`;
  });
}

function invalid(lines: string[]): GuideError {
  return new GuideError('config-invalid', ['', ...lines].join('\n'));
}
