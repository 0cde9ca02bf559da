/** An HTTP answer. `status` 0 means that none came: no network, or too late. */
export interface Answer {
  status: number;
  body: unknown;
  /** Seconds, when the server said how long to wait. */
  retryAfter: number | undefined;
}

const base = '/v3/directline';
/** The time-out of the usual Direct Line client. */
const patience = 20_000;

/** Calls the Direct Line endpoint of this server. Never throws. */
export async function call(
  method: 'GET' | 'POST',
  path: string,
  { token, body }: { token?: string | undefined; body?: unknown } = {},
): Promise<Answer> {
  try {
    const response = await fetch(base + path, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patience),
    });
    const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
    return {
      status: response.status,
      body: parsed(await response.text()),
      retryAfter: Number.isFinite(retryAfter) ? retryAfter : undefined,
    };
  } catch {
    return { status: 0, body: undefined, retryAfter: undefined };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether trying the same again may work: nothing came, the server is ill, or we are too fast. */
export function isPassing({ status }: Answer): boolean {
  return status === 0 || status === 429 || status >= 500;
}
