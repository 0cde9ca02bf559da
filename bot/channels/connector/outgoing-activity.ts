import { z } from 'zod';
import { agentSender } from '../../turn/turn-activities.ts';
import { isRightToLeft } from '../right-to-left.ts';
import type { SentToTeams } from './cloud.ts';
import { teamsChannel } from './guard.ts';
import type { TeamsAddress } from './teams-address.ts';
import { teamsCard } from './teams-card.ts';

/** Buttons that Teams shows above its input field; the rest would be cut off. */
const maxSuggestions = 3;

/** An entry of the log as the bot wrote it. */
const logged = z.object({
  from: z
    .object({ id: z.string(), name: z.string().default('') })
    .optional()
    .catch(undefined),
  text: z.string().optional(),
  locale: z.string().default('en'),
  attachments: z.array(z.object({ content: z.record(z.string(), z.unknown()) })).default([]),
  suggestedActions: z
    .object({ actions: z.array(z.object({ title: z.string(), value: z.object({ action: z.string() }) })) })
    .optional(),
  channelData: z.looseObject({ question: z.unknown().optional() }).optional(),
});

/** What the log holds, in the form that Teams shows best: its limits on buttons, pictures and who is spoken to. */
export function outgoingActivity(entry: unknown, to: TeamsAddress): SentToTeams {
  const { text: said = '', from, locale, attachments, suggestedActions, channelData } = logged.parse(entry);
  // Teams shows every message as the bot's, so that whose words they are has to be among them
  const text = from?.id === agentSender ? `**${plainName(from.name)}:** ${said}` : said;
  const choices = suggestedActions?.actions ?? [];
  const asChips = !to.shared && attachments.length === 0 && choices.length <= maxSuggestions;
  const cards = attachments.map(({ content }) => content);
  const shown = asChips || choices.length === 0 ? cards : withCard(cards, locale);
  const last = shown.length - 1;
  const asked = to.shared && channelData?.question !== undefined ? mention(to) : undefined;

  return {
    type: 'message',
    channelId: teamsChannel,
    serviceUrl: to.serviceUrl,
    from: { id: to.bot.id, name: to.bot.name ?? '' },
    recipient: { id: to.user.id, name: to.user.name ?? '' },
    conversation: { id: to.conversationId, name: '', isGroup: to.shared, conversationType: to.kind },
    text: asked ? `${asked.text} ${text}` : text,
    textFormat: 'markdown',
    locale,
    ...(asked && { entities: [asked] }),
    ...(shown.length > 0 && {
      // without it a notification says no more than that a card was sent
      summary: text.slice(0, 200),
      attachments: shown.map((card, at) =>
        attachment(teamsCard(card, at === last && !asChips ? choices : [])),
      ),
    }),
    ...(asChips &&
      choices.length > 0 && { suggestedActions: { to: [to.user.id], actions: choices.map(chip) } }),
  };
}

/** Without what would end the bold, or be a mention. */
function plainName(name: string): string {
  return name.replaceAll(/[*_[\]`\\<>&]/g, '');
}

/** Choices need a card to stand on. */
function withCard(cards: Record<string, unknown>[], locale: string): Record<string, unknown>[] {
  if (cards.length > 0) return cards;
  const lang = new Intl.Locale(locale).language;
  const direction = isRightToLeft(locale) ? { rtl: true } : {};
  const $schema = 'http://adaptivecards.io/schemas/adaptive-card.json';
  return [{ $schema, type: 'AdaptiveCard', version: '1.5', lang, ...direction, body: [] }];
}

function attachment(content: unknown) {
  return { contentType: 'application/vnd.microsoft.card.adaptive', content };
}

/** Teams knows only one kind of suggested action: one that says its title for the person. */
function chip({ title }: { title: string }) {
  return { type: 'imBack', title, value: title };
}

function mention({ user }: TeamsAddress) {
  const name = (user.name ?? '').replaceAll(/[<>&]/g, '').trim();
  if (name === '') return undefined;
  return { type: 'mention', mentioned: { id: user.id, name }, text: `<at>${name}</at>` };
}
