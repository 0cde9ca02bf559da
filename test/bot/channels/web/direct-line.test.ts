import { type ServedApp, serveApp } from '../../served-app.ts';
import { directLine, texts } from './direct-line-calls.ts';

let app: ServedApp;
beforeEach(async () => {
  app = await serveApp({ DIRECT_LINE_SECRET: 's'.repeat(40), EMBED_ORIGINS: 'https://shop.example' });
});
afterEach(() => app.stop());

describe('beginning a conversation', () => {
  it('answers 201 with the first bot message already in the log, and 200 the second time', async () => {
    const client = directLine(app.base);
    const { token, expires_in } = await client.generate();
    expect(expires_in).toBe(1800);
    const first = await client.post('/conversations', token, { locale: 'en' });
    expect(first.status).toBe(201);
    const again = await client.post('/conversations', token, { locale: 'en' });
    expect(again.status).toBe(200);
    const begun = await client.read(first);
    expect(await client.read(again)).toMatchObject({ conversationId: begun.conversationId });
    expect(texts(await client.activities(begun))).toEqual(['1: open']);
  });

  it('takes an empty body, an empty object and one with fields it does not know', async () => {
    const client = directLine(app.base);
    for (const body of [
      undefined,
      {},
      { user: { id: 'me' }, locale: 'no such tag!', localTimezone: 'Mars/Base' },
    ]) {
      const { token } = await client.generate();
      expect((await client.post('/conversations', token, body)).status).toBe(201);
    }
  });

  it('gives another server a token for its user against the secret, and nobody else', async () => {
    const client = directLine(app.base);
    const body = { user: { id: 'dl_of-the-shop' }, trustedOrigins: ['https://shop.example'] };
    expect((await client.post('/tokens/generate', 'x'.repeat(40), body)).status).toBe(401);
    const given = await client.post('/tokens/generate', 's'.repeat(40), body);
    expect(given.status).toBe(200);
    const { token } = await client.read(given);
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ user: 'dl_of-the-shop', origins: ['https://shop.example'] });
    const bad = await client.post('/tokens/generate', 's'.repeat(40), { user: { id: 'somebody' } });
    expect(bad.status).toBe(400);
  });
});

