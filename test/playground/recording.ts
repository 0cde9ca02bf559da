import { existsSync, readFileSync, statSync } from 'node:fs';
import { z } from 'zod';

const button = z.object({
  title: z.string(),
  type: z.string(),
  data: z.record(z.string(), z.unknown()).optional(),
});
export type Button = z.infer<typeof button>;

const sentForm = z.object({
  type: z.string(),
  text: z.string().default(''),
  locale: z.string().optional(),
  attachments: z.array(z.object({ contentType: z.string(), content: z.unknown() })).default([]),
  suggestedActions: z.object({ actions: z.array(z.object({ title: z.string() })) }).optional(),
});

/** Opening a thread: the message is inside, the thread's name in the answer. */
const threadForm = z.object({ isGroup: z.literal(true), activity: sentForm });
const threadName = z.object({ id: z.string() });

const entry = z.object({
  conversationId: z.string().optional(),
  direction: z.string(),
  request: z.object({ body: z.unknown() }),
  response: z.object({ statusCode: z.number(), body: z.unknown().optional() }),
});

/** One call of the guide to the client, as the client recorded it. */
export interface SentMessage extends z.infer<typeof sentForm> {
  conversationId: string;
  /** How the client answered. */
  status: number;
}

/** What the client wrote down, read as it grows. */
export interface Recording {
  /** Everything the guide sent, in the order in which it arrived. */
  sent(): SentMessage[];
  /** The statuses with which the guide answered everything that the client sent. */
  answered(): number[];
}

export function followRecording(path: string): Recording {
  const sentSoFar: SentMessage[] = [];
  const answeredSoFar: number[] = [];
  let size = 0;
  let parts = 0;

  return {
    sent() {
      read();
      return sentSoFar;
    },
    answered() {
      read();
      return answeredSoFar;
    },
  };

  function read(): void {
    if (!existsSync(path) || statSync(path).size === size) return;
    const text = readFileSync(path, 'utf8');
    size = Buffer.byteLength(text);
    // what follows the last line between two entries is not complete yet
    const complete = text.split('\n---\n').slice(0, -1);
    for (const part of complete.slice(parts)) take(entry.parse(JSON.parse(part)));
    parts = complete.length;
  }

  function take({ direction, conversationId = '', request, response }: z.infer<typeof entry>): void {
    if (direction.endsWith('User Application')) return void answeredSoFar.push(response.statusCode);
    const thread = threadForm.safeParse(request.body).data;
    if (thread) {
      const { id } = threadName.parse(response.body);
      return void sentSoFar.push({ ...thread.activity, conversationId: id, status: response.statusCode });
    }
    sentSoFar.push({ ...sentForm.parse(request.body), conversationId, status: response.statusCode });
  }
}

/** The buttons on a message, wherever on its cards they stand, and what each carries. */
export function buttonsOn(attachments: SentMessage['attachments']): Button[] {
  return buttonsIn(attachments.map(({ content }) => content));
}

function buttonsIn(value: unknown): Button[] {
  if (Array.isArray(value)) return value.flatMap(buttonsIn);
  const record = z.record(z.string(), z.unknown()).safeParse(value);
  if (!record.success) return [];
  const own = button.safeParse(value);
  if (own.success && own.data.type === 'Action.Execute') return [own.data];
  return Object.values(record.data).flatMap(buttonsIn);
}
