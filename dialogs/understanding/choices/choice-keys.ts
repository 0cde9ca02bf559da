/**
 * What a key in the files of words for answers says, as `licence:expired` or `applicant:individual:alone`; keys without
 * a part (`denies`, `filler`) hold for all of them. Besides the answers that a part offers there are:
 *
 * - `unclear`: words that leave the answer open ("it is closed now"). It is asked back.
 * - `same`: the answer given before, which `same` of the part in `questions/` tells ("the same team").
 * - `lunch`, and what else `vague` of the part in `questions/` names: words that several answers share ("for lunch").
 * - `of-next` and `of-last`: no answer, but a word that joins one to what it belongs to, which follows ("of") or came
 *   before (Chinese 的): "the branch of a company". Where a language has none, `covers` of the answer in `questions/`
 *   tells what words behind it only complete.
 * - `…:alone`: words that are this answer only if nothing else is said ("I").
 */
export interface ChoiceKey {
  part: string;
  choice: string;
  alone: boolean;
}

/** Undefined for a key that holds for all parts. */
export function parseChoiceKey(key: string): ChoiceKey | undefined {
  const [part, choice, rest] = key.split(':');
  return part && choice ? { part, choice, alone: rest === 'alone' } : undefined;
}

/** The tag that the words of a key are found by. */
export function tagOfChoice({ choice }: ChoiceKey): string {
  return joining.has(choice) ? choice : `says:${choice}`;
}

/** Words that leave a question open, repeat an answer or join two say nothing of the other questions. */
export function answersOneQuestion({ choice, alone }: ChoiceKey): boolean {
  return !alone && !joining.has(choice) && !['unclear', 'same', 'lunch'].includes(choice);
}

const joining = new Set(['of-next', 'of-last']);

/** A key with its words. */
export type ChoiceWords = readonly [key: string, words: readonly string[]];
