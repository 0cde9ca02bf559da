import { createHash } from 'node:crypto';
import { GuideError } from '../../dialogs/errors.ts';
import { parseBody } from '../channels/parse-body.ts';
import type { Route } from '../http/route.ts';
import type { StaffGuard } from '../staff/guard.ts';
import type { StoredCannedReply } from '../store/desk-store.ts';
import type { Store } from '../store/store.ts';
import { changeCanned } from './contract/canned.ts';

/** So many fit on a screen that somebody looks through while a prospect waits. */
const mostCanned = 200;

export interface CannedRouteParts {
  guard: StaffGuard;
  store: Pick<Store, 'desk'>;
  /** Tags of the languages that prospects write. */
  languages: readonly string[];
  randomId(): string;
}

/** Replies that are needed again and again: everybody reads them, leads change them. */
export function cannedRoutes({ guard, store: { desk }, languages, randomId }: CannedRouteParts): Route[] {
  return [
    guard.staffRoute({
      method: 'GET',
      path: '/desk/api/canned',
      name: 'desk-canned',
      role: 'agent',
      answer: async () => ({ status: 200, json: { items: (await desk.readCanned()).map(withRevision) } }),
    }),
    guard.staffRoute({
      method: 'POST',
      path: '/desk/api/canned',
      name: 'desk-canned-change',
      role: 'lead',
      async answer({ body }, agent) {
        const change = parseBody(changeCanned, body);
        const known = await desk.readCanned();
        const id = 'remove' in change ? change.remove : (change.id ?? randomId());
        const before = known.find((each) => each.id === id);
        if ('remove' in change) {
          const isMeant = before && withRevision(before).revision === change.revision;
          const isRemoved = isMeant && (await desk.removeCanned(before, [agent.entry('canned-removed')]));
          if (before && !isRemoved) throw changedMeanwhile(id);
          return { status: 204 };
        }
        const { title, texts, revision } = change;
        const strange = Object.keys(texts).find((tag) => !languages.includes(tag));
        if (strange !== undefined) throw new GuideError('body-invalid', 'A text is in no language of ours.');
        const reply = { id, title, texts };
        const wanted = withRevision(reply);
        const now = before && withRevision(before).revision;
        // the answer to the first time may have been lost
        if (now === wanted.revision) return { status: 200, json: wanted };
        if (now !== revision) throw changedMeanwhile(id);
        if (!before && known.length >= mostCanned) {
          throw new GuideError('body-invalid', `There are ${mostCanned} already.`);
        }
        const isSaved = await desk.saveCanned(reply, before, [agent.entry('canned-changed')]);
        if (!isSaved) throw changedMeanwhile(id);
        return { status: 200, json: wanted };
      },
    }),
  ];
}

/** A revision is short for what a reply says, so that the same words are the same revision whoever wrote them. */
function withRevision(reply: StoredCannedReply) {
  const says = JSON.stringify([reply.title, reply.texts]);
  return { ...reply, revision: createHash('sha256').update(says).digest('base64url') };
}

function changedMeanwhile(id: string): GuideError {
  return new GuideError('canned-changed', `Reply ${id}.`);
}
