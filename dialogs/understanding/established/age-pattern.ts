import { phrase } from '../phrase.ts';
import type { Read } from './age-moments.ts';

/** Words in a row that tell when a company was founded by the time since then, and what they say. */
export interface AgePattern {
  phrase: ReturnType<typeof phrase>;
  read: Read;
}

export function on(pattern: string, read: Read): AgePattern {
  return { phrase: phrase(pattern), read };
}
