import { redisEvents } from '../../../bot/live/redis-events.ts';
import { until } from '../until.ts';
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

it('Live events by Redis are asked for anew when the connection was cut before they were confirmed', async () => {
  const server = await fakeRedis();
  server.cutAtSubscription();
  const heard: unknown[] = [];
  const changes: string[] = [];
  const two = redisEvents({ url: server.url, self: 'two', changed: (state) => changes.push(state) });
  two.listen((event) => heard.push(event));
  await until(() => heard.includes('missed'));
  const one = redisEvents({ url: server.url, self: 'one', changed: () => undefined });
  await until(() => {
    one.publish({ kind: 'grew', id: 'c1', upTo: 1 });
    return heard.length > 1;
  });
  expect(changes).toEqual(['lost', 'back']);
  await one.close();
  await two.close();
  await server.stop();
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
