import { z } from 'zod';
import { ownName } from '../../dialogs/replies/own-name.ts';
import { besideNotices } from '../../dialogs/replies/reply.ts';
import type { Texts } from '../../dialogs/texts.ts';
import { botSender } from '../turn/turn-activities.ts';

/** Words of the bot that staff are told of in their own language; a prospect may send any `channelData`. */
const noticed = z.object({
  from: z.object({ id: z.literal(botSender) }),
  locale: z.string().default('en'),
  channelData: z.object({ notice: z.enum(besideNotices) }),
});

/** Tells staff what the bot did beside them, if that is what an entry of the log holds. */
export type TellNotice = (activity: unknown) => string | undefined;

/** Tells it in `language`, which staff read. */
export function createNotices(texts: Texts, language: string): TellNotice {
  return (activity) => {
    const found = noticed.safeParse(activity);
    if (!found.success) return undefined;
    const { locale, channelData } = found.data;
    return texts.say(language, `desk.notices.${channelData.notice}`, { language: ownName(locale) });
  };
}
