import type { Agent } from '../../store/desk-store.ts';
import type { Store } from '../../store/store.ts';

/** Somebody who may act in the staff channel. */
export interface StaffMember {
  agent: Agent;
  /** The language of their account. */
  language?: string;
}

export interface StaffMembers {
  /** Undefined for everybody who is not listed, and for accounts that are gone or disabled. */
  find(person: {
    aadObjectId?: string | undefined;
    name?: string | undefined;
  }): Promise<StaffMember | undefined>;
}

/**
 * Who may act in Teams: people of the list, by their Entra object id, which the Connector vouches for and nobody can
 * choose. Names and memberships of the channel prove nothing. With an account, one is the same person as at the console.
 */
export function createStaffMembers(listed: readonly string[], store: Pick<Store, 'staff'>): StaffMembers {
  const accounts = new Map(
    listed.map((entry) => {
      const [objectId = '', account] = entry.split('=');
      return [objectId.toLowerCase(), account];
    }),
  );

  return {
    async find({ aadObjectId = '', name = '' }) {
      const objectId = aadObjectId.toLowerCase();
      if (!accounts.has(objectId)) return undefined;
      const known = accounts.get(objectId);
      // the ids of accounts are random, so that none begins like this
      if (known === undefined)
        return { agent: { id: `teams:${objectId}`, name: name.slice(0, 100) || 'Teams' } };
      const account =
        (await store.staff.findLogin(known.toLowerCase())) ?? (await store.staff.findAccount(known));
      if (!account || account.disabledAt !== undefined) return undefined;
      const { id, language } = account;
      return { agent: { id, name: account.name }, ...(language !== undefined && { language }) };
    },
  };
}
