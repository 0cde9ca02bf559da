import { z } from 'zod';
import { GuideError } from '../../../dialogs/errors.ts';
import type { Store, TurnCommit } from '../../store/store.ts';
import type { Meters } from './meters.ts';

/** Counts what a store commits, delivers and refuses; does otherwise what the store does. */
export function measuredStore(store: Store, meters: Meters): Store {
  const counted: Store = {
    ...store,
    async commitTurn(turn) {
      const result = await store.commitTurn(turn);
      if (result.outcome === 'committed') countEvents(turn, meters);
      return result;
    },
    async settleDelivery(conversationId, sequence, outcome) {
      await store.settleDelivery(conversationId, sequence, outcome);
      meters.deliveries.inc({ outcome: outcome.outcome });
    },
    async stopDeliveries(conversationId, reason, at) {
      await store.stopDeliveries(conversationId, reason, at);
      meters.deliveries.inc({ outcome: 'stopped' });
    },
  };
  const failed = (error: unknown) => meters.storeErrors.inc({ code: codeOf(error) });
  return watched(
    {
      ...counted,
      desk: watched(store.desk, failed),
      numbers: watched(store.numbers, failed),
      staff: watched(store.staff, failed),
      retention: watched(store.retention, failed),
      chores: watched(store.chores, failed),
    },
    failed,
  );
}

/** The same port, whose failures are told of before they reach the caller. */
function watched<Port extends object>(port: Port, failed: (error: unknown) => void): Port {
  const methods = new Map<PropertyKey, unknown>();
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      const known = methods.get(name);
      if (known) return known;
      const watching = async (...words: unknown[]) => {
        try {
          return await Reflect.apply(member, target, words);
        } catch (error) {
          failed(error);
          throw error;
        }
      };
      methods.set(name, watching);
      return watching;
    },
  });
}

const counted = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answered'), question: z.string(), sure: z.boolean() }),
  z.object({ kind: z.literal('not-understood'), question: z.string() }),
  z.object({
    kind: z.literal('assessed'),
    pack: z.string(),
    packVersion: z.string(),
    verdict: z.string(),
  }),
]);

function countEvents({ events }: TurnCommit, { readings, outcomes }: Meters): void {
  for (const { kind, detail } of events) {
    const { data: event } = counted.safeParse({ kind, ...Object(detail) });
    if (event?.kind === 'answered') {
      readings.inc({ question: event.question, result: event.sure ? 'sure' : 'unsure' });
    } else if (event?.kind === 'not-understood') {
      readings.inc({ question: event.question, result: 'again' });
    } else if (event?.kind === 'assessed') {
      outcomes.inc({ pack: event.pack, version: event.packVersion, verdict: event.verdict });
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof GuideError && /^(store|schema)-/.test(error.code) ? error.code : 'other';
}
