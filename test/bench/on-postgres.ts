import { serverProcess } from '../harness/server-process.ts';
import { findPostgres, startPostgres } from '../postgres/postgres-server.ts';
import { closedLoop, type Throughput } from './closed-loop.ts';
import type { Row } from './table.ts';
import { guideVisit } from './visits.ts';

export interface OnPostgresOptions {
  /** The guide's main script. */
  script: string;
  environment: Record<string, string>;
  seconds: number;
}

/**
 * The guide on a PostgreSQL of its own, by itself and as two instances that share it: server, instances and people are
 * all on this machine, so that two reach less than they would on two.
 */
export async function onPostgres({ script, environment, seconds }: OnPostgresOptions): Promise<Row[]> {
  const binaries = findPostgres();
  const measured = binaries === undefined ? undefined : await measure(binaries);
  const { one, two = Number.NaN } = measured ?? {};
  return [
    {
      what: 'durable web turn on PostgreSQL',
      measured: one ? `${Math.round(one.perSecond)} turns/s` : 'PostgreSQL is not installed',
      against: `${one?.cpuMicroseconds?.toFixed(0) ?? '-'} µs of CPU each, without the database's`,
      target: '≥ 2000',
      reached: one && one.perSecond >= 2000,
    },
    {
      what: 'the same by two instances',
      measured: one ? `${Math.round(two)} turns/s` : 'PostgreSQL is not installed',
      against: one ? `${(two / one.perSecond).toFixed(2)} of one instance` : '',
      target: '≥ 1.7',
      reached: one && two >= 1.7 * one.perSecond,
    },
  ];

  async function measure(folder: string): Promise<{ one: Throughput; two: number }> {
    const database = await startPostgres(folder);
    try {
      const instance = () => serverProcess(script, { ...environment, STORE_URL: database.address });
      const first = await instance();
      const one = await closedLoop(first, guideVisit, seconds);
      const second = await instance();
      const both = await Promise.all([first, second].map((each) => closedLoop(each, guideVisit, seconds)));
      await Promise.all([first.stop(), second.stop()]);
      return { one, two: both.reduce((sum, { perSecond }) => sum + perSecond, 0) };
    } finally {
      await database.stop();
    }
  }
}
