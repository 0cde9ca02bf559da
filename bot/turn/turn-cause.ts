import type { DeskAct } from '../handoff/desk-act.ts';
import type { Delivery, DueReminder, InboundActivity, Opening, Party } from './turns.ts';

/** What sets a turn off. */
export interface Cause {
  party: Party;
  /** What the person sent; absent when the conversation is only opened, or woken. */
  inbound: InboundActivity | undefined;
  /** What it is known by when it comes again; unique in the conversation. */
  inboundId: string | undefined;
  /** Whether it may begin the conversation. */
  begins: boolean;
  /** The key of a text that is all that is said. */
  notice: string | undefined;
  /** What the conversation is woken for. */
  reminder?: { kind: string; dueAt: string };
  /** What staff do, or time does, at the desk. */
  act?: DeskAct;
  languages: string[];
  timeZone: string | undefined;
}

/** Somebody opened a conversation. */
export function openingCause({ languages, timeZone, notice, ...party }: Opening): Cause {
  return { ...quiet, party, begins: true, notice, languages, timeZone };
}

/** An activity arrived. */
export function deliveryCause({ activity, inboundId, begins = false, ...party }: Delivery): Cause {
  const { locale, localTimezone: timeZone } = activity;
  return {
    ...quiet,
    party,
    inbound: activity,
    inboundId: inboundId ?? activity.channelData?.clientActivityID,
    begins,
    languages: locale === undefined ? [] : [locale],
    timeZone,
  };
}

/** A reminder is due. There is no client to name it: it is named by what it is and when. */
export function reminderCause({ kind, dueAt, ...party }: DueReminder): Cause {
  return { ...quiet, party, reminder: { kind, dueAt }, inboundId: `reminder|${kind}|${dueAt}` };
}

/** Staff, or time, did something at the desk; `clientId` is what the client calls it. */
export function actCause(party: Party, act: DeskAct, clientId: string | undefined): Cause {
  const by = 'agent' in act ? act.agent.id : '';
  return {
    ...quiet,
    party,
    act,
    inboundId: clientId === undefined ? undefined : `${act.do}|${by}|${clientId}`,
  };
}

/** Of a cause in which nobody says anything. */
const quiet = {
  inbound: undefined,
  inboundId: undefined,
  begins: false,
  notice: undefined,
  languages: [],
  timeZone: undefined,
};
