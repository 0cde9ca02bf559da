import type { TeamsMessage } from './teams-activity.ts';

/** Whether a message mentions the bot, as it must in a group chat or a channel. */
export function mentionsBot({ entities = [], recipient }: TeamsMessage): boolean {
  return entities.some((entity) => entity?.mentioned.id === recipient.id);
}

/**
 * What a person said, as they would have written it anywhere else: without the mentions of the bot, other mentions as
 * names, and without what Teams writes in place of signs.
 */
export function spokenText({ text, entities = [], recipient }: TeamsMessage): string {
  let spoken = text ?? '';
  for (const entity of entities) {
    if (entity?.text && entity.mentioned.id === recipient.id) spoken = spoken.replaceAll(entity.text, ' ');
  }
  return spoken
    .replaceAll(/<\/?at(?: [^<>]{0,100})?>/g, '')
    .replaceAll(/&(nbsp|amp|lt|gt|quot|#39|apos);/g, (_, name: string) => signs[name] ?? ' ')
    .replaceAll('\u00a0', ' ')
    .trim();
}

const signs: Record<string, string> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  apos: "'",
};
