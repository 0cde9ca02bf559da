import { type KeepAliveClient, keepAliveClient } from '../harness/keep-alive-client.ts';
import type { ServerProcess } from '../harness/server-process.ts';

/** One user, over a connection of its own: returns how many requests it made, having checked the answers. */
export type Visit = (client: KeepAliveClient, running: () => boolean) => Promise<number>;

export interface Throughput {
  perSecond: number;
  /** Of the server, per request. */
  cpuMicroseconds: number | undefined;
  peakMegabytes: number | undefined;
}

/** 32 users who each send the next request when the last is answered, after a warm-up of half the time. */
export async function closedLoop(server: ServerProcess, visit: Visit, seconds: number): Promise<Throughput> {
  await visitFor(server.port, visit, seconds / 2);
  const cpuBefore = server.cpuMicroseconds();
  const began = performance.now();
  const requests = await visitFor(server.port, visit, seconds);
  const took = (performance.now() - began) / 1000;
  const cpuAfter = server.cpuMicroseconds();
  return {
    perSecond: requests / took,
    cpuMicroseconds:
      cpuBefore === undefined || cpuAfter === undefined ? undefined : (cpuAfter - cpuBefore) / requests,
    peakMegabytes: server.peakMegabytes(),
  };
}

async function visitFor(port: number, visit: Visit, seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1000;
  const running = () => performance.now() < end;
  const counts = await Promise.all(
    Array.from({ length: 32 }, async () => {
      const client = await keepAliveClient(port);
      let requests = 0;
      while (running()) requests += await visit(client, running);
      client.close();
      return requests;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
