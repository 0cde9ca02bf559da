import type { AuditEntry } from './staff-store.ts';
import type { Conversation, Json } from './store.ts';

/** `cancelled`: by the prospect. `expired`: waited in vain. `message-left`: somebody is to answer later. */
export type HandoffState = 'waiting' | 'with-agent' | 'closed' | 'cancelled' | 'expired' | 'message-left';

/** A member of staff, by the name that prospects read. */
export interface Agent {
  id: string;
  name: string;
}

/** One request for a person. Moments are ISO in UTC to the millisecond. */
export interface Handoff {
  /** From 1 within its conversation. */
  number: number;
  /** Grows by one with every change. */
  version: number;
  state: HandoffState;
  askedAt: string;
  topic: Json;
  /** What it is about, in the prospect's words. */
  line?: string;
  agent?: Agent;
  leaseUntil?: string;
  /** When somebody first came. */
  claimedAt?: string;
  overdueAt?: string;
  endedAt?: string;
  outcome?: string;
  /** A message to be answered later, and how. */
  left?: { text: string; reach: string };
}

export interface StoredRating {
  about: string;
  face: string;
  line?: string;
  at: string;
}

export interface StoredNote {
  id: string;
  agent: Agent;
  text: string;
  at: string;
}

/** What a turn changes at the desk, in its own transaction. */
export interface DeskWrite {
  /** As it is to be; its version is one more than the stored one, or the turn is a conflict. */
  handoff?: Handoff;
  rating?: Omit<StoredRating, 'at'>;
  /** A line to the newest rating. */
  ratingLine?: string;
  /** Staff know the log up to here. */
  readUpTo?: number;
}

/** `mine` is with the agent who asks; `open` is everything somebody has to do something about. */
export type DeskFilter = 'waiting' | 'mine' | 'with-agent' | 'message-left' | 'open' | 'closed' | 'all';

export interface DeskQuery {
  filter: DeskFilter;
  /** Whose are `mine`. */
  agentId: string;
  /** Part of a line, an agent's name or a conversation's id; '' for any. */
  search: string;
  /** Where an earlier page ended. */
  cursor?: string | undefined;
  limit: number;
}

/** A conversation as the desk lists it. */
export interface DeskEntry {
  conversation: Conversation;
  handoff?: Handoff;
  lastText?: string;
  /** Messages of the prospect that no member of staff has seen. */
  unread: number;
}

export interface StoredCannedReply {
  id: string;
  title: string;
  texts: Json;
}

/** What a conversation is called at a foreign hub, and what the hub knows of it. */
export interface HubLink {
  remote: string;
  /** Of the newest handoff that it was told of. */
  number: number;
  /** Up to which entry of the log it has the prospect's words. */
  forwarded: number;
  /** Whether it knows that nobody is needed there any more. */
  ended: boolean;
}

/** A thread of the staff channel in Teams in which a handoff is worked on, and what was said there. */
export interface StaffThread {
  /** Of its handoff. */
  number: number;
  /** Its name in Teams; absent until it is there. */
  remote?: string;
  /** Up to which entry of the log it tells what was said. */
  forwarded: number;
  /** The version of the handoff that it was told of. */
  toldVersion: number;
  /** What it was told of the handoff's state. */
  told: string;
  /** Something is being sent there, or was when a process died: it may have arrived. */
  posting: boolean;
  /** All was told, and no more will be. */
  ended: boolean;
  /** The agent who has the conversation by way of Teams, written by `holdThread` alone. */
  heldBy?: string;
  /** Since when words of the prospect wait for an agent's. */
  unansweredSince?: string | undefined;
}

/**
 * What the desk asks of a store; the changes of a handoff go with the turns that cause them. What takes entries of the
 * audit log writes them in its own transaction.
 */
export interface DeskStore {
  /** The newest handoff of a conversation. */
  findHandoff(conversationId: string): Promise<Handoff | undefined>;
  findEntry(conversationId: string): Promise<DeskEntry | undefined>;
  /** Open ones by when they were asked for, the oldest first; the others the newest first. */
  list(query: DeskQuery): Promise<{ items: DeskEntry[]; total: number; next?: string }>;
  /** How many wait, in all and since before a moment. */
  countWaiting(before?: string): Promise<number>;
  countLeft(): Promise<number>;
  /** How many conversations each agent has, by the agent's id. */
  countByAgent(): Promise<Map<string, number>>;
  /** Prolongs the leases of an agent that have not run out by `now`. */
  renewLeases(agentId: string, now: string, until: string): Promise<void>;
  /** Conversations whose lease has run out. */
  findLost(now: string, limit: number): Promise<string[]>;
  /** Conversations that wait since before a moment and are not known to be overdue. */
  findOverdue(askedBefore: string, limit: number): Promise<string[]>;
  /** Overdue conversations that wait since before a moment. */
  findInVain(askedBefore: string, limit: number): Promise<string[]>;
  /** False, with nothing written, if there is no such conversation. */
  addNote(conversationId: string, note: StoredNote, audit: AuditEntry[]): Promise<boolean>;
  readNotes(conversationId: string): Promise<StoredNote[]>;
  readRatings(conversationId: string): Promise<StoredRating[]>;
  markRead(conversationId: string, sequence: number): Promise<void>;
  findLink(conversationId: string): Promise<HubLink | undefined>;
  findLinkAt(remote: string): Promise<(HubLink & { conversationId: string }) | undefined>;
  /**
   * Writes nothing for a conversation that is gone. Of the handoff that the link is of already, what was forwarded is
   * not forgotten, and an end stays one, whoever saved what they had read before.
   */
  saveLink(conversationId: string, link: HubLink): Promise<void>;
  /** Of all handoffs of a conversation, in their order. */
  readThreads(conversationId: string): Promise<StaffThread[]>;
  findThreadAt(remote: string): Promise<(StaffThread & { conversationId: string }) | undefined>;
  /** All of it but who holds it. False, with nothing written, for a conversation that is gone. */
  saveThread(conversationId: string, thread: StaffThread): Promise<boolean>;
  /** Notes who has a conversation by way of Teams, and when they did something about it, while others may save. */
  holdThread(conversationId: string, number: number, hold: { agentId: string; at: string }): Promise<void>;
  /** Conversations of which there is more to tell in Teams than was told. */
  findUntold(limit: number): Promise<string[]>;
  /**
   * Prolongs the leases by way of Teams that have not run out by `now`, unless words wait since before a moment and
   * whoever holds the thread has done nothing since it either.
   */
  renewThreadLeases(now: string, until: string, unansweredBefore: string): Promise<void>;
  readCanned(): Promise<StoredCannedReply[]>;
  /** Keeps a reply if what is kept is still as it was `before`, or nothing; false, with nothing written, otherwise. */
  saveCanned(
    reply: StoredCannedReply,
    before: StoredCannedReply | undefined,
    audit: AuditEntry[],
  ): Promise<boolean>;
  /** Removes a reply if it is still as it was `before`; false, with nothing written, otherwise. */
  removeCanned(before: StoredCannedReply, audit: AuditEntry[]): Promise<boolean>;
}
