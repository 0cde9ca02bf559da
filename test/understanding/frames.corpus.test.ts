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

/** What stands around an answer or between its parts and changes nothing. */
const frames: [string, (message: string, row: Row) => string][] = [
  ['a greeting', (message, { lang }) => `${phrases[lang]?.greeting[0]}, ${message}`],
  ['thanks', (message, { lang }) => `${message}, ${phrases[lang]?.thanks[0]}!`],
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
