import { setTimeout as after } from 'node:timers/promises';
import { type KeepAliveClient, keepAliveClient } from '../harness/keep-alive-client.ts';
import { percentile } from '../harness/percentile.ts';
import { type OpenConversation, openConversation, sendNext } from './guide-client.ts';

/**
 * Messages that arrive `perSecond` whether or not earlier ones are answered, as people's do. Latencies in ms count
 * from when a message was due, so that a stalled server cannot hide behind a client that waits for it.
 */
export async function fixedRate(port: number, perSecond: number, seconds: number) {
  const idle = await Promise.all(Array.from({ length: 200 }, () => visitor(port)));
  await run(idle, perSecond, seconds / 3);
  const latencies = await run(idle, perSecond, seconds);
  for (const { client } of idle) client.close();
  return { p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
}

interface Visitor {
  client: KeepAliveClient;
  conversation: OpenConversation;
}

async function visitor(port: number): Promise<Visitor> {
  const client = await keepAliveClient(port);
  return { client, conversation: await openConversation(client) };
}

async function run(idle: Visitor[], perSecond: number, seconds: number): Promise<number[]> {
  const latencies: number[] = [];
  const underWay: Promise<void>[] = [];
  const began = performance.now();
  const total = Math.floor(perSecond * seconds);
  for (let index = 0; index < total; index += 1) {
    const due = began + (index * 1000) / perSecond;
    while (performance.now() < due || idle.length === 0) await after(1);
    const next = idle.shift();
    if (!next) continue;
    underWay.push(
      sendTimed(next, due).then((latency) => {
        latencies.push(latency);
        idle.push(next);
      }),
    );
  }
  await Promise.all(underWay);
  return latencies;
}

async function sendTimed({ client, conversation }: Visitor, due: number): Promise<number> {
  await sendNext(client, conversation);
  return performance.now() - due;
}
