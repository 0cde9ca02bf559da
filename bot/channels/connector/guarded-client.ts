import { DeliveryError } from './delivery-error.ts';
import type { ServiceHosts } from './service-hosts.ts';

/** Milliseconds until an answer is no longer waited for. */
const timeoutMs = 8000;
/** Characters of an answer that are read: it holds an id. */
const maxAnswer = 64 * 1024;

/** What is read of a request of the Bot Framework. */
interface ClientRequest<Headers> {
  url: string;
  method: string;
  headers: Headers;
  body?: unknown;
}

interface ClientHeaders<Self> {
  headersArray(): { name: string; value: string }[];
  headerNames(): string[];
  set(name: string, value: string): void;
  remove(name: string): boolean;
  clone(): Self;
}

/**
 * The HTTP client that the Bot Framework is given. Its own retries four times what may have arrived, waits for ever
 * and follows redirects anywhere; this one goes to trusted hosts only, once, and says plainly what went wrong.
 * Rejects with a DeliveryError for everything but a success.
 */
export function createGuardedClient(hosts: ServiceHosts) {
  return {
    async sendRequest<Headers extends ClientHeaders<Headers>, Request extends ClientRequest<Headers>>(
      request: Request,
    ) {
      if (!hosts.trusts(request.url)) throw new DeliveryError('refused');
      const response = await answerTo(request);
      const text = await textOf(response);
      if (!response.ok) throw new DeliveryError('status', response.status, retryAfter(response));
      return { request, status: response.status, headers: jsonOnly(request.headers), bodyAsText: text };
    },
  };
}

async function answerTo<Headers extends ClientHeaders<Headers>>({
  url,
  method,
  headers,
  body,
}: ClientRequest<Headers>): Promise<Response> {
  const sent = headers.headersArray().map(({ name, value }): [string, string] => [name, value]);
  try {
    return await fetch(url, {
      method,
      headers: sent.filter(([name]) => !/^(content-length|host|connection)$/i.test(name)),
      ...(typeof body === 'string' && { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (error) {
    throw faultOf(error);
  }
}

/** The answer if it is JSON; else nothing, because the Bot Framework would quote it in an error. */
async function textOf(response: Response): Promise<string> {
  try {
    const text = await response.text();
    return text.length <= maxAnswer && isJson(text) ? text : '';
  } catch (error) {
    throw faultOf(error);
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function jsonOnly<Headers extends ClientHeaders<Headers>>(some: Headers): Headers {
  const headers = some.clone();
  for (const name of headers.headerNames()) headers.remove(name);
  headers.set('content-type', 'application/json');
  return headers;
}

function faultOf(error: unknown): DeliveryError {
  return new DeliveryError(Error.isError(error) && error.name === 'TimeoutError' ? 'timeout' : 'unreachable');
}

/** In seconds or as a date. */
function retryAfter(response: Response): number | undefined {
  const text = response.headers.get('retry-after');
  if (!text) return undefined;
  const seconds = /^\d{1,6}$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}
