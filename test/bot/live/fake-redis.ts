import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** As much of a Redis as publish and subscribe need, speaking its protocol (https://redis.io/docs/latest/develop/reference/protocol-spec/). */
export interface FakeRedis {
  url: string;
  /** Cuts every connection, as a restart does. */
  cut(): void;
  /** Cuts the connection on which somebody next asks for a channel, before it is confirmed. */
  cutAtSubscription(): void;
  stop(): Promise<void>;
}

export async function fakeRedis(port = 0): Promise<FakeRedis> {
  const sockets = new Set<Socket>();
  let isToCut = false;
  const subscribers = new Map<Socket, { channels: Set<string>; mark: string }>();
  const server = createServer((socket) => {
    let text = '';
    sockets.add(socket);
    socket.setEncoding('utf8');
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      subscribers.delete(socket);
    });
    socket.on('data', (chunk) => {
      text += chunk;
      for (;;) {
        const read = readCommand(text);
        if (!read) return;
        text = read.rest;
        obey(socket, read.words);
      }
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `redis://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    cut,
    cutAtSubscription() {
      isToCut = true;
    },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };

  function obey(socket: Socket, [name = '', ...words]: string[]): void {
    const [first = '', second = ''] = words;
    switch (name.toUpperCase()) {
      case 'HELLO':
        subscribers.set(socket, { channels: new Set(), mark: first === '3' ? '>' : '*' });
        socket.write(
          `${first === '3' ? '%2' : '*4'}\r\n${bulk('server')}${bulk('redis')}${bulk('proto')}:${first}\r\n`,
        );
        return;
      case 'SUBSCRIBE': {
        if (isToCut) {
          isToCut = false;
          socket.destroy();
          return;
        }
        const known = subscribers.get(socket) ?? { channels: new Set(), mark: '*' };
        known.channels.add(first);
        subscribers.set(socket, known);
        socket.write(`${known.mark}3\r\n${bulk('subscribe')}${bulk(first)}:1\r\n`);
        return;
      }
      case 'PUBLISH': {
        const hearing = [...subscribers].filter(([, { channels }]) => channels.has(first));
        for (const [each, { mark }] of hearing) {
          each.write(`${mark}3\r\n${bulk('message')}${bulk(first)}${bulk(second)}`);
        }
        socket.write(`:${hearing.length}\r\n`);
        return;
      }
      case 'PING':
        socket.write('+PONG\r\n');
        return;
      default:
        socket.write('+OK\r\n');
    }
  }
}

/** An array of bulk strings in ASCII; undefined until it is whole. */
function readCommand(text: string): { words: string[]; rest: string } | undefined {
  const head = /^\*(\d+)\r\n/.exec(text);
  if (!head) return undefined;
  const words: string[] = [];
  let at = head[0].length;
  for (let word = 0; word < Number(head[1]); word += 1) {
    const length = /^\$(\d+)\r\n/.exec(text.slice(at));
    if (!length) return undefined;
    const from = at + length[0].length;
    at = from + Number(length[1]) + 2;
    if (text.length < at) return undefined;
    words.push(text.slice(from, at - 2));
  }
  return { words, rest: text.slice(at) };
}

function bulk(text: string): string {
  return `$${Buffer.byteLength(text)}\r\n${text}\r\n`;
}
