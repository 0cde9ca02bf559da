import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const file = join(import.meta.dirname, '..', 'journeys', 'free-text.json');

/** What a person types from the first question to a result that says *ready*, by language. */
export const journeys = new Map(
  Object.entries(z.record(z.string(), z.array(z.string())).parse(JSON.parse(readFileSync(file, 'utf8')))),
);
