import { randomBytes } from 'node:crypto';
import { newSecret, secretHash } from '../../bot/staff/secret.ts';
import type { Store } from '../../bot/store/store.ts';

/** A member of staff who is signed in already. */
export interface DeskPerson {
  id: string;
  name: string;
  cookie: string;
}

/** Makes accounts with a session each, in a store that no server has open. `at` is ISO. */
export async function welcomeDeskPeople(store: Store, count: number, at: string): Promise<DeskPerson[]> {
  const people = Array.from({ length: count }, (_, index) => ({
    id: randomBytes(16).toString('base64url'),
    name: `Agent ${index + 1}`,
  }));
  const nothing = { seenBefore: '', createdBefore: '', now: '' };
  return Promise.all(
    people.map(async ({ id, name }) => {
      const secret = newSecret();
      const account = { id, name, role: 'agent' as const, subject: `harness ${id}`, createdAt: at };
      await store.staff.welcomeSubject(account, () => []);
      const session = {
        id: `session of ${id}`,
        accountId: id,
        browser: 'harness',
        createdAt: at,
        seenAt: at,
      };
      await store.staff.addSession(secretHash(secret), session, [], nothing);
      return { id, name, cookie: `desk=${secret}` };
    }),
  );
}
