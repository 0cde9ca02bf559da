import type { Account, AuditEntry, StaffSession } from '../../../bot/store/staff-store.ts';
import type { Store } from '../../../bot/store/store.ts';
import { type StorePlace, withStore } from './store-place.ts';
import { turn } from './turn-commits.ts';

const at = '2026-11-23T08:00:00Z';
const later = '2026-11-24T08:00:00Z';
const ana: Account = {
  id: 'ana',
  name: 'Ana',
  login: 'ana@x',
  password: 'kept',
  role: 'agent',
  createdAt: at,
};
const joined: AuditEntry = { at, agentId: 'ana', action: 'joined', accountId: 'ana', detail: 'agent' };
const forget = { seenBefore: '', createdBefore: '', now: at };
const session = (id: string, differences: Partial<StaffSession> = {}): StaffSession => ({
  id,
  accountId: 'ana',
  browser: 'Firefox',
  createdAt: at,
  seenAt: at,
  ...differences,
});

/** What every engine promises about staff. */
export function staffContract(engine: string, makePlace: () => Promise<StorePlace>): void {
  describe(`staff on ${engine}`, () => {
    let store: Store;
    const reopen = withStore(makePlace, (opened) => {
      store = opened;
    });

    const actions = async () => (await store.staff.readAudit({ limit: 100 })).map(({ action }) => action);
    /** Lets Ana in, or somebody like her, by an invitation. */
    async function join(account: Partial<Account> = {}, hash = `link of ${account.id ?? 'ana'}`) {
      const whole = { ...ana, ...account };
      await store.staff.addLink(hash, { kind: 'invitation', role: whole.role }, later, []);
      return store.staff.joinByLink(hash, at, whole, [{ ...joined, accountId: whole.id }]);
    }

    describe('accounts', () => {
      it('are found by id and login as they were made, after the store was closed and opened too', async () => {
        expect(await store.staff.findAccount('ana')).toBeUndefined();
        expect(await store.staff.findLogin('ana@x')).toBeUndefined();
        await join();
        await reopen();
        expect(await store.staff.findAccount('ana')).toEqual(ana);
        expect(await store.staff.findLogin('ana@x')).toEqual(ana);
        expect(await store.staff.listAccounts()).toEqual([ana]);
      });

      it('of OIDC are one for each subject, with the newest name, and the newest role if one is given', async () => {
        const bo = { id: 'bo', name: 'Bo', role: 'agent', subject: 'issuer bo', createdAt: at } as const;
        const told: (Account | undefined)[] = [];
        const audit = (before: Account | undefined) => {
          told.push(before);
          return [{ ...joined, action: before ? 'known' : 'joined' }];
        };
        expect(await store.staff.welcomeSubject(bo, audit)).toEqual(bo);
        const again = { ...bo, id: 'other', name: 'Bo Li', role: 'lead' } as const;
        const known = { ...bo, name: 'Bo Li' };
        expect(await store.staff.welcomeSubject(again, audit)).toEqual(known);
        expect(await store.staff.welcomeSubject(again, audit, 'lead')).toEqual({ ...known, role: 'lead' });
        expect(told).toEqual([undefined, bo, known]);
        expect(await store.staff.listAccounts()).toHaveLength(1);
        expect(await actions()).toEqual(['known', 'known', 'joined']);
      });

      it('change in what is said, and tell the audit log in the same breath', async () => {
        await join();
        const entry = { at, action: 'role-changed', accountId: 'ana', detail: 'lead' };
        expect(await store.staff.changeAccount('ana', { role: 'lead', language: 'th' }, [entry])).toBe(
          'changed',
        );
        expect(await store.staff.findAccount('ana')).toEqual({ ...ana, role: 'lead', language: 'th' });
        expect(await store.staff.changeAccount('bo', { role: 'lead' }, [entry])).toBe('unknown');
        expect(await actions()).toEqual(['role-changed', 'joined']);
      });

      it('are disabled, which ends their sessions, and let in again', async () => {
        await join();
        await store.staff.addSession('hash', session('s1'), [], forget);
        await store.staff.changeAccount('ana', { disabledAt: later }, []);
        expect(await store.staff.findAccount('ana')).toEqual({ ...ana, disabledAt: later });
        expect(await store.staff.findSession('hash')).toBeUndefined();
        await store.staff.changeAccount('ana', { name: 'Ana B' }, []);
        expect(await store.staff.findAccount('ana')).toMatchObject({ disabledAt: later });
        await store.staff.changeAccount('ana', { disabledAt: null }, []);
        expect(await store.staff.findAccount('ana')).toEqual({ ...ana, name: 'Ana B' });
      });

      it('leave one administrator, whoever of two steps down first', async () => {
        expect(await store.staff.hasAdministrator()).toBe(false);
        await join({ role: 'administrator' });
        await join({ id: 'bo', login: 'bo', role: 'administrator' });
        const outcomes = await Promise.all([
          store.staff.changeAccount('ana', { role: 'lead' }, [joined]),
          store.staff.changeAccount('bo', { disabledAt: at }, [joined]),
        ]);
        expect(outcomes).toEqual(['changed', 'last-administrator']);
        expect(await store.staff.hasAdministrator()).toBe(true);
        expect(await store.staff.findAccount('bo')).not.toHaveProperty('disabledAt');
        // two joined, one changed
        expect(await actions()).toHaveLength(3);
      });
    });

    describe('links', () => {
      it('work once, however many use them at the same moment', async () => {
        await store.staff.addLink('link', { kind: 'invitation', role: 'lead' }, later, []);
        expect(await store.staff.findLink('link', at)).toEqual({ kind: 'invitation', role: 'lead' });
        const all = ['a', 'b', 'c'].map((id) =>
          store.staff.joinByLink('link', at, { ...ana, id, login: id }, [joined]),
        );
        expect((await Promise.all(all)).toSorted()).toEqual(['gone', 'gone', 'joined']);
        expect(await store.staff.listAccounts()).toHaveLength(1);
        expect(await store.staff.findLink('link', at)).toBeUndefined();
        expect(await actions()).toEqual(['joined']);
      });

      it('work until their last moment, and are kept when a login was taken', async () => {
        await join();
        await store.staff.addLink('link', { kind: 'invitation', role: 'agent' }, later, []);
        expect(await store.staff.joinByLink('link', at, { ...ana, id: 'bo' }, [joined])).toBe('login-taken');
        const bo = { ...ana, id: 'bo', login: 'bo' };
        expect(await store.staff.joinByLink('link', later, bo, [joined])).toBe('gone');
        expect(await store.staff.joinByLink('link', at, bo, [joined])).toBe('joined');
      });

      it('for the first administrator are one, and none once there is one', async () => {
        await store.staff.addLink('old', { kind: 'first' }, later, []);
        await store.staff.addLink('new', { kind: 'first' }, later, []);
        expect(await store.staff.findLink('old', at)).toBeUndefined();
        expect(await store.staff.findLink('new', at)).toEqual({ kind: 'first' });
        await join({ role: 'administrator' });
        const second = { ...ana, id: 'bo', login: 'bo' };
        expect(await store.staff.joinByLink('new', at, second, [joined])).toBe('gone');
      });

      it('for a new password set it, end all sessions and replace the link before', async () => {
        await join();
        await store.staff.addSession('hash', session('s1'), [], forget);
        await store.staff.addLink('old', { kind: 'reset', accountId: 'ana' }, later, []);
        await store.staff.addLink('new', { kind: 'reset', accountId: 'ana' }, later, []);
        expect(await store.staff.joinByLink('new', at, { ...ana, id: 'bo', login: 'bo' }, [])).toBe('gone');
        expect(await store.staff.resetByLink('old', at, 'changed', [])).toBeUndefined();
        expect(await store.staff.resetByLink('new', later, 'changed', [])).toBeUndefined();
        expect(await store.staff.resetByLink('new', at, 'changed', [joined])).toEqual({
          ...ana,
          password: 'changed',
        });
        expect(await store.staff.findSession('hash')).toBeUndefined();
        expect(await store.staff.resetByLink('new', at, 'again', [])).toBeUndefined();
        expect(await store.staff.findLogin('ana@x')).toMatchObject({ password: 'changed' });
      });

      it('for a new password do nothing for a disabled account', async () => {
        await join();
        await store.staff.addLink('link', { kind: 'reset', accountId: 'ana' }, later, []);
        await store.staff.changeAccount('ana', { disabledAt: at }, []);
        expect(await store.staff.resetByLink('link', at, 'changed', [])).toBeUndefined();
      });
    });

    describe('sessions', () => {
      beforeEach(() => join());

      it('are found by their hash with the account as it is now', async () => {
        await store.staff.addSession('hash', session('s1'), [joined], forget);
        await store.staff.changeAccount('ana', { role: 'lead' }, []);
        await store.staff.touchSession('hash', later);
        expect(await store.staff.findSession('hash')).toEqual({
          session: session('s1', { seenAt: later }),
          account: { ...ana, role: 'lead' },
        });
        expect(await store.staff.findSession('s1')).toBeUndefined();
      });

      it('are listed and ended one by one, only by whose they are', async () => {
        await store.staff.addSession('one', session('s1'), [], forget);
        await store.staff.addSession('two', session('s2', { createdAt: later }), [], forget);
        expect((await store.staff.listSessions('ana')).map(({ id }) => id)).toEqual(['s2', 's1']);
        expect(await store.staff.endSession('bo', 's1', [joined])).toBe(false);
        expect(await store.staff.endSession('ana', 's1', [{ ...joined, action: 'session-ended' }])).toBe(
          true,
        );
        expect((await store.staff.listSessions('ana')).map(({ id }) => id)).toEqual(['s2']);
        expect(await actions()).toEqual(['session-ended', 'joined']);
      });

      it('end all but one when that is asked for', async () => {
        for (const id of ['s1', 's2', 's3']) await store.staff.addSession(id, session(id), [], forget);
        await store.staff.changeAccount('ana', { password: 'new', endSessionsBut: 's2' }, []);
        expect((await store.staff.listSessions('ana')).map(({ id }) => id)).toEqual(['s2']);
      });

      it('and links that ended are forgotten when somebody signs in', async () => {
        await store.staff.addSession('idle', session('idle'), [], forget);
        await store.staff.addSession('old', session('old', { seenAt: later }), [], forget);
        await store.staff.addLink('link', { kind: 'invitation', role: 'agent' }, at, []);
        const now = { seenBefore: later, createdBefore: '', now: at };
        await store.staff.addSession('new', session('new', { seenAt: later, createdAt: later }), [], now);
        expect((await store.staff.listSessions('ana')).map(({ id }) => id)).toEqual(['new', 'old']);
        await store.staff.addSession('newer', session('newer', { seenAt: later, createdAt: later }), [], {
          ...now,
          createdBefore: later,
        });
        expect((await store.staff.listSessions('ana')).map(({ id }) => id)).toEqual(['new', 'newer']);
        // it would still have worked at a moment before
        expect(await store.staff.findLink('link', '2026-01-01T00:00:00Z')).toBeUndefined();
      });
    });

    describe('the audit log', () => {
      it('is read from the newest, page by page, for one agent and for one conversation', async () => {
        const entries = ['c1', 'c2', 'c1', 'c2'].map((conversationId, index) => ({
          at,
          agentId: index < 2 ? 'ana' : 'bo',
          action: `saw-${index}`,
          conversationId,
        }));
        await store.staff.record(entries);
        const read = async (query: object) =>
          (await store.staff.readAudit({ limit: 10, ...query })).map(({ action }) => action);
        expect(await read({})).toEqual(['saw-3', 'saw-2', 'saw-1', 'saw-0']);
        expect(await read({ conversationId: 'c1' })).toEqual(['saw-2', 'saw-0']);
        expect(await read({ agentId: 'ana', conversationId: 'c2' })).toEqual(['saw-1']);
        const [, second] = await store.staff.readAudit({ limit: 2 });
        expect(await read({ before: second?.number })).toEqual(['saw-1', 'saw-0']);
        expect(second).toEqual({ ...entries[2], number: expect.any(Number) });
      });

      it('outlives the conversations it names', async () => {
        await store.commitTurn(turn());
        await store.staff.record([{ at, agentId: 'ana', action: 'saw', conversationId: 'c1' }]);
        await store.eraseConversation('c1', later);
        expect(await store.staff.readAudit({ conversationId: 'c1', limit: 1 })).toMatchObject([
          { action: 'saw' },
        ]);
      });
    });
  });
}
