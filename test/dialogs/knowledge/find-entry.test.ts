import { knowledgeEntries } from '../../../dialogs/knowledge/entries.ts';
import { splitQuestions } from '../../../dialogs/knowledge/split-questions.ts';
import { worldOn } from '../../world.ts';

const { knowledge, texts } = worldOn('2026-11-22');

describe('finding what somebody asks', () => {
  it.each([
    ['is there a deposit??', 'deposit'],
    ['how long is the review', 'review-time'],
    ['whats the commission', 'commission'],
    ['what documents do i need', 'certificates'],
    ['Who has to sign it?', 'who-may-sign'],
    ['can the company name be changed later?', 'company-name'],
  ])('knows “%s”', (message, entry) => {
    expect(knowledge.find(message, ['en']).match).toBe(entry);
  });

  it.each([
    'yes',
    'no problem',
    'ok if legal approves',
    '24/7',
    '9-18 Mon-Fri Singapore time',
    'my cat is ill',
    '🙂',
  ])('takes “%s” for no question', (message) => {
    expect(knowledge.find(message, ['en']).match).toBeUndefined();
  });

  it('suggests what comes near instead of guessing', () => {
    expect(knowledge.find('can freelancers apply', ['en'])).toMatchObject({ near: ['individual'] });
  });

  it('finds every entry by each of its own wordings, in every language', () => {
    const lost = texts.languages.flatMap((language) =>
      knowledgeEntries.flatMap(({ id }) => {
        const asked = texts.say(language, `knowledge.entries.${id}.asked`).split('|');
        return asked
          .filter((words) => !knowledge.find(words, [language]).near.includes(id))
          .map((words) => `${language} ${id}: ${words}`);
      }),
    );
    expect(lost).toEqual([]);
  });
});

describe('a message that asks and answers', () => {
  it('is taken apart', () => {
    expect(splitQuestions('2019. By the way, is there a deposit?', ['en'], knowledge)).toEqual({
      asked: ['deposit'],
      rest: '2019.',
    });
  });

  it('stays whole when it asks nothing known', () => {
    expect(splitQuestions('From 9 to 6. Monday to Friday.', ['en'], knowledge)).toEqual({
      asked: [],
      rest: 'From 9 to 6. Monday to Friday.',
    });
  });
});
