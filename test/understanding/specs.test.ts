import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { describeReading } from '../../bot/commands/describe-reading.ts';
import { createReader } from '../../dialogs/understanding/create-reader.ts';
import { createItemiser } from '../../dialogs/understanding/itemise.ts';
import { is, meaningOf } from '../../dialogs/understanding/items.ts';
import { languagePacks } from '../../dialogs/understanding/language-packs.ts';
import { normalise } from '../../dialogs/understanding/normalise.ts';
import type { Verdict } from './judge.ts';
import { notReadYet, readOtherwise } from './specs/read-otherwise.ts';

const caseSchema = z.object({
  id: z.string(),
  lang: z.string(),
  kind: z.enum(['number', 'boolean', 'hours', 'duration']),
  today: z.string().default('2026-11-22'),
  utterance: z.string(),
  span: z.string(),
  expected: z.record(z.string(), z.union([z.number(), z.string()])),
});
type Case = z.infer<typeof caseSchema>;

const folder = join(import.meta.dirname, 'specs');
const reader = createReader();
const itemise = createItemiser(languagePacks);
/** What the product asks when it hears a case of a kind. */
const questions = { boolean: 'consent', hours: 'coverage', duration: 'established' } as const;
/** Months and hours are compared to this part of one: an age is whole months, hours are whole minutes. */
const close = { duration: 0.5, hours: 0.01 };

const exceptions = new Set(Object.values(readOtherwise).flat());
const judged = readCases().map((one) => ({ ...one, verdict: judge(one) }));

describe('the cases of Recognizers-Text are read as the product would hear them', () => {
  test.each(Object.keys({ number: 0, ...questions }))(
    '%s: at least nine in ten of those that apply',
    (kind) => {
      const applying = judged.filter((one) => one.kind === kind && !exceptions.has(one.id));
      const right = applying.filter(({ verdict }) => verdict === 'right').length;
      expect(right / applying.length).toBeGreaterThanOrEqual(0.9);
    },
  );

  test('what is not read right is listed with its reason, and nothing else is listed', () => {
    const failing = judged.filter(({ verdict }) => verdict !== 'right').map(({ id }) => id);
    const listed = [readOtherwise, notReadYet].flatMap((list) => Object.values(list).flat());
    expect(failing.toSorted()).toEqual(listed.toSorted());
  });

  test('a part of the day and a yes with a no say nothing', () => {
    const silent = judged.filter(
      ({ id, kind }) => exceptions.has(id) && (kind === 'hours' || kind === 'boolean'),
    );
    expect(silent.filter(({ verdict }) => verdict !== 'missed')).toEqual([]);
  });
});

function readCases(): Case[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
    .map((line) => caseSchema.parse(JSON.parse(line)));
}

function judge(one: Case): Verdict {
  if (one.kind === 'number') return judgeNumbers(one);
  const reading = reader.interpret(one.utterance, {
    pending: questions[one.kind],
    languages: [one.lang],
    today: Temporal.PlainDate.from(one.today),
  });
  const answer = describeReading(reading);
  const [[key, wanted] = ['', '']] = Object.entries(one.expected);
  const read = answer[key];
  if (one.kind !== 'boolean' && typeof read === 'number')
    return Math.abs(read - Number(wanted)) <= close[one.kind] ? 'right' : 'wrong';
  if (read === wanted) return 'right';
  return answer.none === true ? 'missed' : 'wrong';
}

/** The numbers that are read where the case has its own; staffing counts and ages rest on them. */
function judgeNumbers({ utterance, lang, span, expected }: Case): Verdict {
  const text = normalise(utterance);
  const start = Math.max(0, text.folded.indexOf(normalise(span).folded));
  const end = start + normalise(span).folded.length;
  const read = itemise(text, lang)
    .filter((item) => item.start < end && item.end > start)
    .flatMap((item) => meaningOf(item, 'number') ?? (is(item, 'article') ? '1' : []));
  if (read.length === 0) return 'missed';
  return read.length === 1 && Number(read[0]) === expected.number ? 'right' : 'wrong';
}
