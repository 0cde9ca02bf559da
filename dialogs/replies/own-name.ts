import { displayNames } from '../formats.ts';

/** A language's name in that language, as "Español". */
export function ownName(tag: string): string {
  const name = displayNames(tag, { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
