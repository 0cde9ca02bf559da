import type { World } from '../../../dialogs/conversation.ts';
import type { Cloud } from '../../channels/connector/cloud.ts';
import type { TeamsActivity } from '../../channels/connector/teams-activity.ts';
import type { Config } from '../../config.ts';
import type { Duty } from '../../duty.ts';
import { createSummaries } from '../../staff-api/summaries.ts';
import type { Store } from '../../store/store.ts';
import type { TurnLog, Turns } from '../../turn/turns.ts';
import { worldWithoutLinks } from '../../world-without-links.ts';
import { createNotices } from '../beside-notice.ts';
import type { DeskFeed } from '../desk-feed.ts';
import { requestCard } from './request-card.ts';
import { createStaffChannels } from './staff-channel.ts';
import { createStaffMembers } from './staff-members.ts';
import { createStaffThreads, type StaffThreads } from './staff-threads.ts';
import { takeStaffActivity } from './take-staff-activity.ts';
import type { SayInChannel } from './thread-lines.ts';

export interface TeamsStaff {
  threads: StaffThreads;
  /** See takeStaffActivity. */
  take(activity: Extract<TeamsActivity, { type: 'message' | 'invoke' }>): Promise<string | undefined>;
}

export interface TeamsStaffParts {
  config: Config;
  store: Store;
  turns: Pick<Turns, 'act'>;
  deskFeed: DeskFeed;
  duty: Duty;
  clock(): Temporal.Instant;
  knowledge: Omit<World, 'now' | 'links' | 'desk'>;
  log: TurnLog;
}

/** Lets staff work from a channel in Teams, for which the connector lends its cloud. */
export function createTeamsStaff(
  parts: TeamsStaffParts,
  cloud: Pick<Cloud, 'send' | 'openThread'>,
): TeamsStaff {
  const { config, store, clock, knowledge } = parts;
  const { texts } = knowledge;
  const language = texts.match([config.TEAMS_STAFF_LANGUAGE]);
  const say: SayInChannel = (key, values) => texts.say(language, `desk.teams.${key}`, values);
  const channels = createStaffChannels(config, store);
  const members = createStaffMembers(config.TEAMS_STAFF, store);
  const summaries = createSummaries(store, () => worldWithoutLinks(knowledge, clock()));
  const threads = createStaffThreads({
    ...parts,
    cloud,
    channel: channels.current,
    say,
    tellNotice: createNotices(texts, language),
    async opening(conversationId, lastLines) {
      const entry = await store.desk.findEntry(conversationId);
      if (!entry) return undefined;
      const detail = await summaries.detail(entry, language);
      const content = requestCard({ detail, lastLines, language, texts });
      const summary = say(detail.left ? 'left' : 'request');
      return {
        type: 'message',
        summary,
        locale: language,
        attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
      };
    },
  });
  return { threads, take: takeStaffActivity({ ...parts, channels, members, threads, texts, language }) };
}
