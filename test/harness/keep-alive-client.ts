import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface HttpReply {
  status: number;
  body: string;
}

/** One connection to a server on this machine that is kept for one request after the other. */
export interface KeepAliveClient {
  request(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    token?: string,
    headers?: Record<string, string>,
  ): Promise<HttpReply>;
  close(): void;
}

/**
 * A client that costs little, so that the server is what is measured: Node's own takes more time than a bare
 * server does. It understands answers with a Content-Length or in chunks, one at a time.
 */
export async function keepAliveClient(port: number): Promise<KeepAliveClient> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  const read = replyReader(socket);

  return {
    request(method, path, body, token, headers = {}) {
      const content = body === undefined ? '' : JSON.stringify(body);
      const lines = [`${method} ${path} HTTP/1.1`, 'host: 127.0.0.1', 'connection: keep-alive'];
      if (token !== undefined) lines.push(`authorization: Bearer ${token}`);
      for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
      if (method === 'POST') {
        lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(content)}`);
      }
      const reply = read();
      socket.write(`${lines.join('\r\n')}\r\n\r\n${content}`);
      return reply;
    },
    close: () => socket.destroy(),
  };
}

/** Returns what promises the next reply on the socket. */
function replyReader(socket: Socket): () => Promise<HttpReply> {
  let received: Buffer = Buffer.alloc(0);
  let waiting: PromiseWithResolvers<HttpReply> | undefined;

  socket.on('data', (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const parsed = parseReply(received);
    if (!parsed) return;
    received = received.subarray(parsed.length);
    waiting?.resolve(parsed.reply);
  });
  const lost = () => waiting?.reject(new Error('the server closed the connection'));
  socket.on('error', lost);
  socket.on('close', lost);
  return () => {
    waiting = Promise.withResolvers();
    // it was closed while nobody waited
    if (socket.destroyed) lost();
    return waiting.promise;
  };
}

function parseReply(received: Buffer): { reply: HttpReply; length: number } | undefined {
  const headEnd = received.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const head = received.toString('latin1', 0, headEnd);
  const status = Number(head.slice(9, 12));
  const start = headEnd + 4;
  const declared = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (declared === undefined) return parseChunks(received, start, status);
  const length = start + Number(declared);
  if (received.length < length) return undefined;
  return { reply: { status, body: received.toString('utf8', start, length) }, length };
}

function parseChunks(received: Buffer, start: number, status: number) {
  const parts: Buffer[] = [];
  for (let at = start; ; ) {
    const lineEnd = received.indexOf('\r\n', at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(received.toString('latin1', at, lineEnd), 16);
    const next = lineEnd + 2 + size + 2;
    if (received.length < next) return undefined;
    if (size === 0) return { reply: { status, body: Buffer.concat(parts).toString('utf8') }, length: next };
    parts.push(received.subarray(lineEnd + 2, next - 2));
    at = next;
  }
}
