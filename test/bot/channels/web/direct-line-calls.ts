import { z } from 'zod';

const connection = z.object({
  conversationId: z.string(),
  token: z.string(),
  expires_in: z.number(),
  streamUrl: z.string().optional(),
  resume: z.string().optional(),
});

export type Connection = z.infer<typeof connection>;

const activity = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  text: z.string().optional(),
  from: z.looseObject({ id: z.string(), role: z.string().optional() }).optional(),
  channelData: z.record(z.string(), z.unknown()).optional(),
  replyToId: z.string().optional(),
});

/** What a GET of activities or a frame of a stream holds. */
export const activitySet = z.object({ activities: z.array(activity), watermark: z.string().optional() });

export type ActivitySet = z.infer<typeof activitySet>;

/** The plain calls of Direct Line, as a client makes them. */
export function directLine(base: string) {
  const url = (path: string) => `${base}/v3/directline${path}`;
  const post = (
    path: string,
    token: string | undefined,
    body?: unknown,
    headers: Record<string, string> = {},
  ) =>
    fetch(url(path), {
      method: 'POST',
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const get = (path: string, token: string) =>
    fetch(url(path), { headers: { authorization: `Bearer ${token}` } });
  const read = async (response: Response) => connection.parse(await response.json());

  return {
    post,
    get,
    generate: async () => read(await post('/tokens/generate', undefined)),
    /** A conversation that has begun. */
    begin: async () =>
      read(await post('/conversations', (await read(await post('/tokens/generate', undefined))).token, {})),
    read,
    say: ({ conversationId, token }: Connection, text: string, clientActivityID?: string) =>
      post(`/conversations/${conversationId}/activities`, token, {
        type: 'message',
        text,
        ...(clientActivityID && { channelData: { clientActivityID } }),
      }),
    activities: async ({ conversationId, token }: Connection, watermark = '') =>
      activitySet.parse(
        await (await get(`/conversations/${conversationId}/activities?watermark=${watermark}`, token)).json(),
      ),
  };
}

/** Texts in order, as a reader of the conversation sees them. */
export function texts({ activities }: ActivitySet): (string | undefined)[] {
  return activities.map(({ text }) => text);
}
