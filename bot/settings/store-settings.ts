import { z } from 'zod';
import { wholeNumberSetting } from './setting-forms.ts';

/** Where conversations are kept, and how instances that share them hear of each other. */
export const storeSettings = {
  STORE_URL: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)/)
    .prefault('sqlite:./data/guide.db')
    .meta({
      description:
        'Where conversations are kept: a file that this process alone owns, or a PostgreSQL that several instances share. TLS is as the sslmode of the address says: verify-full, or disable within one machine.',
      secret: true,
      expected:
        'sqlite: and a path, such as sqlite:./data/guide.db, or postgres://user:password@host/database',
    }),
  STORE_CONNECTIONS: wholeNumberSetting(
    { from: 1, to: 1000, unset: 10 },
    'How many connections to PostgreSQL this instance opens at most. One more, when LIVE_EVENTS_URL is not set, is for live events.',
  ),
  STORE_TURNS_TOGETHER: wholeNumberSetting(
    { from: 1, to: 100, unset: 32 },
    'How many turns of different conversations one statement writes to PostgreSQL at most. Set it to 1 where the tables are spread over machines by conversation (Citus, YugabyteDB, CockroachDB): each statement then names one conversation.',
  ),
  LIVE_EVENTS_URL: z
    .string()
    .regex(/^rediss?:\/\/.+/)
    .optional()
    .meta({
      description:
        'A Redis or Valkey by which instances tell each other what they did, ids alone. When not set, those on one PostgreSQL do so by LISTEN and NOTIFY, which a pooler in transaction mode does not pass on.',
      secret: true,
      expected: 'redis:// or rediss:// and a host',
    }),
};
