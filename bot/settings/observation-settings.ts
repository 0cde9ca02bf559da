import { z } from 'zod';
import { readOtlpHeaders } from '../operations/traces/otlp-headers.ts';
import { wholeNumber } from './setting-forms.ts';

/** What operators see of it: metrics, traces and the log. */
export const observationSettings = {
  METRICS_PORT: wholeNumber(0, 65_535).optional().meta({
    description: 'The port at which Prometheus finds /metrics; 0 takes any free one. Off when not set.',
    expected: 'a port number from 0 to 65535',
    example: '9464',
  }),
  METRICS_HOST: z.string().min(1).prefault('127.0.0.1').meta({
    description: 'The network address for METRICS_PORT. Nobody signs in there: keep it from the world.',
    expected: 'a host name or an IP address',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      description:
        'An OpenTelemetry collector that takes traces as OTLP by HTTP, at /v1/traces behind this address. Off when not set. No id and no word of anybody is among them.',
      expected: 'an http: or https: address',
      example: 'http://127.0.0.1:4318',
    }),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .transform(readOtlpHeaders)
    .refine((headers) => headers !== undefined)
    .optional()
    .meta({
      description: 'Headers to send to that collector, such as a key.',
      expected: 'name=value with commas between, values percent-encoded',
      secret: true,
    }),
  OTEL_SERVICE_NAME: z.string().min(1).prefault('registration-guide').meta({
    description: 'What this program is called in traces.',
    expected: 'a name',
  }),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0(\.\d{1,9})?|1(\.0{1,9})?)$/)
    .transform(Number)
    .prefault('1')
    .meta({
      description:
        'Which part of the traces is sent. A request that comes with a traceparent belongs to that trace, and to those sent only if it says so and this lets it.',
      expected: 'a number from 0 to 1, such as 0.1',
    }),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).prefault('info').meta({
    description: 'The least serious log entries to write. No level writes what people said.',
    expected: 'fatal, error, warn, info, debug, trace or silent',
  }),
};
