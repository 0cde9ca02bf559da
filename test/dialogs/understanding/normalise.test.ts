import { languagePacks } from '../../../dialogs/understanding/language-packs.ts';
import { normalise } from '../../../dialogs/understanding/normalise.ts';
import { firstUnit, normaliseWord } from '../../../dialogs/understanding/word-form.ts';

const letters = Array.from({ length: 0xd800 - 0x20 }, (_, index) => String.fromCharCode(index + 0x20));

describe('words of the packs and words of a message meet in one form', () => {
  test('every letter comes to the same in both', () => {
    const apart = letters.filter((letter) => {
      const [word, message] = [normaliseWord(`b${letter}d`), normalise(`b${letter}d`)];
      return word.exact !== message.exact || word.folded !== message.folded;
    });
    expect(apart).toEqual([]);
  });

  test('the first letter of a word is that of its form', () => {
    const words = letters.flatMap((letter) => [letter, `${letter}d`, `d${letter}`, `${letter}\u0308`]);
    expect(
      words.filter((word) => firstUnit(word) !== (normaliseWord(word).folded.charCodeAt(0) || 0)),
    ).toEqual([]);
  });
});

test('an emoji that answers stays, any other is a space', () => {
  const answering = Object.values(languagePacks)
    .flat()
    .flatMap((pack) => Object.values(pack).flat())
    .flatMap((word) => word.match(/\p{Extended_Pictographic}/gu) ?? []);
  for (const emoji of answering) expect(normalise(`x ${emoji}`).exact).toBe(`x ${emoji}`);
  expect(normalise('3 🎉 5 😊').exact.trim()).toBe('3 5');
});
