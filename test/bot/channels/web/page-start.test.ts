import { type ServedApp, serveApp } from '../../served-app.ts';
import { activitySet, directLine, texts } from './direct-line-calls.ts';

let app: ServedApp;
beforeEach(async () => {
  app = await serveApp({ LIMIT_STARTS: '3', EMBED_ORIGINS: 'https://shop.example' });
});
afterEach(() => app.stop());

const from = (origin: string) => ({ origin });

describe('a page that begins a conversation without a token', () => {
  it('gets one, with a way back and the bot’s first words, in one answer', async () => {
    const client = directLine(app.base);
    const answer = await client.post('/conversations', undefined, { locale: 'en' }, from(app.base));
    expect(answer.status).toBe(201);
    const body = await answer.clone().json();
    const begun = await client.read(answer);
    const brought = activitySet.parse(body);
    expect(texts(brought)).toEqual(['1: open']);
    expect(begun.resume).toBeDefined();
    // The watermark is the one from which reading goes on.
    await client.say(begun, 'hello');
    expect(texts(await client.activities(begun, brought.watermark))).toEqual(['hello', '2: hello']);
  });

  it('begins a new one each time', async () => {
    const client = directLine(app.base);
    const ids = await Promise.all(
      [1, 2].map(
        async () => (await client.read(await client.post('/conversations', undefined, {}))).conversationId,
      ),
    );
    expect(new Set(ids).size).toBe(2);
  });

  it('is refused when another site sent it', async () => {
    const client = directLine(app.base);
    const begin = (origin: string) => client.post('/conversations', undefined, {}, from(origin));
    expect((await begin('https://elsewhere.example')).status).toBe(403);
    expect((await begin('https://shop.example')).status).toBe(201);
  });

  it('counts against the limit of its address', async () => {
    const client = directLine(app.base);
    const statuses: number[] = [];
    for (let turn = 0; turn < 4; turn++)
      statuses.push((await client.post('/conversations', undefined, {})).status);
    expect(statuses).toEqual([201, 201, 201, 429]);
  });

  it('does not slip through with a token that is none', async () => {
    const client = directLine(app.base);
    expect((await client.post('/conversations', 'no.such.token', {})).status).toBe(401);
  });
});
