import { z } from 'zod';
import type { Config } from '../../config.ts';
import type { Store } from '../../store/store.ts';

const form = z.object({
  /** Its conversation, without a thread. */
  id: z.string(),
  serviceUrl: z.string(),
  botId: z.string(),
  tenantId: z.string().optional(),
});

/** A channel of a team in Teams, with what it takes to open threads there. */
export type StaffChannel = z.infer<typeof form>;

export interface StaffChannels {
  /** Where requests go; undefined until that is known. */
  current(): Promise<StaffChannel | undefined>;
  /** Lets requests go there from now on. False if the operator has set another channel. */
  learn(channel: StaffChannel): Promise<boolean>;
}

/** The name of the setting in the store. */
const kept = 'teams-staff-channel';

/** The staff channel: the operator's choice, or else the one that was learnt last. */
export function createStaffChannels(
  config: Config,
  store: Pick<Store, 'readSetting' | 'saveSetting'>,
): StaffChannels {
  const {
    TEAMS_STAFF_CHANNEL: set,
    TEAMS_STAFF_SERVICE_URL: serviceUrl,
    MICROSOFT_APP_ID: appId = '',
    MICROSOFT_APP_TENANT_ID: tenantId,
  } = config;
  let known: StaffChannel | undefined;

  return {
    async current() {
      known ??= await read();
      return set === undefined || known?.id === set
        ? known
        : { id: set, serviceUrl, botId: `28:${appId}`, ...(tenantId && { tenantId }) };
    },
    async learn(channel) {
      if (set !== undefined && set !== channel.id) return false;
      await store.saveSetting(kept, JSON.stringify(channel));
      known = channel;
      return true;
    },
  };

  async function read(): Promise<StaffChannel | undefined> {
    const stored = await store.readSetting(kept);
    return stored === undefined ? undefined : form.parse(JSON.parse(stored));
  }
}

/** The conversation of a channel, of that of a thread in it. */
export function channelOf(conversationId: string): string {
  return conversationId.split(';')[0] ?? '';
}
