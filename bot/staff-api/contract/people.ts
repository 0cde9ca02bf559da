import { z } from 'zod';
import { id, language } from './values.ts';

/** What staff may do grows from left to right. */
export const roles = ['agent', 'lead', 'administrator'] as const;

export const role = z.enum(roles);

export type Role = z.infer<typeof role>;

/** POST /session. */
export const signIn = z.strictObject({
  name: z.string().min(1).max(200),
  password: z.string().min(1).max(200),
});

/** GET /sign-in-options: the ways to sign in that are switched on. */
export const signInOptions = z.object({ password: z.boolean(), oidc: z.boolean() });
export type SignInOptions = z.infer<typeof signInOptions>;

/** GET /me. Without a `language` of their own, people get that of their browser. */
export const me = z.object({
  id,
  name: z.string(),
  role,
  language: language.optional(),
  canOidc: z.boolean(),
});

export type Me = z.infer<typeof me>;

/** An agent, by the name that prospects see. */
export const agent = z.object({ id, name: z.string() });

export type Agent = z.infer<typeof agent>;

/** GET /agents: who can take a conversation over; `online` has a stream open. */
export const agents = z.object({
  items: z.array(agent.extend({ role, online: z.boolean(), conversations: z.int() })),
});
