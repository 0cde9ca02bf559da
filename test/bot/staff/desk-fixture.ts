import { randomBytes } from 'node:crypto';
import type { AppParts } from '../../../bot/app-parts.ts';
import { createPasswords } from '../../../bot/staff/passwords.ts';
import { secretHash } from '../../../bot/staff/secret.ts';
import { openStore } from '../../../bot/store/open-store.ts';
import type { StaffRole } from '../../../bot/store/staff-store.ts';
import type { Store } from '../../../bot/store/store.ts';
import { type ServedApp, serveApp } from '../served-app.ts';

/** Passwords that are hashed in no time; what is promised about the real ones has a test of its own. */
export const quickPasswords = createPasswords({ ln: 4, r: 8, p: 1 });

/** The whole app with the desk switched on, and people at it. */
export interface DeskFixture {
  app: ServedApp;
  store: Store;
  /** Moves the clock, which stands still otherwise. */
  pass(duration: Temporal.DurationLike): void;
  /** Makes an account without a password and a session for it; the headers are those of its browser. */
  somebody(role: StaffRole, name?: string): Promise<{ id: string; headers: Record<string, string> }>;
  /** A session for an account: the cookie alone. */
  sessionOf(accountId: string): Promise<string>;
  get(path: string, headers?: Record<string, string>): Promise<DeskAnswer>;
  /** Posts as a page of ours does, unless headers say otherwise. */
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<DeskAnswer>;
}

export interface DeskAnswer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the server answers, for tests to look into
  json: any;
  headers: Headers;
  /** What a browser sends back from now on. */
  cookie: string;
}

export async function deskFixture(
  settings: Record<string, string> = {},
  passwords = quickPasswords,
  parts: Partial<Pick<AppParts, 'store' | 'converse' | 'knowledge' | 'cloud' | 'pages'>> = {},
): Promise<DeskFixture> {
  let now = Temporal.Instant.from('2026-11-23T08:00:00Z');
  const clock = () => now;
  const store = parts.store ?? (await openStore('sqlite::memory:', now.toString()));
  const app = await serveApp({ DESK: 'on', ...settings }, parts.converse, {
    ...parts,
    store,
    passwords,
    clock,
  });
  const randomId = () => randomBytes(16).toString('base64url');

  const sessionOf = async (accountId: string) => {
    const secret = randomBytes(32).toString('base64url');
    const at = now.toString();
    const session = { id: randomId(), accountId, browser: 'Firefox', createdAt: at, seenAt: at };
    const nothing = { seenBefore: '', createdBefore: '', now: '' };
    await store.staff.addSession(secretHash(secret), session, [], nothing);
    return `desk=${secret}`;
  };
  const call = async (path: string, init: RequestInit): Promise<DeskAnswer> => {
    const response = await fetch(app.base + path, { redirect: 'manual', ...init });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
    return {
      status: response.status,
      json: isJson ? JSON.parse(text) : text,
      headers: response.headers,
      cookie,
    };
  };

  return {
    app,
    store,
    pass(duration) {
      now = now.add(duration);
    },
    sessionOf,
    async somebody(role, name = `The ${role}`) {
      const id = randomId();
      const at = now.toString();
      await store.staff.welcomeSubject({ id, name, role, subject: `test ${id}`, createdAt: at }, () => []);
      return { id, headers: { cookie: await sessionOf(id) } };
    },
    get: (path, headers = {}) => call(path, { headers }),
    post: (path, body, headers = {}) =>
      call(path, {
        method: 'POST',
        headers: {
          origin: app.base,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/json',
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
  };
}