describe('activities', () => {
  it('acknowledges with the id under which the echo is in the log, and the reply refers to it', async () => {
    const client = directLine(app.base);
    const begun = await client.begin();
    const { id } = JSON.parse(await (await client.say(begun, 'hello', 'c1')).text());
    const { activities, watermark } = await client.activities(begun, '1');
    expect(activities[0]).toMatchObject({
      id,
      text: 'hello',
      from: { role: 'user' },
      channelData: { clientActivityID: 'c1' },
    });
    expect(activities[1]).toMatchObject({
      text: '2: hello',
      replyToId: id,
      from: { id: 'registration-guide', role: 'bot' },
    });
    expect(await client.activities(begun, watermark)).toEqual({ activities: [], watermark });
  });

  it('acts once on a message that is sent again', async () => {
    const client = directLine(app.base);
    const begun = await client.begin();
    const answers = await Promise.all([1, 2, 3].map(() => client.say(begun, 'hello', 'same')));
    const ids = await Promise.all(answers.map(async (answer) => JSON.parse(await answer.text()).id));
    expect(new Set(ids).size).toBe(1);
    expect(texts(await client.activities(begun))).toEqual(['1: open', 'hello', '2: hello']);
  });

  it('never believes who a message says it is from, or where it belongs', async () => {
    const client = directLine(app.base);
    const begun = await client.begin();
    const spoofed = {
      type: 'message',
      text: 'hello',
      id: 'mine',
      timestamp: '1999-01-01T00:00:00Z',
      from: { id: 'registration-guide', role: 'bot', name: 'Huawei' },
      recipient: { id: 'somebody' },
      conversation: { id: 'another' },
      serviceUrl: 'http://169.254.169.254/',
      channelId: 'msteams',
      callerId: 'urn:botframework:azure',
      replyToId: 'x',
      attachments: [{ contentType: 'text/html', contentUrl: 'http://169.254.169.254/' }],
    };
    await client.post(`/conversations/${begun.conversationId}/activities`, begun.token, spoofed);
    const [, echoed] = (await client.activities(begun)).activities;
    expect(echoed?.from?.id).toMatch(/^dl_[\w-]{22}$/);
    expect(echoed?.from).toEqual({ id: echoed?.from?.id, role: 'user' });
    expect(JSON.stringify(echoed)).not.toMatch(
      /169\.254|msteams|azure|another|1999|Huawei|"mine"|attachments/,
    );
  });

  it('keeps script, markup and control characters as the text they are', async () => {
    const client = directLine(app.base);
    const begun = await client.begin();
    const payloads = [
      '<script>alert(1)</script>',
      '[x](javascript:alert(1))',
      '=1+1',
      '\u202Egnp.exe',
      'a\u0000b',
      '😀'.repeat(50),
    ];
    for (const payload of payloads) expect((await client.say(begun, payload)).status).toBe(200);
    const said = (await client.activities(begun)).activities.filter(({ from }) => from?.role === 'user');
    expect(said.map(({ text }) => text)).toEqual(payloads);
  });

  it('accepts typing and a join event without putting them into the log', async () => {
    const client = directLine(app.base);
    const begun = await client.begin();
    const path = `/conversations/${begun.conversationId}/activities`;
    expect((await client.post(path, begun.token, { type: 'typing' })).status).toBe(200);
    expect((await client.post(path, begun.token, { type: 'event', name: 'webchat/join' })).status).toBe(200);
    expect(texts(await client.activities(begun))).toEqual(['1: open']);
  });

  it.each([
    ['an unknown type', { type: 'conversationUpdate' }],
    ['an invoke', { type: 'invoke', name: 'adaptiveCard/action' }],
    ['an event nobody named', { type: 'event', name: 'handoff.initiate' }],
    ['no type', { text: 'hello' }],
    ['a text that is no text', { type: 'message', text: { a: 1 } }],
    ['a text over 20,000 characters', { type: 'message', text: 'x'.repeat(20_001) }],
    ['channel data that nests too deep', { type: 'message', text: 'x', channelData: { a: nested(20) } }],
    ['a value that nests too deep', { type: 'message', text: 'x', value: nested(20) }],
    ['a list', []],
    ['null', null],
    ['a number', 1],
  ])('refuses %s with 400 and names the field, not its content', async (_name, body) => {
    const client = directLine(app.base);
    const begun = await client.begin();
    const answer = await client.post(`/conversations/${begun.conversationId}/activities`, begun.token, body);
    expect(answer.status).toBe(400);
    const { error } = JSON.parse(await answer.text());
    expect(error.code).toBe('body-invalid');
    expect(texts(await client.activities(begun))).toEqual(['1: open']);
  });

  it('refuses files without making clients believe that their token expired', async () => {
    const client = directLine(app.base);
    const begun = await client.begin();
    const answer = await fetch(`${app.base}/v3/directline/conversations/${begun.conversationId}/upload`, {
      method: 'POST',
      headers: { authorization: `Bearer ${begun.token}`, 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nlicence\r\n--x--',
    });
    expect(answer.status).toBe(404);
    expect(JSON.parse(await answer.text()).error.code).toBe('upload-refused');
  });
});

describe('tokens', () => {
  it('answers every route with the same bytes for a foreign, an unknown and an erased conversation', async () => {
    const client = directLine(app.base);
    const mine = await client.begin();
    const foreign = await client.begin();
    const erased = await client.begin();
    const unknown = await client.generate();
    const erase = { type: 'message', text: '', value: { command: 'delete' } };
    await client.post(`/conversations/${erased.conversationId}/activities`, erased.token, erase);

    const attempts = [
      [foreign.conversationId, mine.token],
      [unknown.conversationId, unknown.token],
      [erased.conversationId, erased.token],
      ['no-such-conversation', mine.token],
    ] as const;
    const answers: string[] = [];
    for (const [id, token] of attempts) {
      const tries = [
        client.get(`/conversations/${id}`, token),
        client.get(`/conversations/${id}/activities`, token),
        client.post(`/conversations/${id}/activities`, token, { type: 'message', text: 'hi' }),
      ];
      for (const answer of await Promise.all(tries)) {
        const headers = [...answer.headers].filter(([name]) => name !== 'date');
        answers.push(`${answer.status} ${JSON.stringify(headers)} ${await answer.text()}`);
      }
    }
    expect(answers[0]).toMatch(/^404 .*not-found/);
    expect(new Set(answers).size).toBe(1);
  });

  it('answers 401 to a missing, garbled, foreign-signed, unsigned or otherwise meant token', async () => {
    const client = directLine(app.base);
    const begun = await client.begin();
    const [header, claims, signature] = begun.token.split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`;
    const ticket = new URL(begun.streamUrl ?? '').searchParams.get('t') ?? '';
    const other = await serveApp();
    const elsewhere = await directLine(other.base).begin();
    await other.stop();
    const wrong = [
      '',
      'x',
      `${header}.${claims}.${signature?.slice(2)}xx`,
      unsigned,
      ticket,
      begun.resume ?? '',
      elsewhere.token,
    ];
    for (const token of wrong) {
      const answer = await client.get(`/conversations/${begun.conversationId}/activities`, token);
      expect([token, answer.status]).toEqual([token, 401]);
    }
  });

  it('expires after half an hour unless it was refreshed, with 403', async () => {
    const client = directLine(app.base);
    const begun = await client.begin();
    app.pass({ minutes: 29 });
    const refreshed = await client.read(await client.post('/tokens/refresh', begun.token));
    app.pass({ minutes: 2 });
    const old = await client.get(`/conversations/${begun.conversationId}/activities`, begun.token);
    expect(old.status).toBe(403);
    expect((await client.post('/tokens/refresh', begun.token)).status).toBe(403);
    expect(texts(await client.activities(refreshed))).toEqual(['1: open']);
  });

  it('brings a conversation back by its resume token months later, but not for ever', async () => {
    const client = directLine(app.base);
    const begun = await client.begin();
    app.pass({ hours: 24 * 100 });
    const back = await client.read(await client.post('/tokens/resume', undefined, { token: begun.resume }));
    expect(texts(await client.activities(back))).toEqual(['1: open']);
    app.pass({ hours: 24 * 310 });
    expect((await client.post('/tokens/resume', undefined, { token: begun.resume })).status).toBe(403);
    expect((await client.post('/tokens/resume', undefined, { token: back.token })).status).toBe(401);
    expect((await client.post('/tokens/resume', undefined, {})).status).toBe(400);
  });
});

describe('pages of other sites', () => {
  const from = (origin: string) => ({ origin });

  it('get a token only from an allowed origin, and may use it only there', async () => {
    const client = directLine(app.base);
    expect((await client.post('/tokens/generate', undefined, {}, from('https://evil.example'))).status).toBe(
      403,
    );
    expect((await client.post('/tokens/generate', undefined, {}, from('null'))).status).toBe(403);
    const answer = await client.post('/tokens/generate', undefined, {}, from('https://shop.example'));
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    const { token } = await client.read(answer);
    expect((await client.post('/conversations', token, {}, from(app.base))).status).toBe(403);
    expect((await client.post('/conversations', token, {}, from('https://shop.example'))).status).toBe(201);
  });

  it('are told by a preflight what they may do', async () => {
    const ask = (origin: string, path = '/v3/directline/conversations') =>
      fetch(`${app.base}${path}`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization',
        },
      });
    const allowed = await ask('https://shop.example');
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-headers')).toContain('authorization');
    expect((await ask('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
    expect(
      (await ask('https://shop.example', '/readyz')).headers.get('access-control-allow-origin'),
    ).toBeNull();
  });
});

function nested(levels: number): unknown {
  return levels === 0 ? 1 : [nested(levels - 1)];
}
