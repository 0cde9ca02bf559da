import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createCloud, developmentCloud } from '../../../bot/channels/connector/cloud.ts';
import { createCourier } from '../../../bot/channels/connector/courier.ts';
import { loopbackHosts } from '../../../bot/channels/connector/service-hosts.ts';
import { openSqliteStore } from '../../../bot/store/sqlite/sqlite-store.ts';

// A process that delivers what is in a store and kills itself when it passes the point it is told, or says when there
// is nothing left.

createInterface({ input: process.stdin }).once('line', async (line) => {
  const { path, now, point, passes } = JSON.parse(line);
  let left = Number(passes);
  const passing = (name: string) => {
    if (name !== point) return;
    left -= 1;
    if (left < 0) process.kill(process.pid, 'SIGKILL');
  };
  const clock = () => Temporal.Instant.from(now);
  const store = openSqliteStore({ path, at: now });
  const cloud = createCloud(developmentCloud(), loopbackHosts(), clock);
  const note = (_fields: unknown, event: string) => void writeSync(1, `${event}\n`);
  const courier = createCourier({
    store,
    cloud: {
      async send(...message) {
        passing('before the send');
        await cloud.send(...message);
        passing('after the send');
      },
    },
    clock,
    random: () => 1,
    sweepMs: 5,
    log: { warn: note, error: note },
  });
  while ((await store.countDeliveries()).waiting > 0) await new Promise(setImmediate);
  await courier.stop();
  await store.close();
  process.exit(0);
});
