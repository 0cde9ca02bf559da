import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalogue } from '../bot/locale-files.ts';
import { loadRulePacks } from '../bot/rule-packs.ts';
import { flow } from '../dialogs/questions/flow.ts';
import { listReasons } from '../dialogs/rules/pack.ts';
import type { Catalogue } from '../dialogs/texts.ts';

const folder = join(import.meta.dirname, '../locales');
const languages = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const catalogues = Object.fromEntries(languages.map((tag) => [tag, readCatalogue(join(folder, tag))]));
const english = flatten(catalogues.en ?? {});

/** A text's key without its plural form. */
const base = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const isPlural = (key: string) => base(key) !== key;
const placeholders = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();
const bases = (keys: Iterable<string>) => [...new Set([...keys].map(base))].sort();

/** Texts that are the same in some languages: names, and words that travelled. */
const sameAnyway =
  /^(conversation\.example|conversation\.heading|conversation\.review\.line|cities\..*|answers\.(window|date-and-age|joint)|result\.(source|line\..*)|result\.trial\.flip|desk\.sign-in\.password)$/;

describe.each(languages.map((tag) => [tag]))('the catalogue %s', (tag) => {
  const own = flatten(catalogues[tag] ?? {});

  it('has the texts that English has, and no others', () => {
    expect(bases(own.keys())).toEqual(bases(english.keys()));
  });

  it('has every plural form of its language', () => {
    const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.toSorted();
    for (const key of new Set([...own.keys()].filter(isPlural).map(base))) {
      const given = [...own.keys()].filter((each) => isPlural(each) && base(each) === key);
      expect(given.map((each) => each.slice(key.length + 1)).toSorted()).toEqual(forms);
    }
  });

  it('has the placeholders of the English text in each text', () => {
    const wrong = [...own].filter(([key, text]) => {
      const original = english.get(key) ?? english.get(`${base(key)}_other`) ?? '';
      const wanted = placeholders(original);
      // A form such as "one minute" may say its number in words.
      const optional = isPlural(key) ? ['{{count}}'] : [];
      const given = placeholders(text);
      return (
        given.some((each) => !wanted.includes(each)) ||
        wanted.some((each) => !given.includes(each) && !optional.includes(each))
      );
    });
    expect(wrong).toEqual([]);
  });

  it('says in words that an example is one', () => {
    expect(own.get('conversation.example')).toMatch(/^\p{L}+.*\{\{example\}\}$/u);
  });

  it('leaves nothing in English', () => {
    if (tag === 'en') return;
    const left = [...own].filter(
      ([key, text]) =>
        text === english.get(key) &&
        /\p{L}{4,}/u.test(text.replace(/\{\{\w+\}\}/g, '')) &&
        !sameAnyway.test(key),
    );
    expect(left.map(([key, text]) => `${key}: ${text}`)).toEqual([]);
  });
});

describe('the English catalogue', () => {
  it('has a sentence for every reason the pack in force can give, and what to do unless it is met', () => {
    const pack = loadRulePacks({
      folder: join(import.meta.dirname, '../dialogs/rules/packs'),
      current: 'koogallery',
    }).current('2026-11-22');
    const missing = listReasons(pack).flatMap(({ part, reason, verdict }) => {
      const key = `reasons.${part}.${reason}`;
      const keys = verdict === 'met' ? [`${key}.text`] : [`${key}.text`, `${key}.do`];
      return keys.filter((each) => !english.has(each));
    });
    expect(missing).toEqual([]);
  });

  it('has a title and a reason for every question, and words and an example for every part', () => {
    const keys = flow.flatMap(({ id, parts }) => [
      `questions.${id}.title`,
      `questions.${id}.why`,
      ...parts.flatMap((part) => [
        `questions.${part.id}.ask`,
        `questions.${part.id}.example`,
        ...part.choices.map((choice) => `questions.${part.id}.choices.${choice.id}`),
      ]),
    ]);
    expect(keys.filter((key) => !english.has(key))).toEqual([]);
  });
});

function flatten(catalogue: Catalogue, path: string[] = []): Map<string, string> {
  return new Map(
    Object.entries(catalogue).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[[...path, key].join('.'), value] as const]
        : [...flatten(value, [...path, key])],
    ),
  );
}
