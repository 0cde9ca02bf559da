import { setTimeout as after } from 'node:timers/promises';
import type { Visitor } from './agent.ts';
import type { Prospect, Words } from './prospect.ts';

export interface TalkOptions {
  prospect: Prospect;
  /** Where agents find those who may be waiting. */
  visitors: Map<string, Visitor>;
  /** How long somebody waits before they go on without a person, in milliseconds. */
  longestWaitMs: number;
  /** Says something and reads what comes of it. */
  say(words: Words): Promise<void>;
}

/** Asks for a person with a line, and talks to whoever comes until they have gone. False if nobody came. */
export async function talkToPerson({
  prospect,
  visitors,
  longestWaitMs,
  say,
}: TalkOptions): Promise<boolean> {
  const { conversationId, history } = prospect;
  const claimed = Promise.withResolvers<void>();
  let isOver = false;
  visitors.set(conversationId, {
    conversationId,
    history,
    claimed: claimed.resolve,
    released(isDisturbed) {
      isOver = true;
      if (isDisturbed) history.verdict = undefined;
    },
  });
  await say({ text: 'a person', value: { command: 'human' } });
  await say({ text: 'How do I change the name of my company?' });
  const isThere = await Promise.race([claimed.promise.then(() => true), after(longestWaitMs, false)]);
  // somebody may come at any moment from now on
  if (!isThere) history.verdict = undefined;
  // the guide may be back before the last of them arrives, and is not to take it for an answer
  while (isThere && !isOver) await say({ text: '🙂', isAnswered: false });
  return isThere;
}
