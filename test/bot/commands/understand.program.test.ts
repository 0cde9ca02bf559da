import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const project = join(import.meta.dirname, '../../..');

/** Runs the command on some lines. */
async function understand(lines: unknown[]): Promise<{ answers: unknown[]; status: number | null }> {
  const child = spawn(process.execPath, [join(project, 'bot/commands/understand.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.stdin.end(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  const answers: unknown[] = [];
  for await (const line of createInterface({ input: child.stdout })) answers.push(JSON.parse(line));
  return { answers, status: await closed };
}

const today = '2026-11-22';

test('prints one reading a line, in order, in its own vocabulary', async () => {
  const { answers, status } = await understand([
    { utterance: '15 March 2023', pending: 'established', locale: 'en-GB', today },
    { utterance: '大概兩年前', pending: 'established', locale: 'zh-TW', today },
    { utterance: '03/04/2024', pending: 'established', locale: 'en-US', today },
    {
      utterance: 'de lunes a viernes de 9 a 18h, hora de Colombia',
      pending: 'coverage',
      locale: 'es-CO',
      today,
    },
    { utterance: '24/7 (GMT+8)', pending: 'coverage', locale: 'en', today },
    { utterance: 'one person does both', pending: 'staffing', locale: 'en', today },
    { utterance: 'ok if legal approves', pending: 'consent', locale: 'en', today },
    { utterance: '2019. by the way, is there a deposit?', pending: 'established', locale: 'en', today },
    { utterance: 'can we do this in Spanish?', pending: 'consent', locale: 'en', today },
    { utterance: 'hello', pending: 'consent', locale: 'en', today },
  ]);
  expect(status).toBe(0);
  expect(answers).toEqual([
    { establishedOn: '2023-03-15', precision: 'day' },
    { ageMonths: 24, approx: true },
    {
      none: true,
      reason: 'ambiguous',
      candidates: [
        { establishedOn: '2024-04-03', precision: 'day' },
        { establishedOn: '2024-03-04', precision: 'day' },
      ],
    },
    { hoursPerDay: 9, daysPerWeek: 5, timeZone: 'America/Bogota' },
    { hoursPerDay: 24, daysPerWeek: 7, is24x7: true, timeZone: 'UTC+08:00' },
    { preSales: 0, afterSales: 0, shared: 1 },
    { consent: 'conditional' },
    { establishedOn: '2019', precision: 'year', faq: 'deposit' },
    { command: 'language', to: 'es' },
    { none: true, reason: 'unknown' },
  ]);
});

test('detects the language where none is given', async () => {
  const { answers } = await understand([
    { utterance: '去年三月', pending: 'established', today },
    { utterance: 'la empresa fue fundada el año pasado en agosto', pending: 'established', today },
  ]);
  expect(answers).toEqual([
    { establishedOn: '2025-03', precision: 'month' },
    { establishedOn: '2025-08', precision: 'month' },
  ]);
});

test('answers a bad line in its place, and the others still', async () => {
  const { answers, status } = await understand([
    'no json',
    { utterance: 'yes', pending: 'mood' },
    { utterance: 'yes', pending: 'consent', locale: 'en' },
  ]);
  expect(answers).toEqual([
    { error: expect.any(String) },
    { error: expect.stringContaining('pending') },
    { consent: 'yes' },
  ]);
  expect(status).toBe(1);
});
