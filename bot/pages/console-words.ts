import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { GuideError } from '../../dialogs/errors.ts';
import { flow } from '../../dialogs/questions/flow.ts';
import type { Texts } from '../../dialogs/texts.ts';
import { isRightToLeft } from '../channels/right-to-left.ts';

const wordsByKey = z.record(z.string(), z.string());
const deskFile = z.object({
  console: wordsByKey,
  notices: wordsByKey,
  canned: wordsByKey,
  numbers: z.object({ page: wordsByKey }),
});

/** What the names of the console's files of words begin with. */
export const consoleWordsPrefix = 'console-words-';

/** Requirements that a pack has at most; their titles are the texts `result.requirements.<pack>.R1` and on. */
const mostRequirements = 20;

export interface ConsoleWords {
  /** `words` is where the console fetches them. */
  languages: { tag: string; direction: 'ltr' | 'rtl'; words: string }[];
  /** The words of the console in a language by key, as the browser gets them. */
  of(language: string): Record<string, string>;
  /** One JSON file a language, by hashed name. */
  files: Map<string, string>;
}

/**
 * The console's words in every language: `console` of `desk.json`, its notices and the page of canned
 * replies as `notice-<key>` and `canned-<key>`, the page of the
 * numbers as `numbers-<key>`, and the titles of questions and of the requirements
 * of a pack as `question.<id>` and `requirement.<id>`. Throws `locale-invalid`.
 */
export function consoleWords(
  texts: Texts,
  pack: string,
  directory = join(import.meta.dirname, '../../locales'),
): ConsoleWords {
  const words = new Map(
    texts.languages.map((tag) => [
      tag,
      { ...readConsole(join(directory, tag, 'desk.json')), ...titles(texts, tag, pack) },
    ]),
  );
  const files = new Map<string, string>();
  const languages = [...words].map(([tag, own]) => {
    const contents = JSON.stringify(own);
    const name = `${consoleWordsPrefix}${tag}-${createHash('sha256').update(contents).digest('hex').slice(0, 8)}.json`;
    files.set(name, contents);
    const direction = isRightToLeft(tag) ? ('rtl' as const) : ('ltr' as const);
    return { tag, direction, words: `/pages/${name}` };
  });
  return { languages, files, of: (language) => words.get(language) ?? {} };
}

function readConsole(path: string): Record<string, string> {
  try {
    const { console: own, notices, canned, numbers } = deskFile.parse(JSON.parse(readFileSync(path, 'utf8')));
    return {
      ...own,
      ...prefixed('notice', notices),
      ...prefixed('canned', canned),
      ...prefixed('numbers', numbers.page),
    };
  } catch (cause) {
    throw new GuideError('locale-invalid', path, { cause });
  }
}

function prefixed(prefix: string, words: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([key, text]) => [`${prefix}-${key}`, text]));
}

function titles(texts: Texts, tag: string, pack: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { id } of flow) found[`question.${id}`] = texts.say(tag, `questions.${id}.title`);
  for (let number = 1; number <= mostRequirements; number++) {
    const key = `result.requirements.${pack}.R${number}`;
    if (texts.has('en', key)) found[`requirement.R${number}`] = texts.say(tag, key);
  }
  return found;
}
