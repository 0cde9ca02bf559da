import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { type ErrorCode, errorCatalogue } from '../../dialogs/errors.ts';
import { assess } from '../../dialogs/rules/assess.ts';
import type { Assessment } from '../../dialogs/rules/assessment.ts';
import { isoDate } from '../../dialogs/rules/facts.ts';
import { type Mistake, mistakeOf } from '../../dialogs/rules/mistake.ts';
import { parseFacts } from '../../dialogs/rules/parse-facts.ts';
import { loadRulePacks } from '../rule-packs.ts';

/**
 * `npm run -s assess`: one JSON object a line in, one assessment a line out, in order, each as soon as its line is
 * read. A line that cannot be judged is answered with an error in its place, and the exit status is then 1.
 * No line is judged when one of the packs is broken.
 */
const packs = loadRulePacks({
  folder: join(import.meta.dirname, '../../dialogs/rules/packs'),
  current: 'koogallery',
});
await packs.readRest();

const lineSchema = z.strictObject({
  /** An id, or id@version. */
  pack: z.string().default('koogallery'),
  asOf: isoDate.default(() => Temporal.Now.plainDateISO().toString()),
  facts: z.unknown().default({}),
});

process.stdout.on('error', () => process.exit(1));
for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  if (line.trim() === '') continue;
  const answer = answerLine(line);
  if ('error' in answer) process.exitCode = 1;
  if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, 'drain');
}

type Answer = Assessment | { error: { code: ErrorCode; message: string; path: string } };

function answerLine(line: string): Answer {
  const json = parseJson(line);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return refuse({ code: 'line-not-json', message: 'it begins otherwise or ends too early', path: [] });
  }
  const parsed = lineSchema.safeParse(json);
  if (!parsed.success) return refuse(mistakeOf(parsed.error.issues));
  const asOf = Temporal.PlainDate.from(parsed.data.asOf);
  const [id = '', version] = parsed.data.pack.split('@');
  const pack = version === undefined ? packs.inForce(id, parsed.data.asOf) : packs.find(id, version);
  if (!pack) return refuse({ code: 'pack-unknown', message: `"${parsed.data.pack}"`, path: ['pack'] });
  const read = parseFacts(pack, parsed.data.facts, asOf);
  if ('mistake' in read) return refuse({ ...read.mistake, path: ['facts', ...read.mistake.path] });
  return assess(pack, read.facts, asOf);
}

function refuse({ code, message, path }: Mistake): Answer {
  const { what, cure } = errorCatalogue[code];
  return {
    error: { code, message: `${what.replace(/\.$/, ':')} ${message}. ${cure}`, path: path.join('.') },
  };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
