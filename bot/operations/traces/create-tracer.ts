import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Context,
  isSpanContextValid,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { ErrorCode } from '../../../dialogs/errors.ts';
import type { EventLog } from '../log-events.ts';
import { type SpanAbout, type SpanFacts, type Tracer, tracedCode } from './tracer.ts';
import { watchedExporter } from './watched-exporter.ts';

export interface TracerParts {
  /** Where the collector takes OTLP by HTTP; `/v1/traces` is put behind it. */
  endpoint: string;
  /** Sent along, such as a key. */
  headers?: Record<string, string> | undefined;
  /** What the program is called among others. */
  serviceName: string;
  /** Which part of the traces is kept, from 0 to 1. */
  ratio: number;
  /** How long spans are gathered before they are sent, in milliseconds. */
  gatherMs?: number;
  /** How long one sending may take, its repetitions included, in milliseconds. */
  sendMs?: number;
  log: Pick<EventLog, 'info' | 'warn'>;
}

/**
 * Sends spans to an OpenTelemetry collector, many at once and behind the back of what is measured. What the collector
 * does not take is dropped. The only file that knows OpenTelemetry; loaded where it is switched on.
 */
export function createTracer(parts: TracerParts): Tracer {
  const { ratio, serviceName, log, gatherMs = 5_000, sendMs = 5_000 } = parts;
  const exporter = new OTLPTraceExporter({
    url: tracesAddress(parts.endpoint),
    ...(parts.headers && { headers: parts.headers }),
    timeoutMillis: sendMs,
  });
  const byRatio = new TraceIdRatioBasedSampler(ratio);
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    // a stranger who asks for a trace gets no more of them than others
    sampler: new ParentBasedSampler({ root: byRatio, remoteParentSampled: byRatio }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: watchedExporter(exporter, log),
        scheduledDelayMillis: gatherMs,
      }),
    ],
  });
  const spans = provider.getTracer('registration-guide');
  // of our own, so that nothing is registered for the whole process
  const around = new AsyncLocalStorage<Context>();

  return {
    async during(about, work, told) {
      const { span, context } = begin(about);
      try {
        const result = await around.run(context, work);
        if (told) tell(span, told(result));
        return result;
      } catch (error) {
        fail(span, tracedCode(error));
        throw error;
      } finally {
        span.end();
      }
    },
    atOnce(about, work) {
      const { span, context } = begin(about);
      try {
        return around.run(context, work);
      } catch (error) {
        fail(span, tracedCode(error));
        throw error;
      } finally {
        span.end();
      }
    },
    request(traceparent) {
      const parent = remoteParent(traceparent);
      const span = spans.startSpan('request', { kind: SpanKind.SERVER }, parent);
      const context = trace.setSpan(parent, span);
      return {
        within: (work) => around.run(context, work),
        end({ method, route, status, error }) {
          span.updateName(route === undefined ? method : `${method} ${route}`);
          span.setAttribute('http.request.method', method);
          if (route !== undefined) span.setAttribute('http.route', route);
          span.setAttribute('http.response.status_code', status);
          if (error && status >= 500) fail(span, error);
          else if (error) span.setAttribute('error.type', error);
          span.end();
        },
      };
    },
    async close() {
      try {
        await provider.shutdown();
      } catch {
        // what could not be sent has been logged
      }
    },
  };

  function begin({ name, facts, apart }: SpanAbout): { span: Span; context: Context } {
    const parent = (apart ? undefined : around.getStore()) ?? ROOT_CONTEXT;
    const kind = name === 'delivery' ? SpanKind.CLIENT : SpanKind.INTERNAL;
    const span = spans.startSpan(name, { kind }, parent);
    if (facts) tell(span, facts);
    return { span, context: trace.setSpan(parent, span) };
  }
}

function tell(span: Span, facts: SpanFacts): void {
  for (const [name, value] of Object.entries(facts)) span.setAttribute(`guide.${name}`, value);
}

function fail(span: Span, code: ErrorCode): void {
  span.setAttribute('error.type', code);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

// https://www.w3.org/TR/trace-context/#traceparent-header; tracestate is left alone: anybody can write anything there
const traceparentForm = /^00-(?<traceId>[0-9a-f]{32})-(?<spanId>[0-9a-f]{16})-(?<flags>[0-9a-f]{2})$/;

function remoteParent(traceparent = ''): Context {
  const { traceId, spanId, flags } = traceparentForm.exec(traceparent)?.groups ?? {};
  if (!traceId || !spanId || !flags) return ROOT_CONTEXT;
  const parent = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
  return isSpanContextValid(parent) ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
}

function tracesAddress(endpoint: string): string {
  const url = new URL(endpoint);
  url.pathname = url.pathname.replace(/\/*$/, '/v1/traces');
  return url.href;
}
