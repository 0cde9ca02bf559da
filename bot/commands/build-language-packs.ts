import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { z } from 'zod';
import { type SpellOutRules, spellOut } from './spell-out.ts';

const require = createRequire(import.meta.url);
const target = new URL('../../dialogs/understanding/cldr/', import.meta.url);

/** Our tag → the tag CLDR's files use. */
const languages = {
  en: 'en',
  'zh-Hans': 'zh',
  'zh-Hant': 'zh-Hant',
  es: 'es',
  pt: 'pt',
  fr: 'fr',
  de: 'de',
  it: 'it',
  tr: 'tr',
  ar: 'ar',
  th: 'th',
  id: 'id',
  vi: 'vi',
  ja: 'ja',
  ko: 'ko',
  ru: 'ru',
};

/** Endings of Russian cases that take the place of the last letter; Беларусь and Тайвань have different ones. */
const endingsBehind = new Map([
  ['а', ['у', 'ы', 'е', 'и', 'ой']],
  ['я', ['ю', 'и', 'е', 'ей']],
  ['й', ['я', 'ю', 'ем', 'е']],
  ['ь', ['я', 'и', 'ю', 'е', 'ем']],
]);

type Add = (key: string, word: string | undefined) => void;

const names = z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())]));
const widths = z.record(z.string(), z.record(z.string(), names));

interface Places {
  [name: string]: Places | string;
}
const places: z.ZodType<Places> = z.lazy(() => z.record(z.string(), z.union([z.string(), places])));

for (const [tag, cldrTag] of Object.entries(languages)) {
  const pack = buildPack(tag, cldrTag);
  // One meaning a line: a change of CLDR is then seen at a glance.
  const lines = Object.entries(pack).map(
    ([key, words]) => `  ${JSON.stringify(key)}: ${JSON.stringify(words)}`,
  );
  writeFileSync(new URL(`${tag}.json`, target), `{\n${lines.join(',\n')}\n}\n`);
}

/** One language's generated words: tag with value → the words for it, as `words/` has them by hand. */
function buildPack(tag: string, cldrTag: string): Record<string, string[]> {
  const version = z.object({ version: z.string() }).parse(read('cldr-dates-full/package.json')).version;
  const pack = new Map<string, Set<string>>([['source', new Set([`CLDR ${version}`])]]);
  const add = (key: string, word: string | undefined): void => {
    if (word && !/^\d+$/.test(word)) pack.set(key, (pack.get(key) ?? new Set()).add(word.toLowerCase()));
  };
  addCalendar(cldrTag, add);
  addCountries(tag, add);
  addZones(cldrTag, add);
  addNumbers(cldrTag, add);
  return Object.fromEntries([...pack].map(([key, words]) => [key, [...words]]));
}

function addCalendar(tag: string, add: Add): void {
  const file = z
    .object({ main: z.record(z.string(), z.unknown()) })
    .parse(read(`cldr-dates-full/main/${tag}/ca-gregorian.json`));
  const calendar = z
    .object({
      dates: z.object({ calendars: z.object({ gregorian: z.object({ months: widths, days: widths }) }) }),
    })
    .parse(file.main[tag]).dates.calendars.gregorian;
  for (const [kind, key] of [
    ['months', 'month'],
    ['days', 'weekday'],
  ] as const) {
    for (const form of Object.values(calendar[kind])) {
      for (const width of ['wide', 'abbreviated']) {
        for (const [value, word] of Object.entries(form[width] ?? {})) {
          if (typeof word === 'string' && /\p{L}/u.test(word) && !/^\d/.test(word)) {
            add(`${key}:${value}`, word.replace(/\.$/, ''));
          }
        }
      }
    }
  }
}

function addCountries(tag: string, add: Add): void {
  for (const style of ['long', 'short'] as const) {
    const display = new Intl.DisplayNames(tag, { type: 'region', style, fallback: 'none' });
    for (const code of countryCodes()) {
      const name = display.of(code);
      for (const form of inflected(tag, name)) {
        if (name !== code) add(`country:${code}`, form.replace(/ ?\(.*\)|（.*）/, ''));
      }
    }
  }
}

