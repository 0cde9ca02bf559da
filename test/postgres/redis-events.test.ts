import { redisEvents } from '../../bot/live/redis-events.ts';
import { eventsContract } from '../bot/live/events-contract.ts';
import { findRedis, startRedis } from './redis-server.ts';

eventsContract('an installed Redis', async () => {
  const program = findRedis();
  if (program === undefined) throw new Error('Redis is not installed.');
  const server = await startRedis(program);
  return {
    instance: (self, changed) => redisEvents({ url: server.url, self, changed }),
    cut: server.cut,
    remove: server.stop,
  };
});
