import fc from 'fast-check';
import { createReader } from '../../../dialogs/understanding/create-reader.ts';
import { languagePacks } from '../../../dialogs/understanding/language-packs.ts';
import type { Reading, ReadingKind } from '../../../dialogs/understanding/reading.ts';

const reader = createReader();
const today = Temporal.PlainDate.from('2026-11-22');
const kinds: ReadingKind[] = ['established', 'coverage', 'staffing', 'consent'];
const languages = [
  'en',
  'zh-Hans',
  'zh-Hant',
  'es',
  'pt',
  'fr',
  'de',
  'it',
  'tr',
  'ar',
  'th',
  'id',
  'vi',
  'ja',
  'ko',
  'ru',
];

function read(message: string, pending: ReadingKind, language: string): Reading {
  return reader.read(message, { pending, languages: [language], today });
}

const kind = fc.constantFrom(...kinds);
const language = fc.constantFrom(...languages);
/** Messages of words that mean something, numbers and signs, in any order. */
const word = fc.constantFrom(
  'yes',
  'no',
  'if',
  'maybe',
  'March',
  '2023',
  '15',
  '03/04/2024',
  '2 years',
  'about',
  'less than',
  'a year',
  'ago',
  '9-18',
  'Mon-Fri',
  '24/7',
  'Singapore',
  'GMT+8',
  'lunch',
  'Brazil',
  'one',
  'pre-sales',
  'after-sales',
  'nobody',
  '去年',
  '三月',
  '两年',
  '周一',
  '售前',
  '同意',
  'нет',
  'да',
  'если',
  '31 февраля',
  'ปี',
  '2566',
  'ครึ่ง',
  '1445 هـ',
  'نعم',
  '평일',
  '9시',
  '네',
  '令和5年',
  'はい',
  '?',
  '.',
  ',',
  '-',
  '(',
  '½',
  '👍',
  '\n',
);
const message = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
);

const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];

test('a reading rests on a stretch of the message', () => {
  fc.assert(
    fc.property(message, kind, language, (text, pending, tag) => {
      const reading = read(text, pending, tag);
      const candidates =
        reading.outcome === 'value'
          ? [reading.candidate]
          : reading.outcome === 'choose'
            ? reading.candidates
            : [];
      for (const { span } of candidates) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeLessThanOrEqual(text.length);
        expect(text.slice(span.start, span.end).trim()).not.toBe('');
      }
    }),
    { numRuns: 600 },
  );
});

test('the digits of every script read alike', () => {
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 6 }),
      kind,
      language,
      fc.constantFrom(...zeros),
      (words, pending, tag, zero) => {
        const plain = words.join(' ');
        const other = plain.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
        expect(valuesOf(read(other, pending, tag))).toEqual(valuesOf(read(plain, pending, tag)));
      },
    ),
    { numRuns: 400 },
  );
});

test('case and the number of spaces do not matter', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), kind, (words, pending) => {
      const plain = valuesOf(read(words.join(' ').toLowerCase(), pending, 'en'));
      expect(valuesOf(read(`  ${words.join('   ').toLowerCase()} `, pending, 'en'))).toEqual(plain);
    }),
    { numRuns: 400 },
  );
});

test.each([
  ['en', 'if legal agrees'],
  ['zh-Hans', '如果法务同意'],
  ['zh-Hant', '如果法務同意'],
  ['es', 'siempre que lo apruebe legal'],
  ['pt', 'desde que o jurídico aprove'],
  ['fr', 'à condition que le juridique valide'],
  ['de', 'wenn die Rechtsabteilung zustimmt'],
  ['it', "a condizione che l'ufficio legale approvi"],
  ['tr', 'hukuk onaylarsa'],
  ['ar', 'بشرط موافقة المحامي'],
  ['th', 'ถ้าฝ่ายกฎหมายอนุมัติ'],
  ['id', 'kalau bagian hukum setuju'],
  ['vi', 'nếu luật sư đồng ý'],
  ['ja', '法務が承認すればという条件で'],
  ['ko', '법무팀이 승인하면'],
  ['ru', 'если юристы одобрят'],
])('%s: a condition beside a yes is never a yes', (tag, condition) => {
  const yes = agreements[tag] ?? 'ok';
  for (const text of [`${yes}, ${condition}`, `${condition}, ${yes}`, `${yes} ${condition}`]) {
    expect(valuesOf(read(text, 'consent', tag))).not.toContainEqual({ kind: 'consent', consent: 'yes' });
  }
});

