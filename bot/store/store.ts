import type { ChoreStore } from './chore-store.ts';
import type { DeskStore, DeskWrite, Handoff } from './desk-store.ts';
import type { Misread, NumbersStore, TurnCounts } from './numbers-store.ts';
import type { RetentionStore } from './retention-store.ts';
import type { AuditEntry, StaffStore } from './staff-store.ts';

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
  /** The newest request for a person. */
  handoff?: Handoff;
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
  /** Where the conversation's messages go from now on; also ends a stop. Absent: as before. */
  address?: Address;
  /** The sequence numbers among `activities` to be delivered, if the conversation has an address and is not stopped. */
  deliver?: number[];
  /** Lends the first of them to the caller until this moment, unless something else of the conversation waits. */
  lendUntil?: string;
  /** What changes at the desk. */
  desk?: DeskWrite;
  /** What the audit log is told of it. */
  audit?: AuditEntry[];
  /** What it adds to the numbers. */
  counts?: TurnCounts;
  misread?: Misread;
  at: string;
}

/** Where a conversation's messages are delivered. */
export interface Address {
  /** The conversation's name on its channel; at most one conversation of the store is at a place. */
  place: string;
  /** The person's name on the channel. */
  person: string;
  /** What the channel needs to send there; kept as JSON. */
  details: unknown;
}

export interface AddressedConversation {
  conversationId: string;
  details: Json;
  /** Whether the person has blocked or removed the bot. */
  stopped: boolean;
}

/** One message to deliver, claimed by whoever reads this. */
export interface PendingDelivery {
  conversationId: string;
  sequence: number;
  activity: unknown;
  /** The `details` of the newest address. */
  details: unknown;
  /** Which attempt this is, from 1. */
  attempt: number;
  /** Whether somebody claimed it before and never said what came of it: it may have arrived. */
  mayRepeat: boolean;
}

/** What came of a claimed delivery. `again`: not before `dueAt`. `dead`: never, and why. */
export type DeliveryOutcome =
  | { outcome: 'delivered' }
  | { outcome: 'again'; dueAt: string }
  | { outcome: 'dead'; reason: string; at: string };

export interface DeliveryCounts {
  waiting: number;
  dead: number;
  /** Since when the oldest one waits. */
  oldestDueAt?: string;
}

export interface ReminderCounts {
  /** All of them, however far away. */
  waiting: number;
  overdue: number;
  /** When the next one is due, or the longest overdue was. */
  nextDueAt?: string;
}

export type CommitOutcome =
  | { outcome: 'committed'; lent?: PendingDelivery }
  | { outcome: 'conflict' }
  | { outcome: 'duplicate'; activityId: string };

/**
 * Where conversations live. One port, one contract test, several engines. Every method may reject with a
 * `store-unavailable` or `store-full` error of the catalogue; nothing is ever half done.
 */
export interface Store {
  readonly desk: DeskStore;
  readonly numbers: NumbersStore;
  /** Reads, in one go, all that a turn needs. */
  startTurn(conversationId: string, inboundId?: string): Promise<TurnStart>;
  /** Writes a turn as a whole or not at all; resolves once it is on disk. */
  commitTurn(commit: TurnCommit): Promise<CommitOutcome>;
  findConversation(conversationId: string): Promise<Conversation | 'erased' | undefined>;
  /** Log entries with a sequence above `after`, oldest first. */
  readLog(conversationId: string, after: number, limit: number): Promise<LogEntry[]>;
  /** How far the logs of some conversations reach; without those that do not exist. */
  readLastSequences(conversationIds: readonly string[]): Promise<Map<string, number>>;
  /**
   * Reminders that are due by `now` and nobody is at work on, the longest due first; they are then the caller's
   * until the moment `until`. One that was acted on is dropped by the turn it caused.
   */
  claimReminders(claim: { now: string; until: string; limit: number }): Promise<(Reminder & Addressee)[]>;
  /** Drops a reminder if it is still due then. Idempotent. */
  dropReminder(reminder: Reminder): Promise<void>;
  /** Of all conversations; overdue is what was due before `now`. */
  countReminders(now: string): Promise<ReminderCounts>;
  /**
   * Removes every trace of a conversation but its id, so that it never comes back. Idempotent. A farewell is kept with
   * its address until it is delivered, if the conversation has one. `audit` is written if this is what erases it.
   */
  eraseConversation(
    conversationId: string,
    at: string,
    farewell?: { sequence: number; activity: unknown },
    audit?: AuditEntry[],
  ): Promise<void>;
  /** Every row that holds anything of a conversation, by table, as it is kept. */
  readEverything(conversationId: string): Promise<Record<string, Record<string, unknown>[]>>;
  /** The conversation at a place of a channel. */
  addressAt(place: string): Promise<AddressedConversation | undefined>;
  /** The details of the address by which a person was last heard of, in any conversation. */
  newestAddressOf(person: string): Promise<Json | undefined>;
  /**
   * Lends the messages that are due, ISO `now`, until `leaseUntil`: of each conversation only the oldest that is not
   * delivered, and none while that is lent.
   */
  claimDeliveries(now: string, leaseUntil: string, limit: number): Promise<PendingDelivery[]>;
  /** Is in no hurry: one flush to disk serves many. What is committed later finds it settled. */
  settleDelivery(conversationId: string, sequence: number, outcome: DeliveryOutcome): Promise<void>;
  /** Delivers nothing more to a conversation until its address is written again; what waited is dead, for `reason`. */
  stopDeliveries(conversationId: string, reason: string, at: string): Promise<void>;
  /** Ends a stop: what is said from now on is delivered again. */
  resumeDeliveries(conversationId: string): Promise<void>;
  countDeliveries(): Promise<DeliveryCounts>;
  /** Who works here, and what they did. */
  staff: StaffStore;
  /** What is past its time. */
  retention: RetentionStore;
  /** What one instance at a time does. */
  chores: ChoreStore;
  /** The stored setting, or `value` if there was none yet: the first writer wins. */
  ensureSetting(name: string, value: string): Promise<string>;
  readSetting(name: string): Promise<string | undefined>;
  /** Sets it, whatever it was. */
  saveSetting(name: string, value: string): Promise<void>;
  /** Copies all of it into a new file, while it is at work. Absent from engines that bring programs for that. */
  copyTo?(file: string): Promise<void>;
  /** Rejects when the store cannot take a write. */
  check(): Promise<void>;
  close(): Promise<void>;
}
