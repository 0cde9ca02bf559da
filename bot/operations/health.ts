import { GuideError } from '../../dialogs/errors.ts';
import type { Route } from '../http/route.ts';
import type { Store } from '../store/store.ts';

/**
 * `/livez`: the process answers. `/readyz`: it can serve, that is, the store takes a write and no stop is under
 * way. Packs and locales need no look: the server does not start without them.
 */
export function healthRoutes(store: Store, isStopping: () => boolean): Route[] {
  return [
    {
      method: 'GET',
      path: '/livez',
      name: 'livez',
      answer: () => ({ status: 200, json: { status: 'live' } }),
    },
    {
      method: 'GET',
      path: '/readyz',
      name: 'readyz',
      async answer() {
        if (isStopping()) throw new GuideError('not-ready', 'It is stopping.');
        await store.check();
        return { status: 200, json: { status: 'ready' } };
      },
    },
  ];
}
