import type { IncomingMessage, Server as NodeServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { createServer, type Next, plugins, type Request, type Response, type Server } from 'restify';
import { GuideError } from '../../dialogs/errors.ts';
import type { EventLog } from '../operations/log-events.ts';
import { type Tracer, tracedCode } from '../operations/traces/tracer.ts';
import { answerBrokenRequests, refuseSocket } from './broken-requests.ts';
import { errorAnswer, translateFrameworkError } from './http-errors.ts';
import type { Origins } from './origins.ts';
import type { RateLimit } from './rate-limit.ts';
import { maxBodyBytes, refuseOtherThanJson, refuseUnsafeRequest } from './request-guard.ts';
import { createRequestSpans, type RequestSpans } from './request-spans.ts';
import type { Answer, Route, RouteRequest } from './route.ts';
import { createRequestReader, type RequestReader } from './route-request.ts';
import { securityHeaders } from './security-headers.ts';

/** Takes a WebSocket handshake over. What it rejects with is answered like the error of a route. */
export type UpgradeTaker = (request: RouteRequest, path: string, handshake: Handshake) => Promise<void>;

/** What Node hands over when a client asks for a WebSocket. */
export interface Handshake {
  message: IncomingMessage;
  socket: Duplex;
  head: Buffer;
}

export interface HttpServerOptions {
  routes: readonly Route[];
  takeUpgrade: UpgradeTaker;
  origins: Origins;
  /** Requests that one address may make. */
  addressLimit: RateLimit;
  /** How many reverse proxies stand in front and append to X-Forwarded-For. */
  trustedProxies: number;
  maxConnections: number;
  tracer: Tracer;
  log: EventLog;
}

export interface HttpServer {
  /** Resolves with the port listened on. Rejects with `address-in-use` or `address-unavailable`. */
  listen(port: number, host: string | undefined): Promise<number>;
  /** Takes no new connection; resolves when the last request is answered, at the latest after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

/**
 * restify with what it leaves open closed: unsafe requests refused before it looks at them, sizes, times and
 * rates bounded, one form for every error, and a log of routes, statuses and times.
 */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const server = createServer({ name: '', onceNext: true });
  // restify's own logger prints headers at some levels; what is logged is decided below
  Object.assign(server.log, { level: 'silent' });
  const node: NodeServer = server.server;
  node.headersTimeout = 10_000;
  node.requestTimeout = 20_000;
  // Node sweeps the two above only every half minute; an idle socket is closed without waiting for that
  node.setTimeout(30_000);
  node.maxConnections = options.maxConnections;
  answerBrokenRequests(node);

  const readRequest = createRequestReader(options.trustedProxies);
  const spans = createRequestSpans(server, options.tracer, options.routes);
  guard(server, options, readRequest);
  answerErrors(server, options.log, spans);
  writeRequestLog(server, options.log);
  for (const route of options.routes) mount(server, route, options.origins, readRequest, spans);
  server.on('upgrade', (message: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const request = readRequest(message);
    const path = message.url?.split('?', 1)[0] ?? '';
    options.addressLimit
      .take(request.address)
      .then(() => options.takeUpgrade(request, path, { message, socket, head }))
      .catch((error: unknown) => refuseSocket(socket, error));
  });
  return {
    listen: (port, host) => listen(server, node, port, host),
    close: (graceMs) => close(node, graceMs),
  };
}

function guard(
  server: Server,
  { routes, origins, addressLimit }: HttpServerOptions,
  read: RequestReader,
): void {
  server.pre((request: Request, response: Response, next: Next) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    try {
      refuseUnsafeRequest(request);
    } catch (error) {
      // what is left of the body is not worth reading
      response.setHeader('connection', 'close');
      return next(error);
    }
    next();
  });
  server.pre(async (request: Request) => addressLimit.take(read(request).address));
  server.pre((request: Request, response: Response, next: Next) => {
    const asked = request.method === 'OPTIONS' && 'access-control-request-method' in request.headers;
    const folder = `/${request.url?.split('/')[1]}/`;
    if (!asked || !routes.some((route) => route.crossOrigin && route.path.startsWith(folder))) return next();
    send(response, { status: 204, headers: origins.crossOriginHeaders(read(request)) });
    next(false);
  });
}

function answerErrors(server: Server, log: EventLog, spans: RequestSpans): void {
  server.on('restifyError', (request: Request, response: Response, cause: unknown, done: () => void) => {
    const error = translateFrameworkError(cause);
    spans.failed(request, tracedCode(error));
    const answer = errorAnswer(error);
    if (answer.status >= 500) log.error({ err: error }, 'request-failed');
    if (!response.headersSent) send(response, answer);
    done();
  });
}

function writeRequestLog(server: Server, log: EventLog): void {
  server.on('after', (request: Request, response: Response, route?: { name: string }) => {
    const ms = Date.now() - request.time();
    log.info(
      { route: route?.name ?? 'none', method: request.method, status: response.statusCode, ms },
      'request',
    );
  });
}

function mount(
  server: Server,
  route: Route,
  origins: Origins,
  read: RequestReader,
  spans: RequestSpans,
): void {
  const { path, name } = route;
  const answer = async (request: Request, response: Response) => {
    const readable = read(request);
    if (route.crossOrigin) setHeaders(response, origins.crossOriginHeaders(readable));
    send(response, await spans.within(request, () => route.answer(readable)));
  };
  if (route.method === 'GET') {
    server.get({ path, name }, answer);
    server.head({ path, name: `${name}-head` }, answer);
  } else if (route.takesJson) {
    const refuse = async (request: Request) => refuseOtherThanJson(request);
    // the types of restify do not know maxBodySize, which its documentation does
    const limits = { mapParams: false, maxBodySize: maxBodyBytes };
    server.post({ path, name }, refuse, plugins.jsonBodyParser(limits), answer);
  } else {
    server.post({ path, name }, answer);
  }
}

function send(response: Response, { status, headers = {}, json, body }: Answer): void {
  if (response.headersSent || response.destroyed) return;
  if (json !== undefined) response.setHeader('content-type', 'application/json');
  setHeaders(response, headers);
  const content = json === undefined ? (body ?? '') : JSON.stringify(json);
  if (status !== 204 && status !== 304) response.setHeader('content-length', Buffer.byteLength(content));
  response.sendRaw(status, content);
}

function setHeaders(response: Response, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

function listen(server: Server, node: NodeServer, port: number, host: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    // restify passes the event on and dies of it when nobody listens there
    server.on('error', (error: Error & { code?: string }) => {
      const place = `${host ?? ''}:${port}`;
      const code = error.code === 'EADDRINUSE' ? 'address-in-use' : 'address-unavailable';
      reject(new GuideError(code, `${place} (${error.code}).`, { cause: error }));
    });
    node.listen({ port, host }, () => {
      const address = node.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function close(node: NodeServer, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    // a connection that was busy at the call below becomes idle later and would otherwise be kept alive
    const sweep = setInterval(() => node.closeIdleConnections(), 50);
    const deadline = setTimeout(() => node.closeAllConnections(), graceMs);
    node.close(() => {
      clearInterval(sweep);
      clearTimeout(deadline);
      resolve();
    });
  });
}
