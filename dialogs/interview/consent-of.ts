import type { ConsentValue } from '../understanding/reading.ts';
import type { Scene } from './scene.ts';

/** What a message says to a yes-or-no question; undefined when it says something else. */
export function consentOf(
  { world, context }: Scene,
  text: string,
  languages: string[],
): ConsentValue['consent'] | undefined {
  const reading = world.reader.read(text, { pending: 'consent', languages, today: context.today });
  if (reading.outcome !== 'value' || reading.candidate.value.kind !== 'consent') return undefined;
  return reading.candidate.value.consent;
}
