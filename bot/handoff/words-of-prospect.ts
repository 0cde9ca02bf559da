import { z } from 'zod';
import type { Store } from '../store/store.ts';
import type { TellNotice } from './beside-notice.ts';

const pageSize = 200;

const spoken = z.object({
  from: z.object({ role: z.literal('user') }),
  text: z.string().min(1),
});

/** What a prospect has said since an entry of the log, with what the bot did beside, and up to which entry that is all. */
export async function wordsOfProspect(
  store: Pick<Store, 'readLog'>,
  conversationId: string,
  after: number,
  tellNotice: TellNotice,
): Promise<{ words: string[]; upTo: number }> {
  const words: string[] = [];
  let upTo = after;
  for (;;) {
    const entries = await store.readLog(conversationId, upTo, pageSize);
    for (const { sequence, activity } of entries) {
      const said = spoken.safeParse(activity);
      const told = said.success ? said.data.text : tellNotice(activity);
      if (told !== undefined) words.push(told);
      upTo = sequence;
    }
    if (entries.length < pageSize) return { words, upTo };
  }
}
