import { setTimeout as after } from 'node:timers/promises';
import {
  type Activity,
  CloudAdapterBase,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  TurnContext,
} from 'botbuilder-core';
import { z } from 'zod';
import { GuideError } from '../../../dialogs/errors.ts';
import type { Config } from '../../config.ts';
import { DeliveryError } from './delivery-error.ts';
import { createGuardedClient } from './guarded-client.ts';
import type { ServiceHosts } from './service-hosts.ts';

/** Milliseconds that the keys of the Connector may take to fetch. */
const keysTimeoutMs = 8000;
/** Milliseconds without another try after they could not be fetched: strangers cause these tries. */
const keysPauseMs = 5000;
/** Service URLs whose credentials are kept; Teams has one for each region. */
const maxServices = 50;

/** An activity on its way out. */
export type SentToTeams = Partial<Activity>;

/** The token to send with; undefined where none is needed. It is kept until it is about to expire. */
type Bearer = () => Promise<string | undefined>;

/** A thread to open in a channel, with its first message. */
export interface NewThread {
  serviceUrl: string;
  /** The channel's conversation. */
  channelId: string;
  botId: string;
  tenantId?: string | undefined;
  activity: SentToTeams;
}

const openedThread = z.object({ id: z.string().min(1).max(512) });

/** What the Bot Framework does here: it checks the signature of tokens, and gets those to send with. */
export interface Cloud {
  /** Rejects with `connector-refused`, or `connector-keys-unreachable` when that cannot be told. */
  authenticate(activity: { channelId: string; serviceUrl: string }, authorization: string): Promise<void>;
  /** Sends one activity once. Rejects with a DeliveryError. */
  send(serviceUrl: string, conversationId: string, activity: SentToTeams): Promise<void>;
  /** Opens a thread in a channel, once; the thread's conversation. Rejects with a DeliveryError. */
  openThread(thread: NewThread): Promise<string>;
}

/** How tokens are checked and made; the parts that tests replace. */
export interface CloudSetup {
  settings: Record<string, string>;
  credentials: ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1];
  appId: string;
}

/** Talks to the Bot Connector with the Bot Framework's own authentication and an HTTP client of ours. */
export function createCloud(
  { settings, credentials, appId }: CloudSetup,
  hosts: ServiceHosts,
  clock: () => Temporal.Instant,
  answerTimeoutMs?: number,
): Cloud {
  const post = createGuardedClient(hosts, answerTimeoutMs);
  const adapter = new GuardedAdapter(new ConfigurationBotFrameworkAuthentication(settings, credentials));
  const bearers = new Map<string, Promise<Bearer>>();
  let pausedUntil = 0;

  return {
    async authenticate({ channelId, serviceUrl }, authorization) {
      if (clock().epochMilliseconds < pausedUntil) throw new GuideError('connector-keys-unreachable', '');
      try {
        await Promise.race([adapter.check(channelId, serviceUrl, authorization), tooLate()]);
      } catch (error) {
        if (!isAboutKeys(error)) throw new GuideError('connector-refused', 'Wrong: token.', { cause: error });
        pausedUntil = clock().epochMilliseconds + keysPauseMs;
        throw new GuideError('connector-keys-unreachable', '', { cause: error });
      }
    },

    async send(serviceUrl, conversationId, activity) {
      if (!hosts.trusts(serviceUrl)) throw new DeliveryError('refused');
      // half a sign can be part of no address
      if (!conversationId.isWellFormed()) throw new DeliveryError('refused');
      const url = new URL(serviceUrl);
      const path = `/v3/conversations/${encodeURIComponent(conversationId)}/activities`;
      url.pathname = url.pathname.replace(/\/?$/, path);
      await post(url, activity, await token(serviceUrl));
    },

    async openThread({ serviceUrl, channelId, botId, tenantId, activity }) {
      if (!hosts.trusts(serviceUrl)) throw new DeliveryError('refused');
      const url = new URL(serviceUrl);
      url.pathname = url.pathname.replace(/\/?$/, '/v3/conversations');
      const tenant = tenantId === undefined ? {} : { tenant: { id: tenantId } };
      const thread = {
        isGroup: true,
        bot: { id: botId },
        tenantId,
        channelData: { channel: { id: channelId }, ...tenant },
        activity,
      };
      const answer = openedThread.safeParse(await post(url, thread, await token(serviceUrl)));
      if (!answer.success) throw new DeliveryError('unreachable');
      return answer.data.id;
    },
  };

  async function token(serviceUrl: string): Promise<string | undefined> {
    try {
      const bearer = await bearerFor(serviceUrl);
      return await bearer();
    } catch {
      bearers.delete(serviceUrl);
      throw new DeliveryError('credentials');
    }
  }

  function bearerFor(serviceUrl: string): Promise<Bearer> {
    const known = bearers.get(serviceUrl);
    if (known) return known;
    const [oldest] = bearers.keys();
    if (bearers.size >= maxServices && oldest !== undefined) bearers.delete(oldest);
    const bearer = adapter.bearerFor(appId, serviceUrl);
    bearers.set(serviceUrl, bearer);
    return bearer;
  }
}

/**
 * The Bot Framework's adapter without its turn, which would answer before anything is kept: turns are those of
 * bot/turn/take-turn.ts on every channel. A class because that is how its adapters are made.
 */
class GuardedAdapter extends CloudAdapterBase {
  async check(channelId: string, serviceUrl: string, authorization: string): Promise<void> {
    const { activity } = new TurnContext(this, { type: 'message', channelId, serviceUrl });
    await this.botFrameworkAuthentication.authenticateRequest(activity, authorization);
  }

  async bearerFor(appId: string, serviceUrl: string): Promise<Bearer> {
    const identity = this.createClaimsIdentity(appId);
    const factory = this.botFrameworkAuthentication.createConnectorFactory(identity);
    const { credentials } = await factory.create(serviceUrl);
    // their type names only what signs a request of the Bot Framework's client
    if (!('getToken' in credentials) || typeof credentials.getToken !== 'function')
      return async () => undefined;
    const { getToken } = credentials;
    return async () => z.string().parse(await getToken.call(credentials));
  }
}

/**
 * Whether the keys could not be had; all else that goes wrong is the token's fault. Not by class: the errors of the
 * library that reads tokens are no instances of Error.
 */
function isAboutKeys(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('statusCode' in error) return error.statusCode === 500;
  return 'name' in error && (error.name === 'FetchError' || error.name === 'KeysTimeout');
}

async function tooLate(): Promise<never> {
  await after(keysTimeoutMs, undefined, { ref: false });
  throw Object.assign(new Error('the keys took too long'), { name: 'KeysTimeout' });
}

/** The registration of this bot with the public cloud. */
export function registeredCloud(config: Config): CloudSetup {
  const settings = {
    MicrosoftAppId: config.MICROSOFT_APP_ID ?? '',
    MicrosoftAppPassword: config.MICROSOFT_APP_PASSWORD ?? '',
    MicrosoftAppType: config.MICROSOFT_APP_TYPE,
    MicrosoftAppTenantId: config.MICROSOFT_APP_TENANT_ID ?? '',
  };
  return {
    appId: settings.MicrosoftAppId,
    settings,
    credentials: new ConfigurationServiceClientCredentialFactory(settings),
  };
}

/** Sends without a token, for the development switch. */
export function developmentCloud(): CloudSetup {
  return {
    appId: '',
    settings: {},
    credentials: {
      isValidAppId: async () => false,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => ({ signRequest: async (request) => request }),
    },
  };
}
