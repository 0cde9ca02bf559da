import { createServer } from 'node:http';

/** One call of the client API as Chatwoot received it. */
export interface Call {
  path: string;
  body: Record<string, unknown>;
}

export interface LocalChatwoot {
  url: string;
  calls: Call[];
  /** Answers with this status from now on; 200 is as usual. */
  answerWith(status: number): void;
  /** Resolves when as many calls have come. */
  called(count: number): Promise<void>;
  /** The payload of the webhook for an agent's message, with the members that Chatwoot documents. */
  message(changes?: Record<string, unknown>): Record<string, unknown>;
  /** That of a conversation whose status changed. */
  status(status: string): Record<string, unknown>;
  stop(): Promise<void>;
}

const conversation = {
  id: 42,
  inbox_id: 7,
  status: 'open',
  can_reply: true,
  channel: 'Channel::Api',
  contact_inbox: { id: 3, contact_id: 5, inbox_id: 7, source_id: 'src-1' },
  meta: { sender: { id: 5, name: '' }, assignee: { id: 9, name: 'Ana', type: 'user' } },
};

/** The client API of a Chatwoot inbox as its documentation describes it, on this machine. */
export async function localChatwoot(): Promise<LocalChatwoot> {
  const calls: Call[] = [];
  const waiting = new Set<() => void>();
  let status = 200;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    response.setHeader('content-type', 'application/json');
    response.statusCode = status;
    if (status === 200) {
      calls.push({ path: request.url ?? '', body: JSON.parse(Buffer.concat(chunks).toString()) });
      response.end(JSON.stringify(answerTo(request.url ?? '')));
    } else response.end('{}');
    for (const look of waiting) look();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    answerWith(next) {
      status = next;
    },
    called: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (calls.length >= count) resolve();
        };
        waiting.add(look);
        look();
      }),
    message: (changes = {}) => ({
      event: 'message_created',
      id: 1001,
      content: 'Hello from Chatwoot',
      content_type: 'text',
      content_attributes: {},
      created_at: '2026-11-23T08:01:00.000Z',
      message_type: 'outgoing',
      private: false,
      source_id: null,
      sender: { id: 9, name: 'Ana', email: 'ana@example.com', type: 'user' },
      account: { id: 1, name: 'Guide' },
      inbox: { id: 7, name: 'API' },
      conversation,
      ...changes,
    }),
    status: (next) => ({ event: 'conversation_status_changed', ...conversation, status: next }),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function answerTo(path: string): object {
  if (path.endsWith('/contacts')) return { source_id: 'src-1', pubsub_token: 'x', id: 5, name: null };
  if (path.endsWith('/conversations')) return { id: 42, inbox_id: 7, messages: [], contact: { id: 5 } };
  return { id: 1, content: '', message_type: 0 };
}
