/** What the desk answered. `code` is that of an error, `offline` when nothing came back. */
export interface DeskReply {
  status: number;
  code: string;
  /** The members of the answer, or of its error. */
  json: Record<string, unknown>;
  /** Seconds to wait before another try. */
  retryAfter?: number;
}

/** Calls the desk's API: with a body to change something, without to read. Never rejects. */
export async function callDesk(path: string, body?: Record<string, unknown>): Promise<DeskReply> {
  try {
    const response = await fetch(`/desk/api/${path}`, {
      credentials: 'same-origin',
      ...(body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const answer = membersOf(await response.json());
    const error = membersOf(answer.error);
    const retryAfter = Number(response.headers.get('retry-after') ?? 0);
    return {
      status: response.status,
      code: String(error.code ?? ''),
      json: response.ok ? answer : error,
      ...(retryAfter > 0 && { retryAfter }),
    };
  } catch {
    return { status: 0, code: 'offline', json: {} };
  }
}

function membersOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
