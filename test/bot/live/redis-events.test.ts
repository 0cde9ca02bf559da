import { redisEvents } from '../../../bot/live/redis-events.ts';
import { eventsContract } from './events-contract.ts';
import { fakeRedis } from './fake-redis.ts';

eventsContract('Redis', async () => {
  const server = await fakeRedis();
  return {
    instance: (self, changed) => redisEvents({ url: server.url, self, changed }),
    cut: async () => server.cut(),
    remove: server.stop,
  };
});

it('Live events by a Redis that is not there hold nobody up, and say so once without the address', async () => {
  const changes: unknown[][] = [];
  const events = redisEvents({
    url: 'redis://guide:canary@127.0.0.1:1',
    self: 'one',
    changed: (...change) => changes.push(change),
  });
  events.publish({ kind: 'grew', id: 'c1', upTo: 1 });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(changes).toEqual([['lost', 'ECONNREFUSED']]);
  await events.close();
});
