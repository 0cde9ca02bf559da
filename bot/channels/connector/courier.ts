import { ZodError } from 'zod';
import { failureFields } from '../../operations/failure-fields.ts';
import type { EventLog } from '../../operations/log-events.ts';
import { noTracer, type Tracer } from '../../operations/traces/tracer.ts';
import { stamp } from '../../store/stamp.ts';
import type { DeliveryOutcome, PendingDelivery, Store } from '../../store/store.ts';
import type { Cloud } from './cloud.ts';
import { DeliveryError } from './delivery-error.ts';
import { teamsChannel } from './guard.ts';
import { outgoingActivity } from './outgoing-activity.ts';
import { teamsAddress } from './teams-address.ts';

/** How long nobody else may send what was claimed, in seconds; more than every wait of one attempt together. */
const leaseSeconds = 60;
/** Conversations that are sent to at the same time. */
const atOnce = 128;
/** Attempts until a message is given up; with the waits between them about a day. */
const maxAttempts = 20;
const firstWaitSeconds = 2;
const longestWaitSeconds = 3 * 60 * 60;
/** Answers after which another attempt may succeed. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
const passing = new Set([401, 408, 412, 429, 500, 502, 503, 504]);

export interface Courier {
  /** Until when the next message may be lent to this courier; undefined when it takes no more at present. */
  lendUntil(): string | undefined;
  /** Delivers what is lent to it and looks for more, at once. */
  wake(lent?: PendingDelivery): void;
  /** Takes nothing new; resolves when what is under way is settled. */
  stop(): Promise<void>;
}

export interface CourierParts {
  store: Store;
  cloud: Pick<Cloud, 'send'>;
  clock(): Temporal.Instant;
  /** From 0 to 1. */
  random(): number;
  /** Milliseconds between two looks without being woken: for what is due again, and what other processes left. */
  sweepMs?: number;
  /** Nothing is measured if absent. */
  tracer?: Tracer;
  log: Pick<EventLog, 'warn' | 'error'>;
}

/**
 * Delivers what turns put into the outbox: one message of a conversation at a time, in order, each until it arrived or
 * cannot. A message is sent before that is noted, so a process that dies between the two sends it twice: what may be a
 * repetition is logged as `delivery-repeated`.
 */
export function createCourier(parts: CourierParts): Courier {
  const { store, cloud, clock, random, log, sweepMs = 1000, tracer = noTracer } = parts;
  const underWay = new Set<Promise<void>>();
  let looking: Promise<void> | undefined;
  let lookAgain = false;
  let stopping = false;
  const sweeps = setInterval(lookSoon, sweepMs);
  sweeps.unref();

  return {
    lendUntil: () => (stopping || underWay.size >= atOnce ? undefined : leaseEnd(clock())),
    wake(lent) {
      if (lent && !stopping) start(lent, false);
      // what follows it waits for it anyway
      else lookSoon();
    },
    async stop() {
      stopping = true;
      clearInterval(sweeps);
      await looking;
      await Promise.all(underWay);
    },
  };

  function lookSoon(): void {
    lookAgain = true;
    looking ??= look().finally(() => {
      looking = undefined;
      if (lookAgain && !stopping) lookSoon();
    });
  }

  async function look(): Promise<void> {
    try {
      while (lookAgain && !stopping) {
        lookAgain = false;
        const room = atOnce - underWay.size;
        if (room <= 0) return;
        const now = clock();
        const claimed = await store.claimDeliveries(stamp(now), leaseEnd(now), room);
        for (const pending of claimed) start(pending, true);
      }
    } catch (error) {
      log.error(failureFields(error), 'outbox-failed');
    }
  }

  /** `apart`: what sets it off is not the turn that it is of. */
  function start(pending: PendingDelivery, apart: boolean): void {
    const delivery = deliver(pending, apart).finally(() => {
      underWay.delete(delivery);
      if (!stopping) lookSoon();
    });
    underWay.add(delivery);
  }

  async function deliver(pending: PendingDelivery, apart: boolean): Promise<void> {
    const { conversationId, sequence, attempt, mayRepeat } = pending;
    const about = { conversationId, sequence, attempt };
    if (mayRepeat) log.warn(about, 'delivery-repeated');
    try {
      const failure = await send(pending, apart);
      if (failure?.status === 403) {
        log.warn(about, 'delivery-stopped');
        await store.stopDeliveries(conversationId, 'blocked', stamp(clock()));
        return;
      }
      const outcome = outcomeOf(failure, attempt);
      if (outcome.outcome === 'again') log.warn({ ...about, reason: failure?.detail }, 'delivery-delayed');
      if (outcome.outcome === 'dead') log.error({ ...about, reason: outcome.reason }, 'delivery-dead');
      await store.settleDelivery(conversationId, sequence, outcome);
    } catch (error) {
      // the lease runs out and it is sent again
      log.error({ ...about, ...failureFields(error) }, 'outbox-failed');
    }
  }

  /** Why it did not arrive. */
  async function send(
    { activity, details, attempt }: PendingDelivery,
    apart: boolean,
  ): Promise<DeliveryError | undefined> {
    try {
      const to = teamsAddress(details);
      const outgoing = outgoingActivity(activity, to);
      await tracer.during(
        { name: 'delivery', facts: { channel: teamsChannel, attempt }, apart },
        () => cloud.send(to.serviceUrl, to.conversationId, outgoing),
        () => ({ outcome: 'delivered' }),
      );
      return undefined;
    } catch (error) {
      if (error instanceof DeliveryError) return error;
      if (error instanceof ZodError) return new DeliveryError('unreadable');
      throw error;
    }
  }

  function outcomeOf(failure: DeliveryError | undefined, attempt: number): DeliveryOutcome {
    if (!failure) return { outcome: 'delivered' };
    const at = clock();
    const hopeless =
      /^(refused|unreadable)$/.test(failure.kind) ||
      (failure.status !== undefined && !passing.has(failure.status));
    if (hopeless || attempt >= maxAttempts) return { outcome: 'dead', reason: failure.detail, at: stamp(at) };
    const wait = Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** (attempt - 1));
    // half of it by chance, so that what failed together is not tried again together
    const milliseconds = Math.max(wait * (0.5 + random() / 2), failure.retryAfter ?? 0) * 1000;
    return { outcome: 'again', dueAt: stamp(at.add({ milliseconds: Math.ceil(milliseconds) })) };
  }
}

function leaseEnd(now: Temporal.Instant): string {
  return stamp(now.add({ seconds: leaseSeconds }));
}
