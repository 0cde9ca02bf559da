import { isRecord, listOf, member, textOf } from './json.ts';

export interface PageLanguage {
  tag: string;
  name: string;
  direction: 'ltr' | 'rtl';
  /** Address of the page's words in this language. */
  words: string;
}

/** What the server put into the page for this script. */
export interface Setup {
  language: string;
  framed: boolean;
  /** The person chose the language in the address; else it came from the browser. */
  asked: boolean;
  languages: PageLanguage[];
  words: Record<string, string>;
}

/** Reads the JSON that the server left in the page. */
export function readSetup(page: Document): Setup {
  const parsed: unknown = JSON.parse(page.getElementById('setup')?.textContent ?? '{}');
  return {
    language: textOf(parsed, 'language') ?? 'en',
    framed: member(parsed, 'framed') === true,
    asked: member(parsed, 'asked') === true,
    languages: listOf(parsed, 'languages').map((language) => ({
      tag: textOf(language, 'tag') ?? 'en',
      name: textOf(language, 'name') ?? '',
      direction: textOf(language, 'direction') === 'rtl' ? 'rtl' : 'ltr',
      words: textOf(language, 'words') ?? '',
    })),
    words: readWords(member(parsed, 'words')),
  };
}

/** The texts among the members of a JSON object. */
export function readWords(value: unknown): Record<string, string> {
  const words: Record<string, string> = {};
  if (isRecord(value)) {
    for (const [key, text] of Object.entries(value)) if (typeof text === 'string') words[key] = text;
  }
  return words;
}
