import { generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { CloudSetup } from '../../../../bot/channels/connector/cloud.ts';

export const appId = '11111111-2222-4333-8444-555555555555';
export const tenant = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';

/** One call that the bot made to the Connector. */
export interface ConnectorCall {
  path: string;
  headers: IncomingMessage['headers'];
  // biome-ignore lint/suspicious/noExplicitAny: whatever the bot sends, for tests to look into
  activity: any;
}

/** How the Connector answers a call; `hang` never does. */
export type ConnectorAnswer = { status: number; headers?: Record<string, string> } | 'hang' | 'reset';

/** The Bot Connector and its key server, on this machine. */
export interface LocalCloud {
  setup: CloudSetup;
  /** The only origin that the bot may send to, beside the real ones. */
  origin: string;
  serviceUrl: string;
  calls: ConnectorCall[];
  /** Requests for keys so far. */
  keyRequests: number;
  /** Answers the next calls, in order; what comes after is taken. */
  script(...answers: ConnectorAnswer[]): void;
  /** Resolves when there were this many calls. */
  called(count: number): Promise<ConnectorCall[]>;
  /** A token as the Connector signs it, with differences. */
  token(claims?: Record<string, unknown>, header?: Record<string, unknown>, key?: KeyObject): string;
  /** Breaks every connection. */
  drop(): void;
  /** Whether keys are served, or the server fails. */
  serveKeys(served: boolean): void;
  stop(): Promise<void>;
}

/** Like those of the Bot Framework, whose type names only half of it. */
const credentials = {
  signRequest: () => Promise.reject(new Error('requests are not those of the Bot Framework')),
  getToken: async () => 'of-the-bot',
};

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
/** Of somebody else. */
export const foreignKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });

export async function startLocalCloud(): Promise<LocalCloud> {
  const script: ConnectorAnswer[] = [];
  const calls: ConnectorCall[] = [];
  const waiting: { count: number; tell(): void }[] = [];
  let keysServed = true;
  const server = createServer(async (request, response) => {
    if (request.url?.startsWith('/keys/')) return answerKeys(request, response);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const activity = JSON.parse(Buffer.concat(chunks).toString());
    const answer = script.shift() ?? { status: 200 };
    calls.push({ path: request.url ?? '', headers: request.headers, activity });
    for (const { count, tell } of waiting) if (calls.length >= count) tell();
    if (answer === 'hang') return;
    if (answer === 'reset') return void request.socket.destroy();
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(
      answer.status < 300 ? JSON.stringify({ id: idOf(activity, calls.length) }) : 'a secret of the service',
    );
  });
  const origin = await listen(server);
  const serviceUrl = `${origin}/teams/`;

  const cloud: LocalCloud = {
    origin,
    serviceUrl,
    calls,
    keyRequests: 0,
    setup: {
      appId,
      settings: {
        MicrosoftAppId: appId,
        ToChannelFromBotLoginUrl: `${origin}/login`,
        ToChannelFromBotOAuthScope: 'https://api.botframework.com',
        ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
        OAuthUrl: `${origin}/oauth`,
        ToBotFromChannelOpenIdMetadataUrl: `${origin}/keys/openid`,
        ToBotFromEmulatorOpenIdMetadataUrl: `${origin}/keys/emulator`,
        CallerId: '',
        ValidateAuthority: 'true',
      },
      credentials: {
        isValidAppId: async (id) => id === appId,
        isAuthenticationDisabled: async () => false,
        createCredentials: async () => credentials,
      },
    },
    script: (...answers) => void script.push(...answers),
    called(count) {
      if (calls.length >= count) return Promise.resolve(calls);
      return new Promise((resolve) => waiting.push({ count, tell: () => resolve(calls) }));
    },
    token(claims = {}, header = {}, key = keys.privateKey) {
      const now = Math.floor(Date.now() / 1000);
      const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const signed = `${part({ alg: 'RS256', typ: 'JWT', kid: 'known', ...header })}.${part({
        iss: 'https://api.botframework.com',
        aud: appId,
        serviceurl: serviceUrl,
        nbf: now - 60,
        exp: now + 3600,
        ...claims,
      })}`;
      return `${signed}.${signBytes('sha256', Buffer.from(signed), key).toString('base64url')}`;
    },
    drop: () => server.closeAllConnections(),
    serveKeys(served) {
      keysServed = served;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return cloud;

  function answerKeys(request: IncomingMessage, response: ServerResponse): void {
    cloud.keyRequests += 1;
    if (!keysServed) {
      response.statusCode = 500;
      response.end('down');
      return;
    }
    const jwk = { ...keys.publicKey.export({ format: 'jwk' }), kid: 'known', endorsements: ['msteams'] };
    const other = { ...jwk, kid: 'not-for-teams', endorsements: ['slack'] };
    const metadata = { issuer: 'https://api.botframework.com', jwks_uri: `${origin}/keys/jwks` };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url === '/keys/jwks' ? { keys: [jwk, other] } : metadata));
  }
}

/** A thread is named after its channel and its first message. */
function idOf({ channelData }: { channelData?: { channel?: { id: string } } }, number: number): string {
  const channel = channelData?.channel?.id;
  return channel === undefined ? `sent-${number}` : `${channel};messageid=${number}`;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}
