import { safeAddress } from '../../shared/markdown.ts';
import type { CardHost } from './card-view.ts';

/**
 * Follows a link of a card, to http and https only. The link back to this conversation is copied instead: opened
 * here it would lead to where one is already.
 */
export async function openAddress(address: string, { words, notice }: CardHost): Promise<void> {
  const target = safeAddress(address);
  if (!target) return;
  if (target.hash.startsWith('#resume=')) {
    try {
      await navigator.clipboard.writeText(target.href);
      notice(words.say('linkCopied'));
      return;
    } catch {
      // Not allowed, or no secure address: a tab with the link in its bar serves as well.
    }
  }
  window.open(target, '_blank', 'noopener');
}
