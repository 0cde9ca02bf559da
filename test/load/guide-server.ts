import { join } from 'node:path';
import { openStore } from '../../bot/store/open-store.ts';
import { freePort } from '../bot/free-port.ts';
import { type DeskPerson, welcomeDeskPeople } from '../harness/desk-people.ts';
import { type ServerProcess, serverProcess } from '../harness/server-process.ts';

/** A guide with its desk open, at an address that stays the same when it is started again. */
export interface GuideServer {
  port: number;
  people: DeskPerson[];
  start(): Promise<ServerProcess>;
}

const main = join(import.meta.dirname, '..', '..', 'bot', 'main.ts');

/** `agents`: how many members of staff are signed in. */
export async function guideServer(storeUrl: string, agents: number): Promise<GuideServer> {
  const at = new Date().toISOString();
  const store = await openStore(storeUrl, at);
  const people = await welcomeDeskPeople(store, agents, at);
  await store.close();
  const port = await freePort();
  const environment = {
    PORT: String(port),
    HOST: '127.0.0.1',
    STORE_URL: storeUrl,
    LOG_LEVEL: 'warn',
    DESK: 'on',
    // One machine plays all the people.
    LIMIT_REQUESTS: '0',
    LIMIT_STARTS: '0',
    LIMIT_TOKEN_REQUESTS: '0',
    LIMIT_MESSAGES: '0',
  };
  return { port, people, start: () => serverProcess(main, environment) };
}
