import { GuideError } from '../../dialogs/errors.ts';
import { parseBody } from '../channels/parse-body.ts';
import type { Route } from '../http/route.ts';
import type { StaffGuard } from '../staff/guard.ts';
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
      answer: async () => ({ status: 200, json: { items: await desk.readCanned() } }),
    }),
    guard.staffRoute({
      method: 'POST',
      path: '/desk/api/canned',
      name: 'desk-canned-change',
      role: 'lead',
      async answer({ body }, agent) {
        const change = parseBody(changeCanned, body);
        if ('remove' in change) {
          await desk.removeCanned(change.remove, [agent.entry('canned-removed')]);
          return { status: 204 };
        }
        const { id = randomId(), title, texts } = change;
        const strange = Object.keys(texts).find((tag) => !languages.includes(tag));
        if (strange !== undefined) throw new GuideError('body-invalid', 'A text is in no language of ours.');
        const known = await desk.readCanned();
        if (known.length >= mostCanned && !known.some((each) => each.id === id)) {
          throw new GuideError('body-invalid', `There are ${mostCanned} already.`);
        }
        await desk.saveCanned({ id, title, texts }, [agent.entry('canned-changed')]);
        return { status: 200, json: { id, title, texts } };
      },
    }),
  ];
}
