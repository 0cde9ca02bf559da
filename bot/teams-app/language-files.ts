import type { Texts } from '../../dialogs/texts.ts';
import { offeredCommands } from './commands.ts';

/** Tags of languages that Teams names by region; it finds the others by their language alone. */
const regional: Record<string, string> = { 'zh-Hans': 'zh-cn', 'zh-Hant': 'zh-tw' };

/** The tag by which Teams knows a language. */
export function teamsLanguage(language: string): string {
  return regional[language] ?? language;
}

export function languageFileName(language: string): string {
  return `${teamsLanguage(language)}.json`;
}

/** The words of the app in one language, by the place in the manifest that they stand for. */
export function languageFile(texts: Texts, language: string, schema: string): Record<string, string> {
  const say = (key: string) => texts.say(language, key);
  const commands = offeredCommands.flatMap((command, at) => {
    const place = `bots[0].commandLists[0].commands[${at}]`;
    return ['title', 'description'].map((part) => [
      `${place}.${part}`,
      say(`teams-app.commands.${command}.${part}`),
    ]);
  });
  return {
    $schema: schema,
    'name.short': say('conversation.bot-name'),
    'name.full': say('teams-app.full-name'),
    'description.short': say('teams-app.summary'),
    'description.full': say('teams-app.description'),
    ...Object.fromEntries(commands),
  };
}
