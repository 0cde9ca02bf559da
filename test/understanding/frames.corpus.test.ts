import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeReading } from '../../bot/commands/describe-reading.ts';
import { loadTexts } from '../../bot/locale-files.ts';
import { createKnowledge } from '../../dialogs/knowledge/find-entry.ts';
import { interpretMessage } from '../../dialogs/knowledge/interpret-message.ts';
import { createReader } from '../../dialogs/understanding/create-reader.ts';
import words from '../../dialogs/understanding/small-talk.json' with { type: 'json' };
import { judge, type Row, rowSchema } from './judge.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = join(import.meta.dirname, 'rows');
const world = { reader: createReader(), knowledge: createKnowledge(loadTexts(join(root, 'locales'))) };
const today = Temporal.PlainDate.from('2026-11-22');
const phrases: Record<string, { greeting: string[]; thanks: string[] }> = words;

/** Said beside an answer, in front of it and behind it, and no part of it. */
const remarks: Record<string, [string, string]> = {
  ar: ['أنا في القطار الآن', 'القصة طويلة'],
  de: ['sorry für die späte Antwort', 'ich sitze gerade im Zug'],
  en: ['sorry for the late reply', 'I just looked it up'],
  es: ['perdón por la demora', 'es una larga historia'],
  fr: ['désolé pour la réponse tardive', 'je suis dans le train'],
  id: ['maaf baru balas', 'saya lagi di kereta'],
  it: ['scusate il ritardo', 'sono in treno adesso'],
  ja: ['今電車の中です', 'ご参考になれば幸いです'],
  ko: ['방금 동료가 알려줬어요', '얘기하자면 길어요'],
  pt: ['é uma longa história', 'sou novo aqui'],
  ru: ['извините за поздний ответ', 'я сейчас в поезде'],
  th: ['ขอโทษที่ตอบช้าค่ะ', 'ตอนนี้อยู่บนรถไฟ'],
  tr: ['geç cevap için kusura bakmayın', 'şu an trendeyim'],
  vi: ['tôi đang trên tàu', 'chuyện dài lắm'],
  'zh-Hans': ['我现在在地铁上', '我刚查了一下'],
  'zh-Hant': ['我現在在捷運上', '我剛查了一下'],
};

/** What stands around an answer or between its parts and changes nothing. */
const frames: [string, (message: string, row: Row) => string][] = [
  ['a greeting', (message, { lang }) => `${phrases[lang]?.greeting[0]}, ${message}`],
  ['thanks', (message, { lang }) => `${message}, ${phrases[lang]?.thanks[0]}!`],
  ['a remark in front', (message, { lang }) => `${remarks[lang]?.[0]}, ${message}`],
  ['a remark behind', (message, { lang }) => `${message}, ${remarks[lang]?.[1]}`],
  ['a smile', (message) => `${message} 😊`],
  ['dots for commas', (message) => message.replace(/, /g, '... ')],
  ['lines for commas', (message) => message.replace(/, /g, '\n')],
];

/** Of each language's rows, so that the suite stays short. */
const oneIn = 6;
/** Now and then the sign or the word says something after all: "ages ago / honestly no clue". */
const mostOther = 0.015;

describe.each(readdirSync(folder).filter((name) => name.endsWith('.jsonl')))('%s', (name) => {
  const rows = readFileSync(join(folder, name), 'utf8')
    .trim()
    .split('\n')
    .filter((_, at) => at % oneIn === 0)
    .map((line) => rowSchema.parse(JSON.parse(line)))
    .filter((row) => judge(row, read(row, row.utterance)) === 'right');

  test.each(frames)('is read alike with %s', (_, framed) => {
    const other = rows
      .map((row) => ({ row, message: framed(row.utterance, row) }))
      .filter(({ row, message }) => judge(row, read(row, message)) === 'wrong')
      .map(({ message }) => message);
    expect(other.slice(Math.floor(rows.length * mostOther))).toEqual([]);
  });

  test('is read alike on a page in English', () => {
    const other = rows
      .filter((row) => judge(row, read(row, row.utterance, ['en-US', row.locale])) === 'wrong')
      .map(({ utterance }) => utterance);
    expect(other.slice(Math.floor(rows.length * mostOther))).toEqual([]);
  });
});

function read({ pending, locale }: Row, message: string, languages = [locale]): Record<string, unknown> {
  return describeReading(interpretMessage(message, { pending, languages, today }, world));
}
