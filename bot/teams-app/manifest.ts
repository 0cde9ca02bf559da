import type { Texts } from '../../dialogs/texts.ts';
import type { AppSettings } from './app-settings.ts';
import { offeredCommands } from './commands.ts';
import { languageFileName, teamsLanguage } from './language-files.ts';

/** The oldest of the versions that are current: it holds all that is said here, and every Teams knows it. */
export const manifestVersion = '1.25';
const schemas = `https://developer.microsoft.com/json-schemas/teams/v${manifestVersion}`;
export const manifestSchema = `${schemas}/MicrosoftTeams.schema.json`;
export const languageFileSchema = `${schemas}/MicrosoftTeams.Localization.schema.json`;

const scopes = ['personal', 'team', 'groupChat'];
const standard = 'en';

/**
 * What Teams learns of the app. https://learn.microsoft.com/microsoft-365/extensibility/schema
 *
 * @param version of the package: three numbers, higher for each that replaces one
 */
export function teamsManifest(settings: AppSettings, texts: Texts, version: string): Record<string, unknown> {
  const { appId, publicUrl, developerName, privacyUrl, termsUrl } = settings;
  const say = (key: string) => texts.say(standard, key);
  return {
    $schema: manifestSchema,
    manifestVersion,
    version,
    id: appId,
    localizationInfo: {
      defaultLanguageTag: standard,
      defaultLanguageFile: languageFileName(standard),
      additionalLanguages: texts.languages
        .filter((language) => language !== standard)
        .toSorted()
        .map((language) => ({ languageTag: teamsLanguage(language), file: languageFileName(language) })),
    },
    developer: { name: developerName, websiteUrl: publicUrl, privacyUrl, termsOfUseUrl: termsUrl },
    name: { short: say('conversation.bot-name'), full: say('teams-app.full-name') },
    description: { short: say('teams-app.summary'), full: say('teams-app.description') },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#0d5c63',
    bots: [
      {
        botId: appId,
        scopes,
        supportsFiles: false,
        isNotificationOnly: false,
        commandLists: [
          {
            scopes,
            commands: offeredCommands.map((command) => ({
              title: say(`teams-app.commands.${command}.title`),
              description: say(`teams-app.commands.${command}.description`),
            })),
          },
        ],
      },
    ],
    validDomains: [new URL(publicUrl).hostname],
    supportsChannelFeatures: 'tier1',
    defaultInstallScope: 'personal',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot' },
  };
}
