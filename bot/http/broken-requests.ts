import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ErrorCode, GuideError } from '../../dialogs/errors.ts';
import { errorAnswer } from './http-errors.ts';
import { securityHeaders } from './security-headers.ts';

/** Answers what never became a request (broken HTTP, too large headers, too slow) in the form of every error. */
export function answerBrokenRequests(server: Server): void {
  server.on('clientError', (error: Error & { code?: string }, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    refuseSocket(socket, new GuideError(codes[error.code ?? ''] ?? 'request-malformed', ''));
  });
}

/** Answers an error on a bare socket and closes it. */
export function refuseSocket(socket: Duplex, error: unknown): void {
  const { status, json, headers } = errorAnswer(error);
  const body = JSON.stringify(json);
  const lines = Object.entries({
    ...securityHeaders,
    ...headers,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} Refused`, ...lines, '', body].join('\r\n'));
}

const codes: Record<string, ErrorCode> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
};
