import { join } from 'node:path';
import { openSqliteStore } from '../../../bot/store/sqlite/sqlite-store.ts';
import type { Store } from '../../../bot/store/store.ts';
import { randomNumbers } from '../../harness/random-numbers.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { type DoomedProcess, doomedProcess } from './doomed-process.ts';
import type { Order } from './orders.ts';

const points = [
  'after the inbox entry',
  'before the commit',
  'after the commit',
  'after the publication',
  'after the answer',
];
/** Kills at each point; 40 make the 200 rounds of the reliability target. */
const roundsAtEach = Number(process.env.KILL_ROUNDS ?? 3);
const seed = Number(process.env.KILL_SEED ?? 20261123);
const rounds = roundsAtEach * points.length;
const clients = ['ana', 'bao', 'chloe', 'dmitri'];

describe(`killing the server with SIGKILL, ${rounds} rounds at ${points.length} points, seed ${seed}`, () => {
  const folder = temporaryFolder();
  const path = join(folder.path, 'guide.db');
  /** The answers the clients have received: conversation and id → activity id. */
  const answers = new Map<string, string>();
  /** How far each client has come: the number of the message it is waiting for an answer to, 0 for opening. */
  const waitingFor = new Map(clients.map((client) => [client, 0]));
  const repeated: string[] = [];
  let store: Store;

  beforeAll(
    async () => {
      const random = randomNumbers(seed);
      // The next process starts while this one works, and opens the store when this one is dead.
      let next = doomedProcess();
      for (let round = 0; round < rounds; round += 1) {
        const current = next;
        next = doomedProcess();
        const point = points[round % points.length] ?? '';
        await current.begin({ path, point, passes: Math.floor(random() * 12) });
        await converseUntilDead(current);
      }
      next.kill();
      await next.dead;
      store = openSqliteStore({ path, at: '2026-11-23T08:00:00.000Z' });
    },
    30_000 + rounds * 2_000,
  );
  afterAll(async () => {
    await store.close();
    folder.remove();
  });

  async function converseUntilDead(server: DoomedProcess): Promise<void> {
    server.onReport((report) => {
      const { conversationId, id, outcome } = report;
      if (outcome === 'gone') throw new Error(`${conversationId} is gone`);
      const key = `${conversationId} ${id}`;
      const known = answers.get(key);
      if (known !== undefined) {
        if (outcome !== 'duplicate' || known !== report.activityId) repeated.push(key);
        return;
      }
      answers.set(key, report.activityId);
      const number = (waitingFor.get(conversationId) ?? 0) + 1;
      waitingFor.set(conversationId, number);
      server.send(order(conversationId, number));
    });
    for (const [client, number] of waitingFor) {
      // The client tries again what it has no answer to, and now and then what it has: answers get lost too.
      if (number > 0) server.send(order(client, number - 1));
      server.send(order(client, number));
    }
    const { killed, complaints } = await server.dead;
    expect({ killed, complaints }).toEqual({ killed: true, complaints: '' });
  }

  it.each(clients)(
    'keeps all that %s was answered, once and in order, with one reply each',
    async (client) => {
      const log = await store.readLog(client, 0, 100_000);
      const answered = waitingFor.get(client) ?? 0;
      // The message in flight at the last kill may have been taken without an answer.
      const taken = log.length % 2 === 1 ? (log.length + 1) / 2 : 0;
      expect([answered, answered + 1]).toContain(taken);
      expect(log.map(({ sequence }) => sequence)).toEqual(log.map((_, index) => index + 1));
      expect(log.map(({ activity }) => activity)).toEqual([
        expect.objectContaining({ text: 'Welcome' }),
        ...Array.from({ length: taken - 1 }, (_, index) => [
          expect.objectContaining({ text: `say ${index + 1}`, from: { id: 'dl_1', role: 'user' } }),
          expect.objectContaining({
            text: `${index + 1}: say ${index + 1}`,
            replyToId: idAt(client, index + 1),
          }),
        ]).flat(),
      ]);
      expect(await store.findConversation(client)).toMatchObject({ state: { dialog: { count: taken - 1 } } });
      for (let number = 1; number < answered; number += 1) {
        expect(answers.get(`${client} m${number}`)).toBe(idAt(client, number));
      }
    },
  );

  it('has counted each message once, however often it came and whoever was killed over it', async () => {
    const logs = await Promise.all(clients.map((client) => store.readLog(client, 0, 100_000)));
    const messages = logs.reduce((sum, log) => sum + (log.length - 1) / 2, 0);
    const counts = await store.numbers.readDays('2000-01-01', '2999-12-31');
    const counted = (name: string) =>
      counts.reduce((sum, each) => (each.name === name ? sum + each.count : sum), 0);
    expect([counted('message'), counted('answered')]).toEqual([messages, clients.length]);
  });

  it('answers what is tried again with the id of the first time', () => {
    expect(repeated).toEqual([]);
    expect(answers.size).toBeGreaterThan(rounds);
  });
});

function order(conversationId: string, number: number): Order {
  return { conversationId, id: number === 0 ? 'open' : `m${number}`, text: `say ${number}` };
}

/** The id of a client's message: the welcome comes first, and each message has one reply. */
function idAt(client: string, number: number): string {
  return `${client}|${String(number * 2).padStart(7, '0')}`;
}
