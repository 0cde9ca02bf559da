import { setTimeout as after } from 'node:timers/promises';
import { type HttpReply, type KeepAliveClient, keepAliveClient } from './keep-alive-client.ts';

export interface LineRequest {
  method: 'GET' | 'POST';
  path: string;
  body?: unknown;
  token?: string | undefined;
  headers?: Record<string, string>;
}

/** Requests of many people to one server over connections that are kept, as a client makes them that does not give up. */
export interface Line {
  /** Where it leads, for sockets. */
  port: number;
  /** One attempt; undefined when no whole answer came in time. */
  attempt(request: LineRequest): Promise<HttpReply | undefined>;
  /**
   * Tries again until the answer is one that trying again would not change. Rejects when the line is closed, and when
   * the server fails in the same way again and again.
   */
  persist(request: LineRequest): Promise<HttpReply>;
  close(): void;
}

export interface LineOptions {
  port: number;
  /** How long an answer may take, in milliseconds. */
  patienceMs: number;
  /** The longest pause before the next attempt, in milliseconds. */
  pauseMs: number;
  random(): number;
}

/** So often a request may be answered with 500, which a full disk or a lost database never is. */
const mostFailures = 20;

export function createLine({ port, patienceMs, pauseMs, random }: LineOptions): Line {
  const idle: KeepAliveClient[] = [];
  const all = new Set<KeepAliveClient>();
  let closed = false;

  return {
    port,
    attempt,
    async persist(request) {
      for (let failures = 0; !closed; ) {
        const reply = await attempt(request);
        if (reply?.status === 500) failures += 1;
        if (failures > mostFailures) throw new Error(`${request.path} was answered ${reply?.body}`);
        if (reply && reply.status < 500 && reply.status !== 429) return reply;
        await after(pauseMs * random());
      }
      throw new Error('the line is closed');
    },
    close() {
      closed = true;
      for (const client of all) client.close();
    },
  };

  async function attempt({
    method,
    path,
    body,
    token,
    headers,
  }: LineRequest): Promise<HttpReply | undefined> {
    let client: KeepAliveClient | undefined;
    try {
      client = idle.pop() ?? (await keepAliveClient(port));
      all.add(client);
      const impatience = setTimeout(() => client?.close(), patienceMs);
      const reply = await client.request(method, path, body, token, headers);
      clearTimeout(impatience);
      idle.push(client);
      return reply;
    } catch {
      if (client) all.delete(client);
      client?.close();
      return undefined;
    }
  }
}
