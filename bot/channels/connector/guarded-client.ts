import { Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent, request } from 'node:https';
import { DeliveryError } from './delivery-error.ts';
import type { ServiceHosts } from './service-hosts.ts';

/**
 * Sends one activity, as JSON, to an address of the Connector, once; what is answered, undefined unless it is short JSON.
 * Rejects with a DeliveryError unless it is taken.
 */
export type GuardedClient = (url: URL, activity: unknown, bearer: string | undefined) => Promise<unknown>;

/** Characters of an answer that are kept: it holds an id. */
const longestAnswer = 4096;

/** Milliseconds until an answer is no longer waited for. */
const answerTimeoutMs = 8000;
/** Milliseconds that a connection is kept for the next message; shorter than the services keep theirs. */
const idleMs = 4000;

/**
 * The HTTP client that messages go out through. It goes to trusted hosts only, once, follows no redirect and says
 * plainly what went wrong. Of a refusal it reads the status and Retry-After, and not a word of the rest. Not that of
 * the Bot Framework, which retries four times what may have arrived, waits for ever, goes wherever it is sent, and
 * needs three times as long for a message.
 */
export function createGuardedClient(hosts: ServiceHosts, timeoutMs = answerTimeoutMs): GuardedClient {
  const schemes = {
    'http:': { send: plainRequest, agent: new PlainAgent({ keepAlive: true, timeout: idleMs }) },
    'https:': { send: request, agent: new Agent({ keepAlive: true, timeout: idleMs }) },
  };

  return (url, activity, bearer) =>
    new Promise((resolve, reject) => {
      if (!hosts.trusts(url.href)) throw new DeliveryError('refused');
      const { send, agent } = schemes[url.protocol === 'http:' ? 'http:' : 'https:'];
      const body = Buffer.from(JSON.stringify(activity));
      const outgoing = send(url, {
        method: 'POST',
        agent,
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          'content-type': 'application/json',
          'content-length': body.length,
          ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
        },
      });
      outgoing.on('error', (error) => reject(faultOf(error)));
      outgoing.on('response', (response) => {
        const { statusCode: status = 0, headers } = response;
        let text = '';
        // the connection is free again only when its answer has passed
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          if (text.length <= longestAnswer) text += part;
        });
        response.on('close', () => resolve(text.length <= longestAnswer ? jsonOf(text) : undefined));
        response.on('error', () => {});
        if (status < 200 || status >= 300)
          reject(new DeliveryError('status', status, secondsUntil(headers['retry-after'])));
      });
      outgoing.end(body);
    });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function faultOf({ name, cause }: Error): DeliveryError {
  const isLate = name === 'TimeoutError' || (Error.isError(cause) && cause.name === 'TimeoutError');
  return new DeliveryError(isLate ? 'timeout' : 'unreachable');
}

/** What Retry-After says, in seconds or as a date. */
function secondsUntil(text: string | undefined): number | undefined {
  if (!text) return undefined;
  const seconds = /^\d{1,6}$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}
