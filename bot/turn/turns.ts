import type { DeskAct } from '../handoff/desk-act.ts';
import type { EventLog } from '../operations/log-events.ts';
import type { Address, Json } from '../store/store.ts';

/** What sets turns off, whoever does: people by their channels, reminders, and staff. */
export interface Turns {
  /** Begins a conversation: commits the welcome and the first question. `duplicate` if it had begun already. */
  open(opening: Opening): Promise<TurnOutcome>;
  /**
   * Acts on one activity, exactly once. Resolves when its consequences are on disk; rejects, with nothing
   * changed, with a GuideError (`store-unavailable`, `store-full`, `conversation-busy`) or what the bot threw.
   */
  receive(delivery: Delivery): Promise<TurnOutcome>;
  /**
   * Wakes a conversation for a reminder, exactly once. Resolves when it is said, or not said because it no longer
   * applies, and the reminder is gone from the store; rejects, with nothing changed, as `receive` does. `postponed`
   * while a member of staff has the conversation: then it stays in the store, to be tried again.
   */
  remind(due: DueReminder): Promise<TurnOutcome>;
  /**
   * Does what staff do to a conversation. `say` with a `clientId` is said once. Rejects with `handoff-taken` when it
   * is not the agent's to do; `duplicate` when it is so already.
   */
  act(conversationId: string, act: DeskAct, clientId?: string): Promise<TurnOutcome>;
  /** Resolves when no turn is under way; for a graceful stop. */
  idle(): Promise<void>;
}

/** An activity of a client after its channel has parsed it and dropped every field that is not listed here. */
export interface InboundActivity {
  type: 'message' | 'event';
  /** Of an event. */
  name?: string | undefined;
  text?: string | undefined;
  /** What a button, form or page menu sent. Any JSON within the size limit: it is parsed, never trusted. */
  value?: Json | undefined;
  /** BCP 47 tag of what the client is set to. */
  locale?: string | undefined;
  /** An IANA time zone that exists, such as `Asia/Singapore`. */
  localTimezone?: string | undefined;
  /** Echoed to the client as it is. */
  channelData?: ({ clientActivityID?: string | undefined } & { [key: string]: Json | undefined }) | undefined;
}

/** Whose conversation it is. The channel has made sure of it. */
export interface Party {
  conversationId: string;
  userId: string;
  channel: string;
  /** Where messages go, on a channel that delivers them. */
  address?: Address | undefined;
}

export interface Opening extends Party {
  /** BCP 47 tags in order of preference. */
  languages: string[];
  /** An IANA time zone that exists. */
  timeZone?: string | undefined;
  /** Says only this text, by its key, and begins no interview. */
  notice?: string | undefined;
}

export interface Delivery extends Party {
  activity: InboundActivity;
  /** The channel's id of it, unique in the conversation; `channelData.clientActivityID` when absent. */
  inboundId?: string | undefined;
  /** Whether it may begin the conversation; otherwise one that does not exist is `gone`. */
  begins?: boolean | undefined;
}

/** A reminder that is due now. */
export interface DueReminder extends Party {
  kind: string;
  /** The moment it was set for, ISO. */
  dueAt: string;
}

/**
 * `duplicate`: it was acted on before; the id is the one it was given then. `gone`: there is no such
 * conversation (any more) and the client must be told so. `postponed`: a reminder that waits; the id is that of the
 * newest entry.
 */
export type TurnOutcome =
  | { outcome: 'committed' | 'duplicate' | 'postponed'; activityId: string }
  | { outcome: 'gone' };

/** Receives ids and codes, never a word of what was said. */
export type TurnLog = Pick<EventLog, 'warn' | 'error'>;
