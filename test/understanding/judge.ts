import { z } from 'zod';

/** A row of test/understanding/rows: what was said in answer to a question, and what it should be read as. */
export const rowSchema = z.object({
  id: z.string(),
  lang: z.string(),
  locale: z.string(),
  question: z.enum(['established', 'coverage', 'staffing', 'consent', 'command', 'faq']),
  pending: z.enum(['established', 'coverage', 'staffing', 'consent']),
  utterance: z.string(),
  expected: z.record(z.string(), z.unknown()),
  alsoOk: z.array(z.record(z.string(), z.unknown())).optional(),
  note: z.string(),
});
export type Row = z.infer<typeof rowSchema>;

type Answer = Record<string, unknown>;
export type Verdict = 'right' | 'wrong' | 'missed';

/** How a reading compares with what a row expects: something false is wrong, something left to ask again is missed. */
export function judge({ expected, alsoOk = [] }: Row, actual: Answer): Verdict {
  const verdicts = [expected, ...alsoOk].map((one) => compare(one, actual));
  return verdicts.find((verdict) => verdict === 'right') ?? verdicts[0] ?? 'missed';
}

/** Said about the answer rather than part of it. */
const remarks = new Set(['precision', 'approx', 'hedged', 'reason', 'candidates', 'is24x7']);

function compare(expected: Answer, actual: Answer): Verdict {
  const said = Object.keys(actual).filter((key) => key !== 'none' && !remarks.has(key));
  if (expected.none === true) {
    const answered = expected.reason === 'question' ? said.filter((key) => key !== 'faq') : said;
    return answered.length === 0 ? 'right' : 'wrong';
  }
  if (said.length === 0) return 'missed';
  if (expected.hedged === true && actual.approx !== true) return 'wrong';
  const wanted = Object.keys(expected).filter((key) => !remarks.has(key));
  if (said.some((key) => !wanted.includes(key) && !isRestated(key, expected, actual))) return 'wrong';
  const verdicts = wanted.map((key) => compareValue(key, expected, actual));
  if (verdicts.includes('wrong')) return 'wrong';
  return verdicts.includes('missed') ? 'missed' : 'right';
}

/** "Two shared" also says that nobody does one thing alone; a window inside the month meant is no other answer. */
function isRestated(key: string, expected: Answer, actual: Answer): boolean {
  if (['preSales', 'afterSales'].includes(key)) return 'shared' in expected && actual[key] === 0;
  return (
    key.startsWith('established') && Object.keys(expected).some((other) => other.startsWith('established'))
  );
}

function compareValue(key: string, expected: Answer, actual: Answer): Verdict {
  const [wanted, got] = [expected[key], actual[key]];
  if (got === undefined) return 'missed';
  if (key === 'establishedFrom') return String(got) >= String(wanted) ? 'right' : 'wrong';
  if (key === 'establishedTo')
    return String(got).slice(0, 7) <= String(wanted).slice(0, 7) ? 'right' : 'wrong';
  if (Array.isArray(wanted) && Array.isArray(got)) {
    return wanted.toSorted().join() === got.toSorted().join() ? 'right' : 'wrong';
  }
  if (key === 'to') return String(got).startsWith(String(wanted).slice(0, 2)) ? 'right' : 'wrong';
  return got === wanted ? 'right' : 'wrong';
}
