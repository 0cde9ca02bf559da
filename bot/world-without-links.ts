import type { World } from '../dialogs/conversation.ts';

/**
 * The world by which a conversation is described to staff, or in what is collected of it, at a moment: nothing that is
 * read there has a link of its own.
 */
export function worldWithoutLinks(
  knowledge: Omit<World, 'now' | 'links' | 'desk'>,
  now: Temporal.Instant,
): World {
  return { ...knowledge, now, links: { calendar: () => '', myData: () => '' } };
}
