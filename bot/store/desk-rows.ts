import { jsonOf, numberOf, optionalText, textOf } from './columns.ts';
import type {
  Agent,
  Handoff,
  HandoffState,
  HubLink,
  StaffThread,
  StoredCannedReply,
  StoredNote,
  StoredRating,
} from './desk-store.ts';

/** As both engines hand it over. */
type Row = Record<string, unknown>;

const states: readonly HandoffState[] = [
  'waiting',
  'with-agent',
  'closed',
  'cancelled',
  'expired',
  'message-left',
];

export function handoffOf(row: Row): Handoff {
  const agent = agentOf(row);
  const [leftText, reach] = [optionalText(row.left_text), optionalText(row.left_reach)];
  const [line, leaseUntil] = [optionalText(row.line), optionalText(row.lease_until)];
  const [claimedAt, overdueAt] = [optionalText(row.claimed_at), optionalText(row.overdue_at)];
  const [endedAt, outcome] = [optionalText(row.ended_at), optionalText(row.outcome)];
  return {
    number: numberOf(row.number),
    version: numberOf(row.handoff_version),
    state: states.find((state) => state === row.handoff_state) ?? 'closed',
    askedAt: textOf(row.asked_at),
    topic: jsonOf(row.topic),
    ...(line !== undefined && { line }),
    ...(agent && { agent }),
    ...(leaseUntil !== undefined && { leaseUntil }),
    ...(claimedAt !== undefined && { claimedAt }),
    ...(overdueAt !== undefined && { overdueAt }),
    ...(endedAt !== undefined && { endedAt }),
    ...(outcome !== undefined && { outcome }),
    ...(leftText !== undefined && reach !== undefined && { left: { text: leftText, reach } }),
  };
}

function agentOf(row: Row): Agent | undefined {
  const id = optionalText(row.agent_id);
  return id === undefined ? undefined : { id, name: textOf(row.agent_name) };
}

export function noteOf(row: Row): StoredNote {
  const agent = { id: textOf(row.agent_id), name: textOf(row.agent_name) };
  return { id: textOf(row.id), agent, text: textOf(row.text), at: textOf(row.at) };
}

export function linkOf(row: Row): HubLink {
  return {
    remote: textOf(row.remote),
    number: numberOf(row.number),
    forwarded: numberOf(row.forwarded),
    ended: numberOf(row.ended) === 1,
  };
}

export function threadOf(row: Row): StaffThread {
  const remote = optionalText(row.remote);
  const [heldBy, unansweredSince] = [optionalText(row.held_by), optionalText(row.unanswered_since)];
  return {
    number: numberOf(row.number),
    ...(remote !== undefined && { remote }),
    forwarded: numberOf(row.forwarded),
    toldVersion: numberOf(row.told_version),
    told: textOf(row.told),
    posting: numberOf(row.posting) === 1,
    ended: numberOf(row.ended) === 1,
    ...(heldBy !== undefined && { heldBy }),
    ...(unansweredSince !== undefined && { unansweredSince }),
  };
}

export function ratingOf(row: Row): StoredRating {
  const line = optionalText(row.line);
  return {
    about: textOf(row.about),
    face: textOf(row.face),
    ...(line !== undefined && { line }),
    at: textOf(row.at),
  };
}

export function cannedOf(row: Row): StoredCannedReply {
  return { id: textOf(row.id), title: textOf(row.title), texts: jsonOf(row.texts) };
}

/** In the order of the columns of the table. */
export function cannedValues({
  id,
  title,
  texts,
}: StoredCannedReply): [id: string, ...says: [string, string]] {
  return [id, title, JSON.stringify(texts)];
}

/** In the order of the columns of the table, without the conversation. */
export function handoffValues(handoff: Handoff): (string | number | null)[] {
  const { number, version, state, askedAt, topic, line, agent, leaseUntil, claimedAt } = handoff;
  return [
    number,
    version,
    state,
    askedAt,
    JSON.stringify(topic),
    line ?? null,
    agent?.id ?? null,
    agent?.name ?? null,
    leaseUntil ?? null,
    claimedAt ?? null,
    handoff.overdueAt ?? null,
    handoff.endedAt ?? null,
    handoff.outcome ?? null,
    handoff.left?.text ?? null,
    handoff.left?.reach ?? null,
  ];
}

/** In the order of the columns of the table, without the conversation and without who holds it. */
export function threadValues(thread: StaffThread): (string | number | null)[] {
  const { number, remote, forwarded, toldVersion, told, posting, ended } = thread;
  return [
    number,
    remote ?? null,
    forwarded,
    toldVersion,
    told,
    posting ? 1 : 0,
    ended ? 1 : 0,
    thread.unansweredSince ?? null,
  ];
}
