import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const corpus = z.array(z.object({ kind: z.string(), text: z.string().min(1) }));

/** Words that would do something if anything took them for more than text, by what would have to take them so. */
export const corpusOfPayloads = corpus.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, 'hostile-payloads.json'), 'utf8')),
);

const unlikeTyped = new Set(['bidi', 'invisible', 'control', 'long', 'formula', 'look-alike']);

/** Those of them that are markup of some kind, in one line. */
export const payloads = corpusOfPayloads
  .filter(({ kind, text }) => !unlikeTyped.has(kind) && !/[\n\t]/.test(text))
  .map(({ text }) => text);
