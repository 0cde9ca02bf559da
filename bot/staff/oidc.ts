import type { Configuration } from 'openid-client';
import { z } from 'zod';
import { GuideError } from '../../dialogs/errors.ts';
import { isLoopbackHost } from '../http/loopback-host.ts';

/** Seconds that the issuer may take to answer. */
const timeoutSeconds = 10;
/** Milliseconds without another try after the issuer could not be reached: strangers cause these tries. */
const pauseMs = 5000;

/** What the browser keeps between going to the issuer and coming back. */
const trip = z.strictObject({ state: z.string(), nonce: z.string(), verifier: z.string() });
export type OidcTrip = z.infer<typeof trip>;

/** Claims about a person, as the issuer makes them. */
export type OidcClaims = Record<string, unknown> & { sub: string; iss: string };

export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string | undefined;
  scopes: string;
}

export interface Oidc {
  /** Where to send the browser, and what it must bring back. Rejects with `oidc-unreachable`. */
  depart(redirect: string): Promise<{ address: string; trip: string }>;
  /**
   * Who came back to `address` with what was kept of the departure, and what the issuer says about them; `needed` are
   * the claims to ask for if the token lacks them. Rejects with `oidc-refused` or `oidc-unreachable`.
   */
  arrive(address: URL, kept: string | undefined, needed: readonly string[]): Promise<OidcClaims>;
}

/** The authorization code flow with PKCE, state and nonce, by openid-client, which is loaded at the first use. */
export function createOidc(settings: OidcSettings, clock: () => Temporal.Instant): Oidc {
  let known: { library: Library; configuration: Configuration } | undefined;
  let pausedUntil = 0;

  return {
    async depart(redirect) {
      const { library, configuration } = await ready();
      const state = library.randomState();
      const nonce = library.randomNonce();
      const verifier = library.randomPKCECodeVerifier();
      const address = library.buildAuthorizationUrl(configuration, {
        redirect_uri: redirect,
        scope: settings.scopes,
        code_challenge: await library.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
      return { address: address.href, trip: encode({ state, nonce, verifier }) };
    },

    async arrive(address, kept, needed) {
      const { state, nonce, verifier } = decode(kept);
      const { library, configuration } = await ready();
      try {
        const tokens = await library.authorizationCodeGrant(configuration, address, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) throw new GuideError('oidc-refused', 'Wrong: no token.');
        const isWhole = needed.every((name) => claims[name] !== undefined);
        if (isWhole || !configuration.serverMetadata().userinfo_endpoint) return claims;
        const more = await library.fetchUserInfo(configuration, tokens.access_token, claims.sub);
        return { ...more, ...claims };
      } catch (error) {
        throw refusal(error);
      }
    },
  };

  async function ready() {
    if (known) return known;
    if (clock().epochMilliseconds < pausedUntil) throw new GuideError('oidc-unreachable', '');
    const { issuer, clientId, clientSecret } = settings;
    try {
      const library = await import('openid-client');
      const isHere = isLoopbackHost(new URL(issuer).host);
      const configuration = await library.discovery(
        new URL(issuer),
        clientId,
        undefined,
        clientSecret === undefined ? library.None() : library.ClientSecretPost(clientSecret),
        {
          timeout: timeoutSeconds,
          // without it the signature of a token is taken on trust, as it came by https from the issuer
          execute: [library.enableNonRepudiationChecks, ...(isHere ? [library.allowInsecureRequests] : [])],
        },
      );
      known = { library, configuration };
      return known;
    } catch (error) {
      pausedUntil = clock().epochMilliseconds + pauseMs;
      throw new GuideError('oidc-unreachable', '', { cause: error });
    }
  }
}

type Library = typeof import('openid-client');

/** The library says by a code what was wrong; what the issuer said in words may name people. */
function refusal(error: unknown): GuideError {
  if (error instanceof GuideError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const isDown = error instanceof TypeError || code === 'OAUTH_TIMEOUT';
  return isDown
    ? new GuideError('oidc-unreachable', '', { cause: error })
    : new GuideError('oidc-refused', `Wrong: ${code}.`, { cause: error });
}

function encode(value: OidcTrip): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decode(kept: string | undefined): OidcTrip {
  try {
    return trip.parse(JSON.parse(Buffer.from(kept ?? '', 'base64url').toString()));
  } catch (cause) {
    throw new GuideError('oidc-refused', 'Wrong: not begun in this browser.', { cause });
  }
}
