import type { Input, Outcome, World } from '../../../dialogs/conversation.ts';
import type { Pack } from '../../../dialogs/rules/pack.ts';

/**
 * The smallest conversation that shows what a turn does with one: it counts the messages and repeats each. The
 * words "delete", "fail" and "hush" end it, throw and say nothing; "remind me" asks to be woken.
 */
export function countingConversation(state: unknown, input: Input): Outcome {
  if (input.kind === 'open') return { state: { count: 0, heard: [] }, replies: [say('Welcome')], events: [] };
  const { count, heard } = countOf(state);
  const words = wordsOf(input);
  if (words === 'fail') throw new Error(`cannot bear ${words}`);
  const after = { count: count + 1, heard: [...heard, words] };
  if (words === 'hush') return { state: after, replies: [], events: [] };
  if (words === 'delete') return { state: after, replies: [say('Good-bye')], events: [{ kind: 'erase' }] };
  const wish = { kind: 'reminder-set', reminder: 'eligible', at: wakingAt } as const;
  return {
    state: after,
    replies: [say(`${after.count}: ${words}`)],
    events:
      words === 'remind me' ? [wish] : [{ kind: 'answered', question: 'age', part: 'date', sure: true }],
  };
}

/** When it asks to be woken. */
export const wakingAt = '2026-11-24T09:00:00.000Z';

/** A world for conversations that need none. */
export const emptyWorld: Omit<World, 'now'> = {
  packs: { current: noPack, find: () => undefined },
  texts: {
    languages: ['en'],
    say: (language, key) => `${language} ${key}`,
    has: () => true,
    match: () => 'en',
    sample: () => '',
  },
  reader: {
    read: () => ({ outcome: 'nothing', reason: 'unknown' }),
    readCommand: () => undefined,
    readChoices: () => undefined,
    interpret: () => ({ reading: { outcome: 'nothing', reason: 'unknown' } }),
  },
  knowledge: { find: () => ({ likeness: 0, near: [] }) },
  detector: { detect: () => undefined },
  links: { myData: () => '', calendar: (day) => day },
};

function wordsOf(input: Input): string {
  if (input.kind === 'text') return input.text;
  if (input.kind === 'action') return `action ${input.action} ${JSON.stringify(input.fields)}`;
  if (input.kind === 'reminder') return `reminder ${input.reminder} ${input.dueAt}`;
  return input.kind === 'command' ? `command ${input.command} ${input.to ?? ''}`.trim() : 'open';
}

function say(text: string) {
  return { text, language: 'en' };
}

function countOf(state: unknown): { count: number; heard: unknown[] } {
  const known = typeof state === 'object' && state !== null && 'count' in state && 'heard' in state;
  if (!known || typeof state.count !== 'number' || !Array.isArray(state.heard))
    return { count: 0, heard: [] };
  return { count: state.count, heard: state.heard };
}

function noPack(): Pack {
  throw new Error('there are no packs in this world');
}
