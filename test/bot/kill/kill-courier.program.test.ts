import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openSqliteStore } from '../../../bot/store/sqlite/sqlite-store.ts';
import { type LocalCloud, startLocalCloud } from '../channels/connector/local-cloud.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { entries, turn } from '../store/turn-commits.ts';

const points = ['before the send', 'after the send'];
const roundsAtEach = Number(process.env.KILL_ROUNDS ?? 3);
const conversations = ['ana', 'bao', 'chloe', 'dmitri'];
/** In each conversation. */
const messages = 4 * roundsAtEach;
const start = Temporal.Instant.from('2026-11-23T08:00:00Z');

describe(`killing the courier with SIGKILL, ${roundsAtEach * points.length} rounds at ${points.length} points`, () => {
  const folder = temporaryFolder();
  const path = join(folder.path, 'guide.db');
  let cloud: LocalCloud;
  /** What was logged by all processes. */
  const logged: string[] = [];
  let arrived: [conversation: string, text: string][];

  beforeAll(async () => {
    cloud = await startLocalCloud();
    await fill();
    let round = 0;
    for (; round < roundsAtEach * points.length; round += 1) {
      expect(await courierDies(round, points[round % points.length], round % 4)).toBe('SIGKILL');
    }
    expect(await courierDies(round, 'never', 0)).toBeNull();
    arrived = cloud.calls.map(({ activity }) => [activity.conversation.id, activity.text]);
  }, 120_000);
  afterAll(async () => {
    await cloud.stop();
    folder.remove();
  });

  async function fill(): Promise<void> {
    const store = openSqliteStore({ path, at: start.toString() });
    for (const conversationId of conversations) {
      const bot = { id: '28:bot' };
      const user = { id: `29:${conversationId}` };
      const details = {
        serviceUrl: cloud.serviceUrl,
        conversationId,
        bot,
        user,
        kind: 'personal',
        shared: false,
      };
      await store.commitTurn(
        turn({
          conversationId,
          activities: entries(1, messages),
          address: { place: conversationId, person: user.id, details },
          deliver: Array.from({ length: messages }, (_, at) => at + 1),
          at: start.toString({ smallestUnit: 'millisecond' }),
        }),
      );
    }
    await store.close();
  }

  /** Each process begins when the leases of the last have run out. The signal it died of. */
  async function courierDies(round: number, point: string | undefined, passes: number): Promise<unknown> {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'courier-to-kill.ts')]);
    child.stdout.on('data', (chunk) => logged.push(String(chunk)));
    const now = start.add({ seconds: 61 * round }).toString({ smallestUnit: 'millisecond' });
    child.stdin.end(`${JSON.stringify({ path, now, point, passes })}\n`);
    const [, signal] = await once(child, 'close');
    return signal;
  }

  it.each(conversations)('delivers all that was said to %s, in order', (conversation) => {
    const texts = arrived.filter(([where]) => where === conversation).map(([, text]) => text);
    expect([...new Set(texts)]).toEqual(entries(1, messages).map(({ sequence }) => `say ${sequence}`));
    // what comes again, comes before anything new
    expect(texts).toEqual([...texts].sort((one, other) => numberIn(one) - numberIn(other)));
  });

  it('repeats only what was on its way when a process died, and says so', () => {
    const repeated = arrived.length - conversations.length * messages;
    expect(repeated).toBeGreaterThan(0);
    // one message of each conversation may be on its way
    expect(repeated).toBeLessThanOrEqual(roundsAtEach * points.length * conversations.length);
    expect(logged.join('').match(/delivery-repeated/g)?.length).toBeGreaterThanOrEqual(repeated);
  });
});

function numberIn(text: string): number {
  return Number(text.slice('say '.length));
}
