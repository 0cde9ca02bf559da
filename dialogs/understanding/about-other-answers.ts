import { consentOf } from './consent/read-agreement.ts';
import type { ItemContext } from './item-context.ts';
import type { Item } from './items.ts';
import type { Reading } from './reading.ts';
import type { Themes } from './topics/find-themes.ts';
import { targets } from './topics/read-theme-command.ts';

/** "The hours from before are wrong" and "yes, change the founding year" are no answers about the agreement. */
export function isAboutOther(
  sentences: Item[][],
  reading: Reading,
  { pending, themesOf }: ItemContext,
): boolean {
  const [sentence, another] = sentences;
  if (pending !== 'consent' || sentence === undefined || another !== undefined) return false;
  const { found } = themesOf(sentence);
  const named = ['to-coverage', 'to-staffing', 'to-established'].some((theme) => found.has(theme));
  if (!named || found.has('to-consent')) return false;
  // "I must correct our hours" sounds like a doubt, "yes, change the year" like a condition.
  return found.has('mistake') || (found.has('alter') && consentOf(reading) !== 'no');
}

/** "The previous hours were wrong": the mistake is in an answer, and "previous" says which. */
export function isMistaken(sentences: Item[][], { pending, themesOf }: ItemContext): boolean {
  return sentences.some((sentence) => {
    const { found } = themesOf(sentence);
    return found.has('mistake') && targets.some((target) => target !== pending && found.has(`to-${target}`));
  });
}

/** Beside "go back" and "start over", "that was too fast" and "I mixed everything up" only say why. */
export function withoutSlips(items: Item[], sentences: Item[][], { themesOf }: ItemContext): Item[] {
  const isSlip = ({ found }: Themes): boolean => found.has('slipped') || found.has('muddle');
  const slips = new Set(sentences.filter((sentence) => isSlip(themesOf(sentence))).flat());
  return items.filter((item) => !slips.has(item));
}
