import type { IncomingMessage } from 'node:http';
import { clientAddress } from './client-address.ts';
import type { RouteRequest } from './route.ts';

/** What restify adds to a request; a WebSocket handshake has none of it. */
type ReadableRequest = IncomingMessage & { params?: Record<string, string>; body?: unknown };

export type RequestReader = (request: ReadableRequest) => RouteRequest;

/** Turns a request of the server into what routes see. */
export function createRequestReader(trustedProxies: number): RequestReader {
  return (request) => ({
    params: request.params ?? {},
    query: new URLSearchParams(request.url?.split('?', 2)[1] ?? ''),
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
    body: request.body === '' ? undefined : request.body,
    address: clientAddress(request, trustedProxies),
    peer: request.socket.remoteAddress ?? '',
  });
}
