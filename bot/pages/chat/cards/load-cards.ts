import type { cardView } from './card-view.ts';

let loading: Promise<typeof cardView> | undefined;

/**
 * The renderer of cards, a chunk of its own: most of the page's bytes, and none of them needed for the first
 * message. Undefined when it cannot be loaded; the next card tries again.
 */
export async function loadCards(): Promise<typeof cardView | undefined> {
  loading ??= import('./card-view.ts').then((chunk) => chunk.cardView);
  try {
    return await loading;
  } catch {
    loading = undefined;
    return undefined;
  }
}
