import { type Item, is, meaningOf } from '../items.ts';
import { isQuestion } from '../sentences.ts';
import type { Themes } from './find-themes.ts';

/** "I'm a private person, there is no company. May I sign up?": told in one sentence and asked in another. */
export function asksAsIndividual(sentences: Item[][], themesOf: (sentence: Item[]) => Themes): boolean {
  const asks = (sentence: Item[]): boolean => themesOf(sentence).asks || isQuestion(sentence);
  const tells = (sentence: Item[]): boolean =>
    themesOf(sentence).found.has('individual') ||
    sentence.some((item) => meaningOf(item, 'topic') === 'individual');
  const founds = (sentence: Item[]): boolean =>
    sentence.some((item) => is(item, 'digits') || is(item, 'founded'));
  const asked = sentences.some((sentence) => asks(sentence) && themesOf(sentence).found.has('join'));
  return asked && sentences.some((sentence) => tells(sentence) && !asks(sentence) && !founds(sentence));
}
