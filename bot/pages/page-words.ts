import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { GuideError } from '../../dialogs/errors.ts';
import type { Texts } from '../../dialogs/texts.ts';
import { isRightToLeft } from '../channels/right-to-left.ts';

const pageFile = z.object({ chat: z.record(z.string(), z.string()) });

/** A language as the page's menu shows it: in its own name. */
export interface PageLanguage {
  tag: string;
  name: string;
  direction: 'ltr' | 'rtl';
  /** Where the page fetches the words when the conversation changes to this language. */
  words: string;
}

export interface PageWords {
  readonly languages: PageLanguage[];
  /** The words of the page in a language, as the browser gets them. */
  of(language: string): Record<string, string>;
  /** One JSON file a language, by hashed name. */
  files: Map<string, string>;
}

/** The page's own words (`chat` of `page.json`) in every language. Throws `locale-invalid`. */
export function pageWords(texts: Texts, directory = join(import.meta.dirname, '../../locales')): PageWords {
  const words = new Map<string, Record<string, string>>();
  const files = new Map<string, string>();
  const addresses = texts.languages.map((tag) => {
    const chat = readChat(join(directory, tag, 'page.json'));
    const contents = JSON.stringify(chat);
    const name = `words-${tag}-${createHash('sha256').update(contents).digest('hex').slice(0, 8)}.json`;
    words.set(tag, chat);
    files.set(name, contents);
    return { tag, words: `/pages/${name}` };
  });
  let languages: PageLanguage[] | undefined;
  return {
    // Their names take longer than all the rest of this, and a start can do without them.
    get languages() {
      languages ??= addresses.map(({ tag, words }) => ({
        tag,
        name: nameOf(tag),
        direction: isRightToLeft(tag) ? 'rtl' : 'ltr',
        words,
      }));
      return languages;
    },
    files,
    of: (language) => words.get(language) ?? {},
  };
}

function readChat(path: string): Record<string, string> {
  try {
    return pageFile.parse(JSON.parse(readFileSync(path, 'utf8'))).chat;
  } catch (cause) {
    throw new GuideError('locale-invalid', path, { cause });
  }
}

/** A language's name in itself, as its speakers look for it in a list. */
function nameOf(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