const agreements: Record<string, string> = {
  en: 'yes',
  'zh-Hans': '同意',
  'zh-Hant': '同意',
  es: 'sí',
  pt: 'sim',
  fr: 'oui',
  de: 'ja',
  it: 'sì',
};

/** The words of a meaning in a language, as the files hold them that people correct. */
function wordsOf(tag: string, meaning: string): string[] {
  const [words] = languagePacks[tag] ?? [];
  return (words?.[meaning] ?? []).filter((written) => !/[*=|]/.test(written));
}

const readable = Object.keys(languagePacks).filter((tag) => tag !== 'common');

describe.each(readable)('%s: caution about consent', (tag) => {
  const agreement = agreements[tag] ?? 'ok';
  const agree = [agreement, ...wordsOf(tag, 'consent-yes')];

  test('no word for a condition comes out as a yes beside one', () => {
    const conditions = [...wordsOf(tag, 'condition'), ...wordsOf(tag, 'consent-excepts')];
    expect(readAsYes(conditions.map((condition) => `${agreement}, ${condition}`))).toEqual([]);
  });

  test('no idiom of agreement outweighs a condition', () => {
    const [condition = 'if'] = wordsOf(tag, 'condition');
    const texts = agree.flatMap((idiom) => [`${idiom}, ${condition} x`, `${condition} x, ${idiom}`]);
    expect(readAsYes(texts)).toEqual([]);
  });

  test('a negated acceptance is never a yes', () => {
    const space = ['zh-Hans', 'zh-Hant', 'ja', 'th'].includes(tag) ? '' : ' ';
    const postponed = wordsOf(tag, 'consent-postpones')[0] ?? '';
    const acceptances = wordsOf(tag, 'consent-accepts').filter((_, index) => index % 4 === 0);
    for (const acceptance of acceptances) {
      const texts = [
        ...wordsOf(tag, 'consent-denies').flatMap((denial) => [
          [denial, acceptance],
          [postponed, denial, acceptance],
        ]),
        ...wordsOf(tag, 'consent-denies-after').map((denial) => [acceptance, denial]),
      ].map((words) => words.join(space));
      expect(readAsYes(texts)).toEqual([]);
    }
  });

  test('a refusal is a yes only if it is itself negated', () => {
    expect(readAsYes([...wordsOf(tag, 'consent-refuses'), ...wordsOf(tag, 'consent-no')])).toEqual([]);
  });

  test('no yes is concluded from a refusal', () => {
    // Korean 됐고, "enough of that", leads to an answer as "but" does
    const leads = new Set(wordsOf(tag, 'but'));
    const refusals = [...wordsOf(tag, 'consent-no'), ...wordsOf(tag, 'consent-refuses')].filter(
      (refusal) => !leads.has(refusal),
    );
    const [yes = ''] = wordsOf(tag, 'yes');
    const texts = refusals.flatMap((refusal) =>
      wordsOf(tag, 'consent-so').map((so) => `${refusal}, ${so} ${yes}`),
    );
    expect(readAsYes(texts)).toEqual([]);
  });

  function readAsYes(texts: string[]): string[] {
    return texts.filter((text) => valuesOf(read(text, 'consent', tag)).some(isYes));
  }
});

test('nothing is read from a message without evidence', () => {
  for (const text of ['', ' ', '...', '🎉🎉', '-', '((((', '\u200b\u202e', 'zzzz qqqq']) {
    for (const pending of kinds)
      expect(read(text, pending, 'en')).toEqual({ outcome: 'nothing', reason: 'unknown' });
  }
});

function isYes(value: unknown): boolean {
  return JSON.stringify(value) === JSON.stringify({ kind: 'consent', consent: 'yes' });
}

function valuesOf(reading: Reading): unknown[] {
  if (reading.outcome === 'nothing') return [];
  return reading.outcome === 'value'
    ? [reading.candidate.value]
    : reading.candidates.map(({ value }) => value);
}
