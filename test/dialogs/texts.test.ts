import { createTexts } from '../../dialogs/texts.ts';

const texts = createTexts({
  en: { a: { people_one: '{{count}} person', people_other: '{{count}} people', only: 'English' } },
  es: {
    a: {
      people_one: '{{count}} persona',
      people_many: '{{count}} de personas',
      people_other: '{{count}} personas',
    },
  },
  'zh-Hans': { a: { people_other: '{{count}}人' } },
  'zh-Hant': { a: { people_other: '{{count}} 人' } },
});

describe('texts', () => {
  it('take the plural form of the language', () => {
    expect([1, 2].map((count) => texts.say('es', 'a.people', { count }))).toEqual([
      '1 persona',
      '2 personas',
    ]);
    expect(texts.say('zh-Hans', 'a.people', { count: 1 })).toBe('1人');
  });

  it('fall back to English where a language has a gap', () => {
    expect(texts.say('es', 'a.only')).toBe('English');
    expect(texts.has('es', 'a.only')).toBe(false);
  });

  it.each([
    [['es-MX'], 'es'],
    [['zh-CN'], 'zh-Hans'],
    [['zh-HK'], 'zh-Hant'],
    [['zh-TW', 'en'], 'zh-Hant'],
    [['xx', 'es-419'], 'es'],
    [['not a tag!'], 'en'],
    [[], 'en'],
  ])('match %j to %s', (tags, language) => {
    expect(texts.match(tags)).toBe(language);
  });
});
