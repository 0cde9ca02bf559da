import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { directLine, texts } from '../channels/web/direct-line-calls.ts';
import { type RunningProgram, runProgram } from '../running-program.ts';

jest.setTimeout(60_000);

let program: RunningProgram;
beforeAll(async () => {
  const unlimited = {
    LIMIT_REQUESTS: '0',
    LIMIT_STARTS: '0',
    LIMIT_TOKEN_REQUESTS: '0',
    LIMIT_MESSAGES: '0',
  };
  program = await runProgram({ ...unlimited, LOG_LEVEL: 'error' });
});
afterAll(async () => {
  await program.end('SIGTERM');
});

const methods = ['GET', 'POST', 'PUT', 'HEAD', 'OPTIONS', 'DELETE', 'PATCH', 'TRACE', 'CONNECT', 'LINK'];

const paths = (conversation: string) => [
  '/',
  '/embed',
  '/widget.js',
  '/pages/../../package.json',
  '/livez',
  '/readyz',
  '/calendar/2027-03-01.ics?lang=%00',
  '/calendar/..%2f..%2fetc%2fpasswd.ics',
  '/v3/directline/tokens/generate',
  '/v3/directline/tokens/refresh',
  '/v3/directline/tokens/resume',
  '/v3/directline/conversations',
  `/v3/directline/conversations/${conversation}?watermark=-1`,
  `/v3/directline/conversations/${conversation}/activities?watermark=99999999999999999999`,
  `/v3/directline/conversations/${conversation}/activities?watermark=%F0%28%8C%28`,
  `/v3/directline/conversations/${conversation}/stream?t=x`,
  `/v3/directline/conversations/${conversation}/upload`,
  '/v3/directline/conversations/__proto__/activities',
  '//evil.example/..;/%2e%2e/',
  `/${'a/'.repeat(2000)}`,
];

const headers = [
  'Content-Type: application/json',
  'Content-Type: application/json; charset=utf-16',
  'Content-Type: application/JSON;;;',
  'Content-Type: multipart/form-data; boundary=',
  'Content-Type: \x80\xff',
  'Content-Encoding: gzip',
  'Content-Encoding: br, identity',
  'Content-MD5: AAAA\r\nContent-Type: application/json',
  'Transfer-Encoding: chunked\r\nContent-Type: application/json',
  'Expect: 100-continue\r\nContent-Type: application/json',
  'Expect: something-else',
  'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x',
  'Connection: Upgrade\r\nUpgrade: h2c',
  'Origin: null\r\nAccess-Control-Request-Method: POST',
  'X-Forwarded-For: ,,,\r\nX-Forwarded-Host: evil.example',
  'Accept: application/unheard-of;q=-1',
  'Accept-Language: *;q=9,,;\xff',
  'If-None-Match: *',
  'Range: bytes=5-1',
  'Host: second.example',
];

const bodies: (string | Buffer)[] = [
  '',
  'abc',
  '{}',
  'null',
  '[]',
  '"text"',
  '1e999',
  '{"type":"message","text":"hello","__proto__":{"x":1},"constructor":{"prototype":1}}',
  '{"type":"message","text":"\\ud800","value":{"action":"\\u0000"},"channelData":{"clientActivityID":""}}',
  '{"type":"event","name":"webchat/join"}',
  '['.repeat(30_000),
  `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
  `{"type":"message","text":"x","value":${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}}`,
  `{"token":"${'x'.repeat(60_000)}"}`,
  gzipSync('{}'),
  Buffer.from([0xff, 0xfe, 0x00, 0x80]),
  randomBytes(512),
];

it('survives every header and body on every route and method, and never answers 500', async () => {
  const client = directLine(program.base);
  const begun = await client.begin();
  const known = await client.activities(begun);
  const requests: Buffer[] = [];
  for (const path of paths(begun.conversationId)) {
    for (const method of methods) requests.push(request(method, path, '', '', begun.token));
    for (const header of headers) {
      for (const body of bodies) requests.push(request('POST', path, header, body, begun.token));
      requests.push(request('GET', path, header, '', begun.token));
    }
  }
  const statuses = new Map<string, number>();
  for (let from = 0; from < requests.length; from += 40) {
    const answers = await Promise.all(requests.slice(from, from + 40).map((bytes) => exchange(bytes)));
    for (const status of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect([...statuses.keys()].filter((status) => status.startsWith('5'))).toEqual([]);
  expect(program.output()).not.toContain('request-failed');
  expect((await fetch(`${program.base}/readyz`)).status).toBe(200);
  expect(texts(await client.activities(begun)).slice(0, known.activities.length)).toEqual(texts(known));
  expect((await client.say(begun, 'March 2023')).status).toBe(200);
});

it('survives 300 connections of random bytes', async () => {
  for (let round = 0; round < 10; round += 1) {
    await Promise.all(Array.from({ length: 30 }, () => exchange(randomBytes(200), true)));
  }
  expect((await fetch(`${program.base}/readyz`)).status).toBe(200);
});

function request(method: string, path: string, header: string, body: string | Buffer, token: string): Buffer {
  const content = Buffer.from(body);
  const chunked = header.includes('chunked');
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'Host: a.example',
    `Authorization: Bearer ${token}`,
    ...(header ? [header] : []),
    ...(chunked || content.length === 0 ? [] : [`Content-Length: ${content.length}`]),
    ...(header.startsWith('Connection') ? [] : ['Connection: close']),
  ];
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  const chunk = [Buffer.from(`${content.length.toString(16)}\r\n`), content, Buffer.from('\r\n0\r\n\r\n')];
  return Buffer.concat([head, ...(chunked ? chunk : [content])]);
}

/** The status of the last answer, or `none` when the server closed without one. */
function exchange(bytes: Buffer, hangUp = false): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(program.base).port), '127.0.0.1', () => {
      // a server takes the end of what a client sends for its going away, and answers nothing more
      socket.write(bytes, () => hangUp && socket.end());
    });
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      const statuses = [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status);
      resolve(statuses.at(-1) ?? 'none');
    });
  });
}
