import { readdirSync, readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import fc from 'fast-check';
import { loadTexts } from '../../bot/locale-files.ts';
import { createKnowledge } from '../../dialogs/knowledge/find-entry.ts';
import { interpretMessage } from '../../dialogs/knowledge/interpret-message.ts';
import type { ReadingKind } from '../../dialogs/understanding/reading.ts';
import { hostileMessage } from '../dialogs/understanding/hostile-message.ts';
import { percentile } from '../harness/percentile.ts';
import { rowSchema } from '../understanding/judge.ts';

// A process of its own, so that the memory of the packs can be told: prints one line of JSON for `reading.ts`.

interface Message {
  text: string;
  pending: ReadingKind;
  languages: string[];
}

const project = join(import.meta.dirname, '..', '..');
const today = Temporal.PlainDate.from('2026-11-22');
const kinds: ReadingKind[] = ['established', 'coverage', 'staffing', 'consent'];
const texts = loadTexts(join(project, 'locales'));

// as the server does
enableCompileCache();
const memoryBefore = process.memoryUsage().rss;
const began = performance.now();
const { createReader } = await import('../../dialogs/understanding/create-reader.ts');
const world = { reader: createReader(), knowledge: createKnowledge(texts) };
for (const language of texts.languages) {
  world.reader.read('9', { pending: 'coverage', languages: [language], today });
}
const loadMs = performance.now() - began;
const loadMegabytes = (process.memoryUsage().rss - memoryBefore) / 1e6;

const rows = readRows();
time(rows);
const times = time(rows);
const hostile = fc.sample(hostileMessage, { numRuns: 400, seed: 1 }).map((text, index) => ({
  text: text.slice(0, 2000),
  pending: kinds[index % kinds.length] ?? 'consent',
  languages: [texts.languages[index % texts.languages.length] ?? 'en'],
}));
const figures = {
  p50: percentile(times, 0.5),
  p99: percentile(times, 0.99),
  worst: Math.max(...times, ...time(hostile)),
  loadMs,
  loadMegabytes,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);

/** Milliseconds of each message, the best of three: what reading costs, not what else the machine does meanwhile. */
function time(messages: Message[]): number[] {
  return messages.map(({ text, ...context }) => {
    const tries = Array.from({ length: 3 }, () => {
      const start = performance.now();
      interpretMessage(text, { ...context, today }, world);
      return performance.now() - start;
    });
    return Math.min(...tries);
  });
}

function readRows(): Message[] {
  const folder = join(project, 'test', 'understanding', 'rows');
  return readdirSync(folder)
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
    .map((line) => rowSchema.parse(JSON.parse(line)))
    .map(({ utterance, pending, locale }) => ({ text: utterance, pending, languages: [locale] }));
}
