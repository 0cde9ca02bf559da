import { apiError } from '../../../staff-api/contract/api-error.ts';
import { type MisreadLine, misread } from '../../../staff-api/contract/numbers.ts';
import type { Outcome } from '../line/call.ts';

/** Messages that were not understood, by a query of /misread.jsonl. Never rejects. */
export async function readMisread(query: string): Promise<Outcome<MisreadLine[]>> {
  try {
    const answer = await fetch(`/desk/api/misread.jsonl?${query}`, { signal: AbortSignal.timeout(20_000) });
    const text = await answer.text();
    if (!answer.ok) return { ok: false, code: apiError.parse(JSON.parse(text)).error.code };
    const lines = text.split('\n').filter((line) => line !== '');
    return { ok: true, value: lines.map((line) => misread.parse(JSON.parse(line))) };
  } catch (error) {
    return { ok: false, code: error instanceof TypeError ? 'offline' : 'unexpected' };
  }
}
