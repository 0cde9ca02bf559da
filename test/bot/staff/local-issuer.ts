import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** An OpenID Connect issuer on this machine that lets in whoever it is told to. */
export interface LocalIssuer {
  address: string;
  /** Who signs in next, and what is done to their token. */
  person: Record<string, unknown>;
  /** What the user info endpoint adds; undefined: there is none in the metadata of a new client. */
  more: Record<string, unknown> | undefined;
  forge: { key?: KeyObject; claims?: Record<string, unknown> };
  /** Whether it answers at all. */
  up: boolean;
  /** What clients asked it, by path. */
  asked: string[];
  /** Does what the browser does there: follows the address and comes back with a code. */
  visit(address: string): URL;
  stop(): Promise<void>;
}

export const client = { id: 'guide', secret: 'of the guide' };
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const foreignKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

export async function startLocalIssuer(): Promise<LocalIssuer> {
  const codes = new Map<string, { challenge: string; nonce: string; redirect: string }>();
  const server = createServer((request, response) => {
    issuer.asked.push(request.url ?? '');
    if (!issuer.up) return void request.socket.destroy();
    if (request.url === '/.well-known/openid-configuration') return answer(response, metadata());
    if (request.url === '/keys') {
      return answer(response, {
        keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256' }],
      });
    }
    if (request.url === '/userinfo') return answer(response, { sub: issuer.person.sub, ...issuer.more });
    if (request.url === '/token') return void exchange(request, response);
    answer(response, {}, 404);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`;

  const issuer: LocalIssuer = {
    address,
    person: { sub: 'u1', name: 'Ana Ito', email: 'ana@example.com', email_verified: true },
    more: undefined,
    forge: {},
    up: true,
    asked: [],
    visit(at) {
      const { searchParams } = new URL(at);
      const asked = (name: string) => searchParams.get(name) ?? '';
      const code = randomBytes(8).toString('hex');
      codes.set(code, {
        challenge: asked('code_challenge_method') === 'S256' ? asked('code_challenge') : '',
        nonce: asked('nonce'),
        redirect: asked('redirect_uri'),
      });
      const back = new URL(asked('redirect_uri'));
      back.search = String(new URLSearchParams({ code, state: asked('state'), iss: address }));
      return back;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return issuer;

  function metadata() {
    return {
      issuer: address,
      authorization_endpoint: `${address}/authorize`,
      token_endpoint: `${address}/token`,
      jwks_uri: `${address}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      ...(issuer.more && { userinfo_endpoint: `${address}/userinfo` }),
    };
  }

  /** A code is good once, for who can show what its challenge was made of. */
  async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const given = new URLSearchParams(Buffer.concat(chunks).toString());
    const code = codes.get(given.get('code') ?? '');
    codes.delete(given.get('code') ?? '');
    const shown = createHash('sha256')
      .update(given.get('code_verifier') ?? '')
      .digest('base64url');
    if (given.get('client_id') !== client.id || given.get('client_secret') !== client.secret) {
      return answer(response, { error: 'invalid_client' }, 401);
    }
    if (!code || code.challenge !== shown || code.redirect !== given.get('redirect_uri')) {
      return answer(response, { error: 'invalid_grant', error_description: 'about ana@example.com' }, 400);
    }
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: address,
      aud: client.id,
      iat: now,
      exp: now + 300,
      nonce: code.nonce,
      ...issuer.person,
      ...issuer.forge.claims,
    };
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${part({ alg: 'RS256', kid: 'k' })}.${part(claims)}`;
    const signature = sign('sha256', Buffer.from(signed), issuer.forge.key ?? keys.privateKey);
    const token = `${signed}.${signature.toString('base64url')}`;
    answer(response, { access_token: 'a', token_type: 'Bearer', expires_in: 300, id_token: token });
  }
}

function answer(response: ServerResponse, json: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(json));
}
