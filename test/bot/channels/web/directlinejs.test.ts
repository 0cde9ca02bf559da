import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConnectionStatus, DirectLine } from 'botframework-directlinejs';
import { WebSocket } from 'ws';
import { XMLHttpRequest } from 'xhr2';
import { type Cable, layCable } from '../../../harness/cable.ts';
import { type ServedApp, serveApp } from '../../served-app.ts';
import { type Connection, directLine } from './direct-line-calls.ts';

// the client looks for these where a browser has them
Object.assign(globalThis, { XMLHttpRequest, WebSocket });

jest.setTimeout(30_000);

const folder = mkdtempSync(join(tmpdir(), 'guide-'));
let app: ServedApp;
let cable: Cable;
let client: Client;
const lines: DirectLine[] = [];
const settings = (name: string) => ({ STORE_URL: `sqlite:${join(folder, name)}` });
const portOf = ({ base }: ServedApp) => Number(new URL(base).port);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  ['over WebSocket', true],
  ['by polling', false],
])('botframework-directlinejs %s', (name, webSocket) => {
  beforeEach(async () => {
    app = await serveApp(settings(`${name}-${expect.getState().currentTestName?.length}.db`));
    cable = await layCable(() => portOf(app));
    client = await connect(webSocket);
  });
  afterEach(async () => {
    for (const line of lines.splice(0)) line.end();
    await app.stop();
    await cable.unplug();
  });

  it('has a whole exchange', async () => {
    await client.hears('1: open');
    expect(await client.says('hello')).toMatch(/^[\w-]+\|\d+$/);
    await client.hears('2: hello');
    await client.says('again');
    await client.hears('3: again');
    expect(client.heard).toEqual(['1: open', 'hello', '2: hello', 'again', '3: again']);
  });

  it('hears everything once after the network was lost', async () => {
    await client.hears('1: open');
    cable.cut();
    await directLine(app.base).say(client.connection, 'from another device');
    // a client that polls gives up with the first lost answer; its person reloads the page
    if (!webSocket) client = await connect(webSocket, client);
    await client.hears('2: from another device');
    expect(await client.says('hello')).not.toBe('retry');
    await client.hears('3: hello');
    expect(client.heard).toEqual([
      '1: open',
      'from another device',
      '2: from another device',
      'hello',
      '3: hello',
    ]);
  });

  it('goes on after the server was restarted on the same store', async () => {
    await client.hears('1: open');
    await client.says('before');
    await client.hears('2: before');
    await app.stop();
    app = await serveApp(settings(`${name}-${expect.getState().currentTestName?.length}.db`));
    if (!webSocket) client = await connect(webSocket, client);
    expect(await client.says('after')).not.toBe('retry');
    await client.hears('3: after');
    expect(client.heard.filter((text) => text === '3: after')).toHaveLength(1);
  });

  it('sends a message again whose answer was lost, without a duplicate', async () => {
    await client.hears('1: open');
    cable.become('answers-lost');
    expect(await client.says('hello', 'c1')).toBe('retry');
    cable.become('clear');
    if (!webSocket) client = await connect(webSocket, client);
    expect(await client.says('hello', 'c1')).not.toBe('retry');
    await client.hears('2: hello');
    await client.says('end');
    await client.hears('3: end');
    expect(client.heard.filter((text) => text === 'hello')).toHaveLength(1);
  });

  it('is told that its token expired, and goes on with a new one', async () => {
    await client.hears('1: open');
    app.pass({ minutes: 31 });
    expect(await client.says('too late')).toBe('retry');
    expect(client.line.connectionStatus$.getValue()).toBe(ConnectionStatus.ExpiredToken);
    const calls = directLine(app.base);
    const fresh = await calls.read(
      await calls.post('/tokens/resume', undefined, { token: client.connection.resume }),
    );
    const path = `/conversations/${fresh.conversationId}`;
    const { token, streamUrl = '' } = await calls.read(await calls.get(path, fresh.token));
    client.line.reconnect({ conversationId: fresh.conversationId, token, streamUrl });
    expect(await client.says('hello')).not.toBe('retry');
    await client.hears('2: hello');
  });

  it('is told when the conversation has ended for good', async () => {
    await client.hears('1: open');
    const erase = { type: 'message', text: '', value: { command: 'delete' } };
    const { conversationId, token } = client.connection;
    await directLine(app.base).post(`/conversations/${conversationId}/activities`, token, erase);
    await client.ended();
  });
});

interface Client {
  line: DirectLine;
  connection: Connection;
  /** Texts received, in order. */
  heard: string[];
  says(text: string, clientActivityID?: string): Promise<string>;
  hears(text: string): Promise<void>;
  ended(): Promise<void>;
}

/** A client with a conversation that has begun; with `earlier`, a reloaded page in the same conversation. */
async function connect(webSocket: boolean, earlier?: Client): Promise<Client> {
  const domain = `http://127.0.0.1:${cable.port}/v3/directline`;
  const calls = directLine(app.base);
  const connection = earlier?.connection ?? (await calls.begin());
  const line = new DirectLine({
    domain,
    webSocket,
    token: connection.token,
    conversationId: connection.conversationId,
    pollingInterval: 200,
    timeout: 2000,
    // the client waits 3 s and a random part of 12 s before it reconnects; this makes it 120 ms
    random: () => -0.24,
  });
  lines.push(line);
  const heard: string[] = [];
  let waiting = () => {};
  let over = false;
  line.activity$.subscribe(
    (activity) => {
      if (activity.type === 'message') heard.push(activity.text ?? '');
      waiting();
    },
    () => {
      over = true;
      waiting();
    },
  );
  line.connectionStatus$.subscribe((status) => {
    over ||= status === ConnectionStatus.Ended;
    waiting();
  });
  const until = async (condition: () => boolean) => {
    while (!condition()) {
      await new Promise<void>((resolve) => {
        waiting = resolve;
      });
    }
  };
  return {
    line,
    connection,
    heard,
    says: (text, clientActivityID) =>
      line
        .postActivity({
          type: 'message',
          text,
          from: { id: 'me' },
          ...(clientActivityID && { channelData: { clientActivityID } }),
        })
        .toPromise(),
    hears: (text) => until(() => heard.includes(text)),
    ended: () => until(() => over),
  };
}
