import { z } from 'zod';
import { listed, words } from './setting-forms.ts';

/** How staff sign in with the accounts of their organisation. */
export const oidcSettings = {
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      description:
        'Lets staff sign in with the accounts of an organisation by OpenID Connect, with PUBLIC_URL and /desk/api/oidc/callback as the address to come back to.',
      expected: 'the https: address of an issuer',
      example: 'https://login.example.com/',
    }),
  OIDC_CLIENT_ID: z.string().min(1).optional().meta({
    description: 'The id of this application at the issuer.',
    expected: 'a client id',
  }),
  OIDC_CLIENT_SECRET: z.string().min(1).optional().meta({
    description: 'The client secret at the issuer; a public client has none.',
    expected: 'a client secret',
    secret: true,
  }),
  OIDC_SCOPES: z
    .string()
    .regex(/^[!#-[\]-~]+( [!#-[\]-~]+)*$/)
    .refine((scopes) => scopes.split(' ').includes('openid'))
    .prefault('openid profile email')
    .meta({
      description: 'What is asked of the issuer about a person.',
      expected: 'scopes separated by spaces, openid among them',
    }),
  OIDC_DOMAINS: z
    .string()
    .transform(listed)
    .pipe(z.array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)))
    .prefault('')
    .meta({
      description:
        'The mail domains whose people may sign in by OIDC; everybody the issuer knows when not set.',
      expected: 'domains such as example.com, separated by commas',
      example: 'example.com',
    }),
  OIDC_ROLE_CLAIM: z
    .string()
    .regex(/^[\w:/-]+(\.[\w:/-]+)*$/)
    .optional()
    .meta({
      description:
        'The claim that tells the role of who signs in by OIDC, a dot for each step into it. When not set, everybody begins as an agent.',
      expected: 'the name of a claim',
      example: 'roles',
    }),
  OIDC_AGENTS: words.meta({
    description: 'Values of OIDC_ROLE_CLAIM that let somebody in as an agent; everybody when not set.',
    expected: 'values separated by commas',
  }),
  OIDC_LEADS: words.meta({
    description: 'Values of OIDC_ROLE_CLAIM that make somebody a lead.',
    expected: 'values separated by commas',
  }),
  OIDC_ADMINISTRATORS: words.meta({
    description: 'Values of OIDC_ROLE_CLAIM that make somebody an administrator.',
    expected: 'values separated by commas',
    example: 'desk-administrators',
  }),
};
