import { redisEvents } from '../../bot/live/redis-events.ts';
import { eventsContract } from '../bot/live/events-contract.ts';
import { findRedis, startRedis } from './redis-server.ts';

const program = findRedis();

// Without one the contract is kept to a stand-in alone: redis-events.test.ts in test/bot/live.
if (program === undefined) it.skip('live events by a Redis that is installed', () => undefined);
else {
  eventsContract('an installed Redis', async () => {
    const server = await startRedis(program);
    return {
      instance: (self, changed) => redisEvents({ url: server.url, self, changed }),
      cut: server.cut,
      remove: server.stop,
    };
  });
}
