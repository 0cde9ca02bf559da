/** A stored JSON value. The store never looks inside. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export interface Conversation {
  id: string;
  channel: string;
  userId: string;
  /** Grows by one with every committed turn; 0 means not yet stored. */
  version: number;
  state: Json;
  /** Sequence number of the newest log entry, 0 when there is none. */
  lastSequence: number;
  createdAt: string;
  updatedAt: string;
}

/** Who is spoken to in a conversation, and where. */
export type Addressee = Pick<Conversation, 'channel' | 'userId'>;

/** One activity in a conversation's append-only log. `sequence` is also the Direct Line watermark. */
export interface LogEntry {
  sequence: number;
  activityId: string;
  activity: Json;
  at: string;
}

/** One to be: of the activity is kept what JSON.stringify makes of it. */
export interface NewLogEntry extends Omit<LogEntry, 'activity'> {
  activity: unknown;
}

/** What a turn needs to begin. */
export interface TurnStart {
  /** `erased`: it existed and was deleted at the person's wish; it never comes back. */
  status: 'new' | 'open' | 'erased';
  conversation?: Conversation;
  /** Set when this inbound id was already acted on: the activity id it was given. */
  duplicateOf?: string;
}

/** A conversation's wish to be woken. It has at most one of each kind. */
export interface Reminder {
  conversationId: string;
  kind: string;
  /** A moment, ISO in UTC to the millisecond. */
  dueAt: string;
}

/** What a turn does to the reminders of its conversation. */
export type ReminderChange =
  /** Sets it, or moves it if there is one of its kind. */
  | { do: 'set'; kind: string; dueAt: string }
  /** Drops the one of its kind; with `dueAt` only if it is still due then. */
  | { do: 'drop'; kind: string; dueAt?: string };

export interface TurnCommit {
  conversationId: string;
  channel: string;
  userId: string;
  /** The version read by `startTurn`; the commit is refused if it is no longer the stored one. */
  expectedVersion: number;
  /** Kept as what JSON.stringify makes of it. */
  state: unknown;
  /** The client's id of what caused the turn; unique within the conversation. */
  inboundId?: string;
  /** The activity id the inbound message was given; answered to every duplicate. */
  inboundActivityId?: string;
  /** In order, numbered by the caller without a gap from lastSequence + 1. */
  activities: NewLogEntry[];
  events: { kind: string; detail: unknown }[];
  /** In order. None if absent. */
  reminders?: ReminderChange[];
  at: string;
}

export type CommitOutcome =
  | { outcome: 'committed' }
  | { outcome: 'conflict' }
  | { outcome: 'duplicate'; activityId: string };

/**
 * Where conversations live. One port, one contract test, several engines. Every method may reject with a
 * `store-unavailable` or `store-full` error of the catalogue; nothing is ever half done.
 */
export interface Store {
  /** Reads, in one go, all that a turn needs. */
  startTurn(conversationId: string, inboundId?: string): Promise<TurnStart>;
  /** Writes a turn as a whole or not at all; resolves once it is on disk. */
  commitTurn(commit: TurnCommit): Promise<CommitOutcome>;
  findConversation(conversationId: string): Promise<Conversation | 'erased' | undefined>;
  /** Log entries with a sequence above `after`, oldest first. */
  readLog(conversationId: string, after: number, limit: number): Promise<LogEntry[]>;
  /**
   * Reminders that are due by `now` and nobody is at work on, the longest due first; they are then the caller's
   * until the moment `until`. One that was acted on is dropped by the turn it caused.
   */
  claimReminders(claim: { now: string; until: string; limit: number }): Promise<(Reminder & Addressee)[]>;
  /** Drops a reminder if it is still due then. Idempotent. */
  dropReminder(reminder: Reminder): Promise<void>;
  /** Removes every trace of a conversation but its id, so that it never comes back. Idempotent. */
  eraseConversation(conversationId: string, at: string): Promise<void>;
  /** The stored setting, or `value` if there was none yet: the first writer wins. */
  ensureSetting(name: string, value: string): Promise<string>;
  /** Rejects when the store cannot take a write. */
  check(): Promise<void>;
  close(): Promise<void>;
}
