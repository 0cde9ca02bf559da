import type { AppParts } from '../app-parts.ts';
import type { Cloud } from '../channels/connector/cloud.ts';
import { createDuty } from '../duty.ts';
import type { Route } from '../http/route.ts';
import type { Live } from '../live/open-live.ts';
import type { StaffGuard } from '../staff/guard.ts';
import { createStaffApi, type StaffApi } from '../staff-api/create-staff-api.ts';
import type { Turns } from '../turn/turns.ts';
import { createChatwoot } from './chatwoot/create-chatwoot.ts';
import type { DeskForTurns } from './desk-turn.ts';
import type { HubDesk } from './hub.ts';
import { createTeamsStaff, type TeamsStaff } from './teams/create-teams-staff.ts';
import { createQueueWatch, type QueueWatch } from './watch-queue.ts';

export interface DeskParts
  extends Pick<AppParts, 'config' | 'store' | 'clock' | 'randomId' | 'knowledge' | 'log'> {
  turns: Turns;
  live: Live;
  desk: DeskForTurns;
  /** Who may use the console; undefined without one. */
  guard: StaffGuard | undefined;
  /** How often consoles are compared with the store where other instances write too, in milliseconds. */
  catchUpMs: number;
}

/** Where people take conversations over, and who sees to it that nobody waits in vain. */
export interface Desk {
  queueWatch: QueueWatch;
  /** What the console talks to. */
  staffApi: StaffApi | undefined;
  chatwoot: { desk: HubDesk; route: Route } | undefined;
  /** For staff who work from Teams, once its cloud is there. */
  createTeamsStaff: ((cloud: Cloud) => TeamsStaff) | undefined;
}

/** The desk, with each of the places that staff may work from as far as it is configured. */
export function createDesk(parts: DeskParts): Desk {
  const { config, store, clock, live, desk, guard, catchUpMs } = parts;
  const duty = (name: string) => createDuty({ store: live.events && store, name, clock });
  const hubParts = { ...parts, deskFeed: desk.feed };
  return {
    queueWatch: createQueueWatch({ ...parts, waitMinutes: config.DESK_WAIT_MINUTES, hours: desk.hours }),
    staffApi:
      guard &&
      createStaffApi({
        ...hubParts,
        guard,
        feed: live.feed,
        queueLookMs: live.events && catchUpMs,
      }),
    chatwoot: createChatwoot({ ...hubParts, duty: duty('tell-chatwoot') }),
    createTeamsStaff:
      config.TEAMS_STAFF.length > 0
        ? (cloud) => createTeamsStaff({ ...hubParts, duty: duty('tell-teams') }, cloud)
        : undefined,
  };
}
