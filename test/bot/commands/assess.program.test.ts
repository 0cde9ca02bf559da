import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const project = join(import.meta.dirname, '../../..');

/** Runs the command on some lines. */
async function assess(lines: string[]): Promise<{ answers: unknown[]; status: number | null }> {
  const child = spawn(process.execPath, [join(project, 'bot/commands/assess.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.stdin.end(lines.join('\n'));
  const answers: unknown[] = [];
  for await (const line of createInterface({ input: child.stdout })) answers.push(JSON.parse(line));
  return { answers, status: await closed };
}

const facts = {
  applicant: 'company',
  established: { on: '2026-03-01' },
  licence: 'valid',
  compliance: 'declared',
  technicalSupport: 'team',
  afterSales: 'team',
  support: {
    windows: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '18:00' }],
    zone: 'Asia/Singapore',
  },
  markets: ['SG'],
  staff: [{ roles: ['pre-sales'] }, { roles: ['after-sales'] }],
  agreement: 'accepts-and-signs',
  regulations: 'accepts',
};

test('prints one assessment a line, in order', async () => {
  const { answers, status } = await assess([
    JSON.stringify({ pack: 'koogallery', asOf: '2026-11-22', facts }),
    '',
    JSON.stringify({ asOf: '2027-03-01', facts }),
    '{}',
  ]);
  expect(status).toBe(0);
  expect(answers).toHaveLength(3);
  expect(answers[0]).toEqual({
    pack: { id: 'koogallery', version: '2025-03-21' },
    asOf: '2026-11-22',
    verdict: 'not-yet',
    score: { met: 4, total: 5 },
    requirements: [
      {
        id: 'R1',
        verdict: 'not-met',
        parts: [
          { id: 'age', verdict: 'not-met', reason: 'under-a-year', eligibleOn: '2027-03-01' },
          { id: 'law', verdict: 'met', reason: 'declared' },
          { id: 'qualification', verdict: 'met', reason: 'licence-valid' },
        ],
      },
      {
        id: 'R2',
        verdict: 'met',
        parts: [
          { id: 'teams', verdict: 'met', reason: 'both-teams' },
          {
            id: 'hours',
            verdict: 'met',
            reason: 'covered',
            markets: [{ country: 'SG', zone: 'Asia/Singapore', verdict: 'met', overlapHours: 9 }],
          },
        ],
      },
      { id: 'R3', verdict: 'met', parts: [{ id: 'roles', verdict: 'met', reason: 'both-roles' }] },
      { id: 'R4', verdict: 'met', parts: [{ id: 'agreement', verdict: 'met', reason: 'accepts-and-signs' }] },
      { id: 'R5', verdict: 'met', parts: [{ id: 'regulations', verdict: 'met', reason: 'accepts' }] },
    ],
    eligibleOn: '2027-03-01',
  });
  expect(answers[1]).toMatchObject({ verdict: 'ready', eligibleOn: '2027-03-01' });
  expect(answers[2]).toMatchObject({ verdict: 'check', asOf: z.iso.date().parse(Object(answers[2]).asOf) });
});

test('answers a bad line with an error in its place, goes on, and fails in the end', async () => {
  const { answers, status } = await assess([
    'nonsense',
    '[]',
    '{"pack":"nowhere"}',
    '{"pack":"koogallery@1999-01-01"}',
    '{"asOf":"2026-02-30"}',
    '{"fact":{}}',
    '{"asOf":"2026-11-22","facts":{"established":{"on":"2026-11-23"}}}',
    '{"facts":{"markets":["ZZ"]}}',
    '{"pack":"koogallery@2025-03-21","facts":{}}',
  ]);
  expect(status).toBe(1);
  expect(answers.map((answer) => Object(answer).error?.code)).toEqual([
    'line-not-json',
    'line-not-json',
    'pack-unknown',
    'pack-unknown',
    'date-impossible',
    'fact-unknown',
    'founding-date-future',
    'market-unknown',
    undefined,
  ]);
  expect(answers[6]).toMatchObject({
    error: { path: 'facts.established.on', message: expect.stringContaining('2026-11-23') },
  });
});

test.each([
  ['koogallery-international', { papers: 'none' }, 'not-yet'],
  ['koogallery-china', { registeredCapital: 500000, serviceStaff: 20 }, 'check'],
  ['aws-marketplace-paid', { seat: 'US', bankCountry: 'US', taxForm: 'w-9', markets: ['US'] }, 'ready'],
])('judges by the pack %s', async (pack, known, verdict) => {
  const { answers } = await assess([JSON.stringify({ pack, asOf: '2026-11-22', facts: known })]);
  expect(answers).toMatchObject([{ pack: { id: pack }, verdict }]);
});

test('answers each line before the next has come', async () => {
  const child = spawn(process.execPath, [join(project, 'bot/commands/assess.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const closed = new Promise((resolve) => child.once('close', resolve));
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  for (const asOf of ['2026-01-01', '2026-01-02']) {
    child.stdin.write(`${JSON.stringify({ asOf })}\n`);
    expect(JSON.parse((await answers.next()).value ?? '')).toMatchObject({ asOf });
  }
  child.stdin.end();
  await closed;
});
