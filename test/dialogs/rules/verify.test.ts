import { type Pack, packSchema } from '../../../dialogs/rules/pack.ts';
import { verify } from '../../../dialogs/rules/verify.ts';

type Case = { verdict: 'met' | 'not-met' | 'check'; reason: string; when: unknown };

/** A pack of one part with the cases given, which may look at a capital and at the licence. */
function packOf(cases: Case[], assume = {}): Pack {
  return packSchema.parse({
    id: 'trial',
    version: '2026-01-01',
    title: 'Trial',
    source: { url: 'https://example.com/', title: 'Trial', howSure: 'W' },
    facts: { capital: { kind: 'number', what: 'Capital' } },
    requirements: [{ id: 'R1', text: 'Has enough.', parts: [{ id: 'enough', assume, cases }] }],
    examples: [{ name: 'nothing', asOf: '2026-01-01', facts: {}, expect: { parts: {} } }],
  });
}

const rich: Case = { verdict: 'met', reason: 'rich', when: { capital: { atLeast: 100 } } };
const poor: Case = { verdict: 'not-met', reason: 'poor', when: { capital: { under: 100 } } };
const unclear: Case = {
  verdict: 'check',
  reason: 'unclear',
  when: [{ capital: 'unknown' }, { capital: { mayReach: 100 } }],
};

test('finds nothing wrong with a pack that leaves nothing open', () => {
  expect(verify(packOf([rich, poor, unclear]))).toEqual([]);
});

test.each<[string, Case[], string[]]>([
  [
    'a region that no case covers',
    [rich, { ...poor, when: { capital: { under: 99 } } }, unclear],
    ['gap: no case holds when capital 99'],
  ],
  [
    'unknown that no case covers',
    [rich, poor, { ...unclear, when: { capital: { mayReach: 100 } } }],
    ['gap: no case holds when capital unknown'],
  ],
  [
    'bounds that no case covers',
    [rich, poor, { ...unclear, when: { capital: 'unknown' } }],
    ['gap: no case holds when capital 99 to 100'],
  ],
  [
    'two cases that both hold',
    [
      rich,
      { ...poor, when: { capital: { under: 101 } } },
      {
        ...unclear,
        when: [{ capital: 'unknown' }, { capital: { mayReach: 100 } }, { capital: { mayReach: 101 } }],
      },
    ],
    ['conflict: rich and poor both hold when capital 100'],
  ],
  [
    'a case that never holds',
    [
      rich,
      poor,
      unclear,
      {
        verdict: 'check',
        reason: 'never',
        when: [{ capital: { atLeast: 100, under: 200 }, licence: 'valid' }, { licence: 'none' }],
      },
    ],
    ['conflict'],
  ],
  [
    '"not met" that rests on something unknown',
    [
      rich,
      { ...poor, when: [{ capital: { under: 100 } }, { capital: 'unknown' }] },
      { ...unclear, when: { capital: { mayReach: 100 } } },
    ],
    ['unknown-decides: poor may turn out otherwise when capital unknown'],
  ],
])('finds %s', (_flaw, cases, found) => {
  const flaws = verify(packOf(cases)).map(({ kind, detail }) => `${kind}: ${detail}`);
  for (const [index, flaw] of found.entries()) expect(flaws[index]).toContain(flaw);
});

test('finds a case that never holds, and leads to it', () => {
  const never: Case = { verdict: 'check', reason: 'never', when: { licence: 'unknown' } };
  const valid: Case = { verdict: 'met', reason: 'valid', when: { licence: 'valid' } };
  const invalid: Case = {
    verdict: 'not-met',
    reason: 'invalid',
    when: { licence: ['renewing', 'expired', 'none'] },
  };
  expect(verify(packOf([valid, invalid, never], { licence: 'valid' }))).toEqual([
    { kind: 'unreachable', detail: 'never never holds', path: ['requirements', 0, 'parts', 0, 'cases', 2] },
  ]);
});
