import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { createReader } from '../../dialogs/understanding/create-reader.ts';

/** By what they ask or command (`change:staffing`), the messages that do; `none` holds answers that only sound so. */
const messagesSchema = z.record(z.string(), z.array(z.string()));
const folder = join(import.meta.dirname, 'questions');
const reader = createReader();
const today = Temporal.PlainDate.from('2026-11-22');
const pendings = ['established', 'coverage', 'staffing', 'consent'] as const;

const leastFound = 0.97;

describe('questions and commands of a language are told from each other and from answers', () => {
  test.each(readdirSync(folder))('%s', (name) => {
    const messages = messagesSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    const language = name.replace('.json', '');
    const judged = Object.entries(messages).flatMap(([wanted, said]) =>
      said.map((message, at) => ({
        message,
        wanted,
        got: readAs(message, language, pendings[at % pendings.length] ?? 'consent'),
      })),
    );
    expect(judged.filter(({ wanted, got }) => got !== 'none' && got !== wanted)).toEqual([]);
    const found = judged.filter(({ wanted, got }) => got === wanted).length;
    expect(found / judged.length).toBeGreaterThanOrEqual(leastFound);
  });
});

function readAs(message: string, language: string, pending: (typeof pendings)[number]): string {
  const { topic, likelyTopic, command } = reader.interpret(message, {
    pending,
    languages: [language],
    today,
  });
  const detail = command?.target ?? command?.to;
  const commanded = command && (detail === undefined ? command.command : `${command.command}:${detail}`);
  return topic ?? likelyTopic ?? commanded ?? 'none';
}