/** Russian declines names of one word: в Мексику, из Мексики, из Судана, в Уругвае. */
function inflected(tag: string, name: string | undefined): string[] {
  if (name === undefined) return [];
  const [stem = '', last = ''] = tag === 'ru' ? (/^(\p{L}+)(?<=(\p{Ll}))$/u.exec(name)?.slice(1) ?? []) : [];
  const endings =
    endingsBehind.get(last) ?? (/[бвгджзклмнпрстфхцчшщ]/.test(last) ? ['а', 'у', 'ом', 'е'] : []);
  const kept = endingsBehind.has(last) ? stem.slice(0, -1) : stem;
  return [name, ...endings.map((ending) => kept + ending)];
}

/** Territories of ISO 3166 that have an English name; Intl knows some codes that are no countries. */
function countryCodes(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const display = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const notCountries = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter(
      (code) => !notCountries.has(code) && new Intl.Locale(`und-${code}`).region === code && display.of(code),
    );
}

function addZones(tag: string, add: Add): void {
  const file = z
    .object({ main: z.record(z.string(), z.unknown()) })
    .parse(read(`cldr-dates-full/main/${tag}/timeZoneNames.json`));
  const zones = z
    .object({ dates: z.object({ timeZoneNames: z.object({ zone: places }) }) })
    .parse(file.main[tag]).dates.timeZoneNames.zone;
  const walk = (place: Places, path: string[]): void => {
    const city = place.exemplarCity;
    if (typeof city === 'string' && isZone(path.join('/')))
      for (const form of inflected(tag, city.replace(/ ?\(.*\)/, ''))) add(`zone:${path.join('/')}`, form);
    for (const [name, inner] of Object.entries(place))
      if (typeof inner !== 'string') walk(inner, [...path, name]);
  };
  walk(zones, []);
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const city = zone.split('/').at(-1)?.replaceAll('_', ' ');
    if (tag === 'en' && zone.includes('/') && !zone.startsWith('Etc')) add(`zone:${zone}`, city);
  }
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

function addNumbers(tag: string, add: Add): void {
  const pairs = z.array(z.tuple([z.string(), z.string()]));
  const file = z
    .object({ rbnf: z.object({ rbnf: z.object({ SpelloutRules: z.record(z.string(), pairs.catch([])) }) }) })
    .parse(read(`cldr-rbnf/rbnf/${tag}.json`));
  const rules: SpellOutRules = file.rbnf.rbnf.SpelloutRules;
  const cardinals = Object.keys(rules).filter((name) => /^%spellout-(cardinal|numbering)/.test(name));
  const ordinals = Object.keys(rules).filter((name) => /^%spellout-ordinal/.test(name));
  const tens = [...Array(9).keys()].map((index) => (index + 1) * 100);
  const years = [...Array(101).keys()].map((index) => 1950 + index);
  // German and Italian write all of a number as one word, so that no other words can be put together to it.
  const oneWord = tag === 'de' || tag === 'it' ? [...Array(1000).keys()] : [];
  for (const number of [...Array(101).keys(), ...oneWord, ...tens, 1000, 2000].filter(Boolean)) {
    for (const name of cardinals) add(`number:${number}`, spelled(rules, name, number));
  }
  for (const number of years) {
    for (const name of cardinals)
      if (/year|numbering$|cardinal-masculine$|cardinal$/.test(name))
        add(`number:${number}`, spelled(rules, name, number));
  }
  for (const number of [...Array(32).keys()].slice(1)) {
    for (const name of ordinals) add(`ordinal:${number}`, spelled(rules, name, number));
  }
}

function spelled(rules: SpellOutRules, ruleSet: string, number: number): string {
  return spellOut(rules, ruleSet, number).replaceAll('-', ' ').trim();
}

function read(path: string): unknown {
  const [name = '', ...rest] = path.split('/');
  return JSON.parse(
    readFileSync(`${dirname(require.resolve(`${name}/package.json`))}/${rest.join('/')}`, 'utf8'),
  );
}
