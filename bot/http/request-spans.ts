import type { Next, Request, Response, Server } from 'restify';
import type { ErrorCode } from '../../dialogs/errors.ts';
import type { RequestSpan, Tracer } from '../operations/traces/tracer.ts';
import type { Route } from './route.ts';

export interface RequestSpans {
  /** Does what is done for a request within its span. */
  within<Result>(request: Request, work: () => Result): Result;
  /** The request is answered with an error. */
  failed(request: Request, code: ErrorCode): void;
}

/** Makes a span of every request, from before it is looked at until it is answered. */
export function createRequestSpans(server: Server, tracer: Tracer, routes: readonly Route[]): RequestSpans {
  const spans = new WeakMap<Request, { span: RequestSpan; error?: ErrorCode }>();
  const paths = new Map(
    routes.flatMap(({ name, path }) => [
      [name, path],
      [`${name}-head`, path],
    ]),
  );

  server.pre((request: Request, _response: Response, next: Next) => {
    const { traceparent } = request.headers;
    spans.set(request, { span: tracer.request(typeof traceparent === 'string' ? traceparent : undefined) });
    next();
  });
  server.on('after', (request: Request, response: Response, route?: { name: string }) => {
    const known = spans.get(request);
    known?.span.end({
      method: request.method ?? '',
      route: route && paths.get(route.name),
      status: response.statusCode,
      error: known.error,
    });
  });
  return {
    within(request, work) {
      const span = spans.get(request)?.span;
      return span ? span.within(work) : work();
    },
    failed(request, error) {
      const known = spans.get(request);
      if (known) known.error = error;
    },
  };
}
