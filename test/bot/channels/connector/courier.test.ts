import { createCloud } from '../../../../bot/channels/connector/cloud.ts';
import { type Courier, createCourier } from '../../../../bot/channels/connector/courier.ts';
import { createServiceHosts } from '../../../../bot/channels/connector/service-hosts.ts';
import { openSqliteStore } from '../../../../bot/store/sqlite/sqlite-store.ts';
import type { Store } from '../../../../bot/store/store.ts';
import { entries, turn } from '../../store/turn-commits.ts';
import { hostileAddresses } from './hostile-addresses.ts';
import { type ConnectorAnswer, type LocalCloud, startLocalCloud } from './local-cloud.ts';

const start = Temporal.Instant.from('2026-11-23T08:00:00Z');

describe('the courier', () => {
  let cloud: LocalCloud;
  let store: Store;
  let courier: Courier;
  let now: Temporal.Instant;
  let logged: string[];
  /** Nobody waits any more for what did not come. */
  let over: boolean;

  beforeEach(async () => {
    cloud = await startLocalCloud();
    store = openSqliteStore({ path: ':memory:', at: start.toString() });
    now = start;
    logged = [];
    over = false;
    courier = newCourier();
  });
  afterEach(async () => {
    over = true;
    await courier.stop();
    await store.close();
    await cloud.stop();
  });

  function newCourier(answerTimeoutMs?: number): Courier {
    const note = (fields: Record<string, unknown>, event: string) => {
      logged.push(`${event} ${JSON.stringify(fields)}`);
    };
    const hosts = createServiceHosts(['smba.trafficmanager.net'], [cloud.origin]);
    const clock = () => now;
    return createCourier({
      store,
      cloud: createCloud(cloud.setup, hosts, clock, answerTimeoutMs),
      clock,
      random: () => 1,
      sweepMs: 5,
      log: { warn: note, error: note },
    });
  }

  /** A turn of a conversation that leaves two messages to deliver. */
  async function say(
    conversationId = 'c1',
    serviceUrl = cloud.serviceUrl,
    differences: Record<string, string> = {},
  ): Promise<void> {
    const details = {
      serviceUrl,
      conversationId: `teams-${conversationId}`,
      bot: { id: '28:bot' },
      user: { id: '29:ana', name: 'Ana' },
      kind: 'personal',
      shared: false,
      ...differences,
    };
    await store.commitTurn(
      turn({
        conversationId,
        activities: entries(1, 2),
        address: { place: `msteams|${conversationId}`, person: 'msteams|29:ana', details },
        deliver: [1, 2],
        at: start.toString({ smallestUnit: 'millisecond' }),
      }),
    );
    courier.wake();
  }

  const texts = () => cloud.calls.map(({ activity }) => activity.text);

  /** Resolves when the counts are these. */
  async function counted(waiting: number, dead: number): Promise<void> {
    while (!over) {
      const counts = await store.countDeliveries();
      if (counts.waiting === waiting && counts.dead === dead) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Resolves when something was logged that begins so. */
  async function told(event: string, times = 1): Promise<void> {
    while (!over && logged.filter((line) => line.startsWith(event)).length < times) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  it('sends the messages of a conversation one after the other, as soon as it is woken', async () => {
    await say();
    await counted(0, 0);
    expect(texts()).toEqual(['say 1', 'say 2']);
    expect(logged).toEqual([]);
  });

  it.each<[what: string, answer: ConnectorAnswer, seconds: number]>([
    ['408', { status: 408 }, 2],
    ['412', { status: 412 }, 2],
    ['429', { status: 429 }, 2],
    ['429 with Retry-After', { status: 429, headers: { 'retry-after': '30' } }, 30],
    ['500', { status: 500 }, 2],
    ['502', { status: 502 }, 2],
    ['503', { status: 503 }, 2],
    ['504', { status: 504 }, 2],
    ['401, as the secret of the bot may be mended', { status: 401 }, 2],
    ['a connection that breaks', 'reset', 2],
  ])(
    'tries again after %s, not earlier than it should, and keeps the order',
    async (_what, answer, seconds) => {
      cloud.script(answer);
      await say();
      await told('delivery-delayed');
      now = start.add({ milliseconds: seconds * 1000 - 1 });
      await say('c2');
      await counted(2, 0);
      expect(texts()).toEqual(['say 1', 'say 1', 'say 2']);
      now = start.add({ seconds });
      await counted(0, 0);
      expect(texts()).toEqual(['say 1', 'say 1', 'say 2', 'say 1', 'say 2']);
      expect(logged.join()).not.toContain('secret');
    },
  );

  it.each([400, 404, 405, 413, 302, 307])('gives a message up after %i, and goes on', async (status) => {
    cloud.script({ status, headers: { location: `${cloud.origin}/elsewhere` } });
    await say();
    await counted(0, 1);
    expect(cloud.calls.map(({ path, activity }) => [path.includes('elsewhere'), activity.text])).toEqual([
      [false, 'say 1'],
      [false, 'say 2'],
    ]);
    expect(logged).toEqual([
      expect.stringMatching(/^delivery-dead .*"sequence":1,"attempt":1,"reason":"status/),
    ]);
  });

  it('sends nothing more to who has blocked the bot, until they are heard of again', async () => {
    cloud.script({ status: 403 });
    await say();
    await counted(0, 2);
    expect(texts()).toEqual(['say 1']);
    expect(await store.addressAt('msteams|c1')).toMatchObject({ stopped: true });
  });

  it('waits for an answer only so long, and tries again', async () => {
    await courier.stop();
    courier = newCourier(50);
    cloud.script('hang');
    await say();
    await told('delivery-delayed');
    expect(logged).toEqual([expect.stringContaining('"reason":"timeout."')]);
    now = start.add({ seconds: 2 });
    await counted(0, 0);
    expect(texts()).toEqual(['say 1', 'say 1', 'say 2']);
  });

  it('gives up what it cannot read, says so, and goes on', async () => {
    await say('c1', 'https://smba.trafficmanager.net/', { kind: 'unheard of' });
    await say('c2');
    await counted(0, 2);
    expect(cloud.calls.map(({ path }) => path.includes('c2'))).toEqual([true, true]);
    expect(logged).toEqual(
      [1, 2].map((at) => expect.stringMatching(`^delivery-dead .*"sequence":${at},.*"unreadable."`)),
    );
  });

  it('waits longer each time, and gives up in the end', async () => {
    cloud.script(...Array.from({ length: 20 }, () => ({ status: 503 })));
    await say();
    for (let attempt = 1; attempt < 20; attempt += 1) {
      await told('delivery-delayed', attempt);
      now = now.add({ seconds: Math.min(2 * 2 ** (attempt - 1), 10_800) });
    }
    await counted(0, 1);
    expect(cloud.calls).toHaveLength(21);
  });

  it('sends again what a process took and never spoke of, and says so', async () => {
    await courier.stop();
    await say();
    const lost = start.add({ seconds: 60 }).toString({ smallestUnit: 'millisecond' });
    await store.claimDeliveries(start.toString({ smallestUnit: 'millisecond' }), lost, 10);
    now = start.add({ seconds: 60 });
    courier = newCourier();
    await counted(0, 0);
    expect(texts()).toEqual(['say 1', 'say 2']);
    expect(logged).toEqual([expect.stringMatching(/^delivery-repeated .*"attempt":2/)]);
  });

  it('does not let one conversation hold up another', async () => {
    cloud.script('hang');
    await say();
    await cloud.called(1);
    await say('c2');
    await cloud.called(3);
    expect(cloud.calls.map(({ path }) => path.includes('c2'))).toEqual([false, true, true]);
    cloud.drop();
    await told('delivery-delayed');
  });

  it('opens no connection to an address that is not trusted', async () => {
    const connections = jest.spyOn(require('node:net').Socket.prototype, 'connect');
    const lookups = jest.spyOn(require('node:dns'), 'lookup');
    await say();
    await counted(0, 0);
    // the spies see what they should
    expect(connections).toHaveBeenCalled();
    connections.mockClear();
    for (const [at, address] of hostileAddresses.entries()) await say(`h${at}`, address);
    await counted(0, hostileAddresses.length * 2);
    expect(connections).not.toHaveBeenCalled();
    expect(lookups).not.toHaveBeenCalled();
    expect(cloud.calls).toHaveLength(2);
    jest.restoreAllMocks();
  });
});
