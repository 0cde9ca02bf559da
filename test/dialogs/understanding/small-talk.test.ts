import { readSmallTalk } from '../../../dialogs/understanding/small-talk.ts';
import { play } from '../../journeys/play.ts';
import { worldOn } from '../../world.ts';

const world = worldOn('2026-11-22');

test.each([
  ['Hi there!', 'en', 'greeting'],
  ['Thanks a lot 🙏', 'en', 'thanks'],
  ['ok thanks, bye', 'en', 'farewell'],
  ['你好，在吗？', 'zh-Hans', 'greeting'],
  ['สวัสดีครับ', 'th', 'greeting'],
  ['السلام عليكم', 'ar', 'greeting'],
  ['hello', 'ja', 'greeting'],
  ['muchas gracias', 'es', 'thanks'],
])('%s is a kind word', (message, language, kind) => {
  expect(readSmallTalk(message, [language])).toBe(kind);
});

test.each(['hello, 2019', 'no thanks', 'thanks to our lawyer we comply', 'hi or high', ''])(
  '“%s” is more than a kind word, or none',
  (message) => {
    expect(readSmallTalk(message, ['en'])).toBeUndefined();
  },
);

test('a greeting is returned and the question asked again, as often as it comes', () => {
  const greeted = { says: 'hello!', hears: ['Good to have you here', 'When was your company established?'] };
  const end = play(world, [
    greeted,
    greeted,
    greeted,
    { says: 'thanks', hears: ['You are welcome', '1 of 8'] },
  ]);
  expect(end.events.filter(({ kind }) => kind === 'not-understood')).toEqual([]);
});

test('whoever asks is told that no person is talking', () => {
  for (const says of ['are you a bot?', 'who are you?', 'is this an official huawei site?'])
    play(world, [{ says, hears: ['I am an automated assistant, not a person and not Huawei'] }]);
});
