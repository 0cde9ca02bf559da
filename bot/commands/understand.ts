import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { createKnowledge } from '../../dialogs/knowledge/find-entry.ts';
import { interpretMessage } from '../../dialogs/knowledge/interpret-message.ts';
import { isoDate } from '../../dialogs/rules/facts.ts';
import { createReader } from '../../dialogs/understanding/create-reader.ts';
import { createLanguageDetector } from '../../dialogs/understanding/detect-language.ts';
import { languageSamples } from '../../dialogs/understanding/language-samples.ts';
import { loadTexts } from '../locale-files.ts';
import { describeReading } from './describe-reading.ts';

/**
 * `npm run -s understand`: one JSON object a line in, one reading a line out, in order, each as soon as its line is
 * read. For people who tune the words of a language, and for measurement. A line that is no such object is answered
 * with an error in its place, and the exit status is then 1.
 */
const texts = loadTexts(join(import.meta.dirname, '../../locales'));
const reader = createReader();
const knowledge = createKnowledge(texts);
const detector = createLanguageDetector(() => languageSamples(texts));
const lineSchema = z.object({
  utterance: z.string(),
  pending: z.enum(['established', 'coverage', 'staffing', 'consent']),
  locale: z.string().optional(),
  today: isoDate.optional(),
});

const latinLanguages = ['en', 'es', 'pt', 'fr', 'de', 'it', 'tr', 'id', 'vi'];

process.stdout.on('error', () => process.exit(1));
for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  if (line.trim() !== '') process.stdout.write(`${JSON.stringify(answerLine(line))}\n`);
}

function answerLine(line: string): object {
  const parsed = lineSchema.safeParse(parseJson(line));
  if (!parsed.success) {
    process.exitCode = 1;
    return { error: z.prettifyError(parsed.error) };
  }
  const { utterance, pending, locale, today } = parsed.data;
  const context = {
    pending,
    languages: locale === undefined ? languagesOf(utterance) : [locale, ...spokenIn(utterance)],
    today: today === undefined ? Temporal.Now.plainDateISO() : Temporal.PlainDate.from(today),
  };
  return describeReading(interpretMessage(utterance, context, { reader, knowledge }));
}

/** The language a message seems to be in; when that is no more than a guess, the others that share its script too. */
function languagesOf(utterance: string): string[] {
  const detected = detector.detect(utterance);
  if (detected === undefined) return ['en'];
  return detected.sure || !latinLanguages.includes(detected.language)
    ? [detected.language]
    : [detected.language, ...latinLanguages];
}

/** As in a conversation: what is surely in another language is read in that one as well. */
function spokenIn(utterance: string): string[] {
  const detected = detector.detect(utterance);
  return detected ? [detected.language] : [];
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
