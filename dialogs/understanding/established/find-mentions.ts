import type { Item } from '../items.ts';
import { agePatterns } from './age-mentions.ts';
import { calendarPatterns } from './calendar-mentions.ts';
import { hijriPatterns } from './hijri-mentions.ts';
import type { Mention } from './mention.ts';
import { relativePatterns } from './relative-mentions.ts';

// 14/03/1441: as a date of the common era it is impossible, so the Hijri calendar comes first.
const patterns = [...hijriPatterns, ...calendarPatterns, ...agePatterns, ...relativePatterns];

/** Nobody names more times in one answer. */
const mostMentions = 12;

/** Every time that is named, the longest way to read each, in the order of the message. */
export function findMentions(items: Item[], today: Temporal.PlainDate): Mention[] {
  const mentions: Mention[] = [];
  let at = 0;
  while (at < items.length && mentions.length < mostMentions) {
    const found = longestReading(items, at, today);
    if (found) mentions.push(found);
    at = found ? found.to : at + 1;
  }
  return mentions;
}

function longestReading(items: Item[], at: number, today: Temporal.PlainDate): Mention | undefined {
  let best: Mention | undefined;
  for (const pattern of patterns) {
    const match = pattern.phrase.match(items, at);
    if (!match || (best && match.to <= best.to)) continue;
    const moment = pattern.read(match, today, items);
    if (moment) best = { ...moment, from: match.from, to: match.to };
  }
  return best;
}
