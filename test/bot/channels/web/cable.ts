import { connect, createServer, type Socket } from 'node:net';

/** A network cable between client and server that can be cut. */
export interface Cable {
  /** Where the client connects to. */
  port: number;
  /** Breaks every connection, as a lost network does. New ones are possible at once. */
  cut(): void;
  /** Lets requests through and swallows what is answered, until `repair`. */
  loseAnswers(): void;
  repair(): void;
  unplug(): Promise<void>;
}

/** Lays a cable to a port of this machine. */
export async function layCable(target: () => number): Promise<Cable> {
  const sockets = new Set<Socket>();
  let losing = false;
  const server = createServer((near) => {
    const far = connect(target(), '127.0.0.1');
    near.pipe(far);
    far.on('data', (chunk) => {
      if (losing) near.destroy();
      else near.write(chunk);
    });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    cut,
    loseAnswers() {
      losing = true;
    },
    repair() {
      losing = false;
    },
    unplug() {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
