import { once } from 'node:events';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { keepAliveClient } from '../harness/keep-alive-client.ts';
import type { ServerProcess } from '../harness/server-process.ts';
import { openConversation } from './guide-client.ts';

const opened = z.object({ streamUrl: z.string() });

/**
 * Memory of the server in kB for each page that has a conversation open and says nothing; undefined where the system
 * does not tell. As many were open before and have gone: what a server keeps for whoever comes does not count.
 */
export async function idlePages(server: ServerProcess, pages: number): Promise<number | undefined> {
  for (const page of await openPages(server.port, pages)) page.close();
  const before = server.megabytes();
  const open = await openPages(server.port, pages);
  const after = server.megabytes();
  for (const page of open) page.close();
  return before === undefined || after === undefined ? undefined : ((after - before) * 1024) / pages;
}

async function openPages(port: number, pages: number): Promise<WebSocket[]> {
  const client = await keepAliveClient(port);
  const sockets: WebSocket[] = [];
  while (sockets.length < pages) {
    const { conversationId, token } = await openConversation(client);
    const path = `/v3/directline/conversations/${conversationId}`;
    const { body } = await client.request('GET', path, undefined, token);
    const { pathname, search } = new URL(opened.parse(JSON.parse(body)).streamUrl);
    const socket = new WebSocket(`ws://127.0.0.1:${port}${pathname}${search}`);
    // the first frame is the greeting
    await once(socket, 'message');
    sockets.push(socket);
  }
  client.close();
  return sockets;
}
