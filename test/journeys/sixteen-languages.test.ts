import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { z } from 'zod';
import { type Started, start } from '../../bot/start.ts';

/** What a person types from the first question to the result, by language. */
const journeys = z
  .record(z.string(), z.array(z.string()))
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'free-text.json'), 'utf8')));

const activitySet = z.object({
  activities: z.array(
    z.object({
      locale: z.string().optional(),
      from: z.object({ role: z.string().optional() }).optional(),
      text: z.string().optional(),
      channelData: z
        .object({
          question: z.object({ number: z.number() }).optional(),
          assessment: z.object({ verdict: z.string(), score: z.object({ met: z.number() }) }).optional(),
        })
        .optional(),
    }),
  ),
  watermark: z.string(),
});
const opened = z.object({ conversationId: z.string(), token: z.string() });

let guide: Started;

beforeAll(async () => {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const settings = {
    PORT: '0',
    HOST: '127.0.0.1',
    STORE_URL: 'sqlite::memory:',
    LIMIT_MESSAGES: '0',
    LIMIT_STARTS: '0',
  };
  guide = await start(settings, silent);
});

afterAll(() => guide.app.stop());

describe('a whole conversation in free text, through the web channel', () => {
  it('is held in every language there is', () => {
    expect(Object.keys(journeys)).toHaveLength(16);
  });

  it.each(Object.entries(journeys))(
    'ends ready in %s, with no question asked twice',
    async (language, lines) => {
      const who = { user: { id: 'x' }, locale: language };
      const { token } = opened.parse(await call('POST', '/tokens/generate', '', who));
      const { conversationId } = opened.parse(await call('POST', '/conversations', token, who));
      let watermark = '';
      let newest: z.infer<typeof activitySet>['activities'] = [];
      for (const [index, text] of ['', ...lines].entries()) {
        if (text)
          await call('POST', `/conversations/${conversationId}/activities`, token, {
            type: 'message',
            from: { id: 'x' },
            text,
            locale: language,
            channelData: { clientActivityID: `${index}` },
          });
        const set = activitySet.parse(
          await call('GET', `/conversations/${conversationId}/activities?watermark=${watermark}`, token),
        );
        watermark = set.watermark;
        newest = set.activities.filter(({ from }) => from?.role === 'bot');
        expect(newest.length).toBeGreaterThan(0);
        expect(newest.every(({ locale }) => locale === language)).toBe(true);
      }
      const result = newest.find(({ channelData }) => channelData?.assessment)?.channelData?.assessment;
      expect(result).toMatchObject({ verdict: 'ready', score: { met: 5 } });
    },
  );
});

async function call(method: string, path: string, token: string, body?: object): Promise<unknown> {
  const response = await fetch(`${guide.address}/v3/directline${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token
        ? { authorization: `Bearer ${token}` }
        : { origin: guide.address, 'sec-fetch-site': 'same-origin' }),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  expect(response.ok).toBe(true);
  return response.json();
}
