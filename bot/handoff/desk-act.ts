import type { DeskChange } from '../../dialogs/desk/desk.ts';
import { GuideError } from '../../dialogs/errors.ts';
import type { Agent, Handoff } from '../store/desk-store.ts';
import { stamp } from '../store/stamp.ts';

/** How long a conversation stays an agent's without a sign of life, in milliseconds. */
export const leaseMs = 90_000;

/** What staff do to a conversation, or what time does. */
export type DeskAct =
  | { do: 'claim'; agent: Agent }
  | { do: 'say'; agent: Agent; text: string }
  | { do: 'release'; agent: Agent }
  | { do: 'transfer'; agent: Agent; to: Agent }
  | { do: 'close'; agent: Agent; outcome?: string | undefined }
  /** The conversation with all that is known of it; no state of the handoff comes of that. */
  | { do: 'erase'; agent: Agent }
  /** The lease ran out. */
  | { do: 'lose' }
  /** It has waited longer than it should. */
  | { do: 'be-late' }
  | { do: 'give-up' };

/** What an act comes to. */
export interface Decision {
  handoff: Handoff;
  /** What the prospect is told, and of whom. */
  told?: { change: DeskChange; agent: string };
  /** For the record: what happened, and how long after the request, in whole seconds. */
  event: { kind: string; seconds: number };
}

/**
 * The next state of a handoff. Undefined when it is so already, or no longer so that time has anything to do.
 * Throws `handoff-taken` when it is not the agent's to change.
 */
export function decide(
  handoff: Handoff | undefined,
  act: Exclude<DeskAct, { do: 'erase' }>,
  now: Temporal.Instant,
): Decision | undefined {
  if (!handoff) throw taken('Nobody was asked for');
  const at = stamp(now);
  const { agent: owner, leaseUntil: _lease, ...free } = handoff;
  const next = { ...free, version: handoff.version + 1 };
  const event = { kind: '', seconds: secondsSince(handoff.askedAt, now) };
  const held = (agent: Agent) => ({ agent, leaseUntil: stamp(now.add({ milliseconds: leaseMs })) });
  const isWaiting = handoff.state === 'waiting';
  const isOwn = (agent: Agent) => handoff.state === 'with-agent' && owner?.id === agent.id;

  switch (act.do) {
    case 'claim':
      if (isOwn(act.agent)) return undefined;
      if (!isWaiting && handoff.state !== 'message-left') throw taken('It is not waiting');
      return {
        handoff: { ...next, state: 'with-agent', ...held(act.agent), claimedAt: handoff.claimedAt ?? at },
        told: { change: 'claimed', agent: act.agent.name },
        event: { ...event, kind: 'handoff-claimed' },
      };
    case 'say':
      if (!isOwn(act.agent)) throw taken('It is not with this agent');
      return { handoff: { ...next, ...held(act.agent) }, event: { ...event, kind: 'agent-said' } };
    case 'release':
      if (!isOwn(act.agent)) throw taken('It is not with this agent');
      return {
        handoff: { ...next, state: 'waiting' },
        told: { change: 'released', agent: act.agent.name },
        event: { ...event, kind: 'handoff-released' },
      };
    case 'transfer':
      if (isOwn(act.to)) return undefined;
      if (!isOwn(act.agent)) throw taken('It is not with this agent');
      return {
        handoff: { ...next, ...held(act.to) },
        told: { change: 'transferred', agent: act.to.name },
        event: { ...event, kind: 'handoff-transferred' },
      };
    case 'close': {
      // the answer to the first time may have been lost
      if (handoff.state === 'closed' && owner?.id === act.agent.id) return undefined;
      const isLeft = handoff.state === 'message-left';
      if (!isLeft && !isOwn(act.agent)) throw taken('It is not with this agent');
      return {
        handoff: {
          ...next,
          state: 'closed',
          agent: act.agent,
          endedAt: at,
          ...(act.outcome !== undefined && { outcome: act.outcome }),
        },
        ...(!isLeft && { told: { change: 'closed', agent: act.agent.name } }),
        event: { ...event, kind: 'handoff-closed' },
      };
    }
    case 'lose':
      if (handoff.state !== 'with-agent' || (handoff.leaseUntil ?? '') > at) return undefined;
      return {
        handoff: { ...next, state: 'waiting' },
        told: { change: 'lost', agent: owner?.name ?? '' },
        event: { ...event, kind: 'handoff-lost' },
      };
    case 'be-late':
      if (!isWaiting || handoff.overdueAt !== undefined) return undefined;
      return {
        handoff: { ...next, overdueAt: at },
        told: { change: 'late', agent: '' },
        event: { ...event, kind: 'handoff-late' },
      };
    case 'give-up':
      if (!isWaiting) return undefined;
      return {
        handoff: { ...next, state: 'expired', endedAt: at },
        told: { change: 'in-vain', agent: '' },
        event: { ...event, kind: 'handoff-in-vain' },
      };
  }
}

function secondsSince(askedAt: string, now: Temporal.Instant): number {
  return Math.max(0, Math.round((now.epochMilliseconds - Date.parse(askedAt)) / 1000));
}

function taken(why: string): GuideError {
  return new GuideError('handoff-taken', `${why}.`);
}
