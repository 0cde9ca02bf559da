import { postgresEvents } from '../../bot/live/postgres-events.ts';
import { eventsContract } from '../bot/live/events-contract.ts';
import { emptyDatabase } from './empty-database.ts';

eventsContract('LISTEN and NOTIFY', async () => {
  const database = await emptyDatabase();
  return {
    instance: (self, changed) => postgresEvents({ url: database.address, self, changed }),
    cut: async () =>
      void (await database.ask(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1',
        ['registration-guide events'],
      )),
    remove: database.remove,
  };
});

it('Live events of two stores in one database do not mix', async () => {
  const [mine, other] = [await emptyDatabase(), await emptyDatabase()];
  const heard: unknown[] = [];
  const instances = [mine, mine, other].map(({ address }, index) =>
    postgresEvents({ url: address, self: String(index), changed: () => undefined }),
  );
  for (const [index, events] of instances.entries()) {
    events.listen((event) => void heard.push([index, event]));
  }
  const connected = () => heard.filter((each) => JSON.stringify(each).includes('missed')).length === 3;
  while (!connected()) await new Promise((resolve) => setTimeout(resolve, 10));
  instances[0]?.publish({ kind: 'grew', id: 'c1', upTo: 1 });
  while (heard.length < 4) await new Promise((resolve) => setTimeout(resolve, 10));
  await Promise.all(instances.map((events) => events.close()));
  expect(heard.slice(3)).toEqual([[1, { kind: 'grew', id: 'c1', upTo: 1 }]]);
  await Promise.all([mine.remove(), other.remove()]);
});
