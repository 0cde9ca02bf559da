import type { Texts } from '../texts.ts';
import { fold } from '../understanding/fold.ts';
import type { Ask } from './position.ts';
import { answerOfChoice } from './read-answer.ts';
import type { PartAnswer } from './state.ts';

/** A longer message says more than the words found in it. */
const longestMention = 60;

/** The answer whose ready words the message is, as "limited company"; they say more than a command or a yes. */
export function answerByWords(
  message: string,
  ask: Ask,
  languages: string[],
  texts: Texts,
): PartAnswer | undefined {
  const said = fold(message);
  const choice = readyWords(ask, languages, texts).find(({ words }) => words.includes(said));
  return choice && answerOfChoice(ask, choice.id);
}

/**
 * The answer whose ready words stand in a short message that was not read otherwise, as in "well, we're a company",
 * if no other answer's words do. It may also be "we are not a company": the person has to confirm it.
 */
export function answerByMention(
  message: string,
  ask: Ask,
  languages: string[],
  texts: Texts,
): PartAnswer | undefined {
  if (message.length > longestMention || /[?？؟]/u.test(message)) return undefined;
  const said = fold(message);
  const mentions = readyWords(ask, languages, texts)
    .flatMap(({ id, words }) => words.filter((word) => mentioned(said, word)).map((word) => ({ id, word })))
    .filter(
      ({ word }, _at, all) =>
        !all.some((other) => other.word.length > word.length && other.word.includes(word)),
    );
  const [only, another] = new Set(mentions.map(({ id }) => id));
  return only && !another ? answerOfChoice(ask, only) : undefined;
}

function readyWords(ask: Ask, languages: string[], texts: Texts): { id: string; words: string[] }[] {
  return [...new Set([...languages, 'en'])].flatMap((language) =>
    ask.part.choices.flatMap(({ id }) => {
      const key = `questions.${ask.part.id}.words.${id}`;
      if (!texts.has(language, key)) return [];
      const words = texts.say(language, key).split(/[,،、，]/u);
      return [{ id, words: words.map(fold).filter(Boolean) }];
    }),
  );
}

/** As whole words; where words are written without spaces, as a run of at least two characters. */
function mentioned(message: string, word: string): boolean {
  const isRun = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u.test(word);
  return isRun ? word.length > 1 && message.includes(word) : ` ${message} `.includes(` ${word} `);
}
