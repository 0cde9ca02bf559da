import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { directLine } from '../channels/web/direct-line-calls.ts';
import { type ServedApp, serveApp } from '../served-app.ts';

let app: ServedApp;
beforeAll(async () => {
  app = await serveApp();
});
afterAll(() => app.stop());

const generate = '/v3/directline/tokens/generate';
const post = (body: string | Buffer<ArrayBuffer>, headers: Record<string, string> = {}) => ({
  method: 'POST',
  body,
  headers,
});
const json = { 'content-type': 'application/json' };

describe('errors', () => {
  it.each([
    ['an unknown address', '/nothing', {}, 404, 'not-found'],
    ['a wrong method', generate, { method: 'PUT' }, 405, 'method-not-allowed'],
    [
      'a wrong content type',
      generate,
      post('a=b', { 'content-type': 'text/plain' }),
      415,
      'content-type-unsupported',
    ],
    [
      'a form',
      generate,
      post('a=b', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
      'content-type-unsupported',
    ],
    ['malformed JSON', generate, post('{"user":', json), 400, 'body-malformed'],
    [
      'a gzip body',
      generate,
      post(gzipSync('{}'), { ...json, 'content-encoding': 'gzip' }),
      415,
      'content-encoding-unsupported',
    ],
    [
      'a body that says gzip and is not',
      generate,
      post('abc', { ...json, 'content-encoding': 'gzip' }),
      415,
      'content-encoding-unsupported',
    ],
    ['a body over 64 kB', generate, post(JSON.stringify('x'.repeat(65 * 1024)), json), 413, 'body-too-large'],
    ['a body of the wrong form', generate, post('[1]', json), 400, 'body-invalid'],
    ['a day that does not exist', '/calendar/2027-02-31.ics', {}, 404, 'not-found'],
    ['a page file that does not exist', '/pages/none.js', {}, 404, 'not-found'],
  ])('answers %s in one form, without a stack', async (_name, path, init, status, code) => {
    const answer = await fetch(`${app.base}${path}`, init);
    const text = await answer.text();
    expect([answer.status, JSON.parse(text).error.code]).toEqual([status, code]);
    expect(Object.keys(JSON.parse(text))).toEqual(['error']);
    expect(text).not.toMatch(/ at \S+:\d|node_modules|Error:|restify/i);
    expect(answer.headers.get('content-type')).toBe('application/json');
  });

  it('bounds a chunked body that does not say its size', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(16 * 1024));
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        if (sent === 20) controller.close();
        else controller.enqueue(chunk);
        sent += 1;
      },
    });
    const streamed = { ...post('', json), body, duplex: 'half' } as const;
    const answer = await fetch(`${app.base}${generate}`, streamed);
    expect(answer.status).toBe(413);
  });

  it.each([
    ['no HTTP at all', 'hello\r\n\r\n', 'request-malformed', 400],
    ['a host that is no host', 'GET / HTTP/1.1\r\nHost: [\r\n\r\n', 'request-malformed', 400],
    ['a host with a space', 'GET /livez HTTP/1.1\r\nHost: a b\r\n\r\n', 'request-malformed', 400],
    ['a target that is no address', 'GET http://[ HTTP/1.1\r\nHost: a\r\n\r\n', 'request-malformed', 400],
    ['a target without a path', 'OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n', 'request-malformed', 400],
    ['a target with a broken escape', 'GET /calendar/%E0%A4%A HTTP/1.1\r\nHost: a\r\n\r\n', 'not-found', 404],
    [
      'headers over 16 kB',
      `GET / HTTP/1.1\r\nHost: a\r\nx: ${'x'.repeat(17_000)}\r\n\r\n`,
      'headers-too-large',
      431,
    ],
    [
      'a handshake to nowhere',
      'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
      'not-found',
      404,
    ],
  ])('answers %s in the same form', async (_name, bytes, code, status) => {
    const answer = await exchange(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toContain(`"code":"${code}"`);
    expect((await fetch(`${app.base}/livez`)).status).toBe(200);
  });
});

it('puts the security headers on every answer, good or bad', async () => {
  for (const path of [
    '/livez',
    '/readyz',
    '/nothing',
    '/v3/directline/conversations/x',
    '/calendar/2027-03-01.ics',
  ]) {
    const { headers } = await fetch(`${app.base}${path}`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('server')).toBeNull();
  }
});

it('answers HEAD like GET without a body', async () => {
  const answer = await fetch(`${app.base}/livez`, { method: 'HEAD' });
  expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([200, '17', '']);
});

it('offers a calendar file for a whole day, the same in every zone', async () => {
  const answer = await fetch(`${app.base}/calendar/2027-03-01.ics?lang=en`);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="2027-03-01.ics"');
  const file = await answer.text();
  expect(file).toContain('DTSTART;VALUE=DATE:20270301\r\n');
  expect(file).toContain('SUMMARY:You can apply\\, from today\r\n');
});

it('writes ids, routes and statuses to the log and never a word of what was said', async () => {
  const client = directLine(app.base);
  const begun = await client.begin();
  const canary = 'canary-7f3a';
  await client.say(begun, canary, canary);
  const path = `/conversations/${begun.conversationId}/activities`;
  await client.post(path, begun.token, { type: 'message', text: canary, value: { [canary]: canary } });
  await client.post(path, begun.token, { type: canary });
  await fetch(`${app.base}${generate}?${canary}`, post(`{"${canary}`, json));
  await fetch(`${app.base}/${canary}`);
  expect(app.logged()).toContain('"route":"activity-post"');
  expect(app.logged()).not.toContain(canary);
  expect(app.logged()).not.toContain(begun.token);
});

/** Sends raw bytes and reads until the server closes. */
function exchange(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(app.base).port), '127.0.0.1', () => socket.end(bytes));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}
