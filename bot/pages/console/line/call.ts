import { z } from 'zod';
import { apiError } from '../../../staff-api/contract/api-error.ts';

/** What the server answered, or the code of the error: of docs/errors.md, or `offline` when no answer came. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; code: string };

const patience = 20_000;

/** Asks the desk for something. Never rejects; whoever is not signed in is led to where one does that. */
export function ask<Value>(path: string, schema: z.ZodType<Value>): Promise<Outcome<Value>> {
  return call(path, { method: 'GET' }, schema);
}

/** Tells the desk to do something. Never rejects. */
export function tell<Value>(path: string, body: unknown, schema: z.ZodType<Value>): Promise<Outcome<Value>> {
  const headers = { 'content-type': 'application/json' };
  return call(path, { method: 'POST', headers, body: JSON.stringify(body) }, schema);
}

/** For answers of which nothing is wanted but that they came. */
export const anything = z.unknown();

async function call<Value>(
  path: string,
  init: RequestInit,
  schema: z.ZodType<Value>,
): Promise<Outcome<Value>> {
  let status = 0;
  let body: unknown;
  try {
    const response = await fetch(`/desk/api${path}`, { ...init, signal: AbortSignal.timeout(patience) });
    status = response.status;
    body = await response.json().catch(() => undefined);
  } catch {
    return { ok: false, code: 'offline' };
  }
  if (status >= 200 && status < 300) {
    const parsed = schema.safeParse(body);
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, code: 'unexpected' };
  }
  const code = apiError.safeParse(body).data?.error.code ?? 'unexpected';
  if (code === 'sign-in-needed') location.assign('/console/sign-in');
  return { ok: false, code };
}
