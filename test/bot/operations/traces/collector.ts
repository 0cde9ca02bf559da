import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { z } from 'zod';

const attributes = z
  .array(
    z.object({
      key: z.string(),
      value: z.object({ stringValue: z.string().optional(), intValue: z.number().optional() }),
    }),
  )
  .transform((list) =>
    Object.fromEntries(list.map(({ key, value }) => [key, value.stringValue ?? value.intValue])),
  );

const span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  kind: z.number(),
  attributes,
  events: z.array(z.unknown()),
  links: z.array(z.unknown()),
  status: z.object({ code: z.number(), message: z.string().optional() }),
});

export type ReceivedSpan = z.infer<typeof span>;

const request = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes }),
      scopeSpans: z.array(z.object({ spans: z.array(span) })),
    }),
  ),
});

export interface Collector {
  /** What OTEL_EXPORTER_OTLP_ENDPOINT has to be. */
  endpoint: string;
  /** Everything that was sent, as it came: addresses, headers and bodies. */
  raw: { path: string; headers: IncomingHttpHeaders; body: string }[];
  spans(): ReceivedSpan[];
  /** The attributes of the programs that sent something. */
  resources(): Record<string, unknown>[];
  /** Whether it is to refuse what is sent (a status), never to answer (hang), or to take it. */
  mood: 'take' | 'hang' | 400;
  /** Requests that hang. */
  hanging(): number;
  stop(): Promise<void>;
}

/** A receiver of OTLP by HTTP on this machine. */
export async function startCollector(): Promise<Collector> {
  const raw: Collector['raw'] = [];
  const hanging = new Set<ServerResponse>();
  const server = createServer(async (message, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk);
    const { mood } = collector;
    raw.push({
      path: message.url ?? '',
      headers: message.headers,
      body: mood === 'take' ? Buffer.concat(chunks).toString() : '',
    });
    if (mood === 'hang') {
      hanging.add(response);
      return;
    }
    response.writeHead(mood === 'take' ? 200 : mood, { 'content-type': 'application/json' });
    response.end(mood === 'take' ? '{}' : '"a canary of the collector"');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const received = () =>
    raw.flatMap(({ body }) => (body ? request.parse(JSON.parse(body)).resourceSpans : []));
  const collector: Collector = {
    endpoint: `http://127.0.0.1:${port}`,
    raw,
    mood: 'take',
    hanging: () => hanging.size,
    spans: () => received().flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    resources: () => received().map(({ resource }) => resource.attributes),
    stop: async () => {
      // an answer that is no reason to try again
      for (const response of hanging) {
        response.statusCode = 400;
        response.setHeader('connection', 'close');
        response.end();
      }
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
      });
    },
  };
  return collector;
}
