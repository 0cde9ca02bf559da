import { connect, createServer, type Socket } from 'node:net';

/** How a network behaves. `silent`: nothing arrives and nobody is told, as behind a lost router. */
export type Weather = 'clear' | 'answers-lost' | 'silent' | 'slow';

/** A network cable between client and server that can be cut. */
export interface Cable {
  /** Where the client connects to. */
  port: number;
  /** Breaks every connection, as a lost network does. New ones are possible at once. */
  cut(): void;
  /** From now on; connections that were silent once are cut when that changes, as what they carried is lost. */
  become(weather: Weather): void;
  unplug(): Promise<void>;
}

/** How long each piece takes when the network is slow, in milliseconds. */
const slowMs = 60;

/** Lays a cable to a port of this machine, asked for at each connection. */
export async function layCable(target: () => number): Promise<Cable> {
  const sockets = new Set<Socket>();
  let weather: Weather = 'clear';
  const server = createServer((near) => {
    const far = connect(target(), '127.0.0.1');
    carry(near, far, false);
    carry(far, near, true);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    cut,
    become(next) {
      if (weather === 'silent') cut();
      weather = next;
    },
    unplug() {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };

  function carry(from: Socket, to: Socket, isAnswer: boolean): void {
    sockets.add(from);
    from.setNoDelay();
    let slowest = Promise.resolve();
    from.on('data', (chunk: Buffer) => {
      if (weather === 'silent') return;
      if (weather === 'answers-lost' && isAnswer) {
        to.destroy();
        return;
      }
      // what follows a slow piece waits for it, so that nothing overtakes
      if (weather === 'slow') slowest = slowest.then(() => after(slowMs));
      slowest = slowest.then(() => pass(chunk, from, to));
    });
    from.on('error', () => from.destroy());
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  }
}

/** Takes no more from where it comes until it is taken where it goes. */
async function pass(chunk: Buffer, from: Socket, to: Socket): Promise<void> {
  if (to.destroyed || to.write(chunk)) return;
  from.pause();
  await new Promise((resolve) => {
    to.once('drain', resolve);
    to.once('close', resolve);
  });
  from.resume();
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
