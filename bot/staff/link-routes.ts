import { z } from 'zod';
import { parseBody } from '../channels/parse-body.ts';
import type { Route } from '../http/route.ts';
import type { Accounts } from './accounts.ts';
import type { StaffGuard } from './guard.ts';
import { typedLogin, typedName, typedPassword } from './login.ts';
import type { SignIn } from './session-routes.ts';

const secret = z.string().min(1).max(100);
const looked = z.object({ link: secret });
const newcomer = z.object({ link: secret, name: typedName, login: typedLogin, password: typedPassword });
const renewal = z.object({ link: secret, password: typedPassword });

export interface LinkRouteParts {
  guard: StaffGuard;
  accounts: Accounts;
  signIn: SignIn;
}

/** What somebody does who was sent a one-time link: join, or set a new password. Both sign in at once. */
export function linkRoutes({ guard, accounts, signIn }: LinkRouteParts): Route[] {
  const { openRoute } = guard;
  return [
    openRoute({
      method: 'POST',
      path: '/desk/api/links/look',
      name: 'link-look',
      async answer({ body }) {
        const purpose = await accounts.look(parseBody(looked, body).link);
        const role =
          purpose.kind === 'first' ? 'administrator' : 'role' in purpose ? purpose.role : undefined;
        return { status: 200, json: { kind: purpose.kind, role, login: purpose.login } };
      },
    }),
    openRoute({
      method: 'POST',
      path: '/desk/api/links/join',
      name: 'link-join',
      async answer(request) {
        const { link, ...typed } = parseBody(newcomer, request.body);
        return signIn(request, await accounts.join(link, typed));
      },
    }),
    openRoute({
      method: 'POST',
      path: '/desk/api/links/reset',
      name: 'link-reset',
      async answer(request) {
        const { link, password } = parseBody(renewal, request.body);
        return signIn(request, await accounts.reset(link, password));
      },
    }),
  ];
}
