import type { Converse } from '../../../../bot/registration-bot.ts';
import { freePort } from '../../free-port.ts';
import { type ServedApp, serveApp } from '../../served-app.ts';
import { appId, type LocalCloud, startLocalCloud, tenant } from './local-cloud.ts';

/** The whole app with Teams switched on, a Connector of its own, and somebody who writes to it. */
export interface TeamsFixture {
  app: ServedApp;
  cloud: LocalCloud;
  /** Sends an activity as the Connector does; `token` is one that is right unless given. */
  post(activity: unknown, token?: string | undefined): Promise<Response>;
  stop(): Promise<void>;
}

export const teamsSettings = {
  MICROSOFT_APP_ID: appId,
  MICROSOFT_APP_PASSWORD: 'not a real one',
  MICROSOFT_APP_TENANT_ID: tenant,
};

export async function teamsFixture(
  options: { settings?: Record<string, string>; converse?: Converse } = {},
): Promise<TeamsFixture> {
  const cloud = await startLocalCloud();
  const port = String(await freePort());
  const address = { PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` };
  const app = await serveApp({ ...teamsSettings, ...address, ...options.settings }, options.converse, {
    cloud: { setup: cloud.setup, origins: [cloud.origin] },
  });
  return {
    app,
    cloud,
    post: (activity, token = cloud.token()) =>
      fetch(`${app.base}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(activity),
      }),
    async stop() {
      await app.stop();
      await cloud.stop();
    },
  };
}

let activities = 0;

/** A message of Ana in her own chat with the bot, as Teams sends it, with differences. */
export function teamsMessage(cloud: LocalCloud, differences: Record<string, unknown> = {}) {
  activities += 1;
  return {
    text: 'hello',
    textFormat: 'plain',
    attachments: [{ contentType: 'text/html', content: '<p>hello</p>' }],
    type: 'message',
    timestamp: '2026-11-23T08:00:00.1234567Z',
    localTimestamp: '2026-11-23T16:00:00.1234567+08:00',
    id: `17325${activities}`,
    channelId: 'msteams',
    serviceUrl: cloud.serviceUrl,
    from: { id: '29:ana', name: 'Ana Ito', aadObjectId: 'd9e1c8b0-0000-4000-8000-00000000000a' },
    conversation: { conversationType: 'personal', tenantId: tenant, id: 'a:1-ana' },
    recipient: { id: `28:${appId}`, name: 'Registration Guide' },
    entities: [
      { locale: 'en-US', country: 'SG', platform: 'Web', timezone: 'Asia/Singapore', type: 'clientInfo' },
    ],
    channelData: { tenant: { id: tenant } },
    locale: 'en-US',
    localTimezone: 'Asia/Singapore',
    ...differences,
  };
}

/** A message in a thread of a channel that mentions the bot. */
export function channelMessage(cloud: LocalCloud, text: string, differences: Record<string, unknown> = {}) {
  return teamsMessage(cloud, {
    text: `<at>Guide</at>&nbsp;${text}`,
    entities: [{ type: 'mention', mentioned: { id: `28:${appId}`, name: 'Guide' }, text: '<at>Guide</at>' }],
    conversation: {
      isGroup: true,
      conversationType: 'channel',
      tenantId: tenant,
      id: '19:abc@thread.tacv2;messageid=100',
    },
    ...differences,
  });
}
