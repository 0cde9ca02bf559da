import type { Desk, DeskWish } from '../../dialogs/desk/desk.ts';
import type { OpeningHours } from '../../dialogs/desk/opening-hours.ts';
import type { Change } from '../staff-api/contract/stream.ts';
import type { DeskWrite, Handoff, HandoffState } from '../store/desk-store.ts';
import type { Store } from '../store/store.ts';
import type { DeskAct } from './desk-act.ts';
import type { DeskFeed } from './desk-feed.ts';
import { grantWishes } from './grant-wishes.ts';

/** The desk as turns see it. */
export interface DeskForTurns {
  feed: DeskFeed;
  /** Always there if absent. */
  hours: OpeningHours | undefined;
}

export interface DeskView {
  /** What the conversation may know of the desk. */
  desk: Desk;
  /**
   * Whether the conversation asked for its place in the queue, which was not known: a view that knows it then shows the
   * same conversation the truth. To count who waits is a look at all of them, which few turns need.
   */
  lacksPlace(): boolean;
}

/** With its handoff as it is or will be after this turn, and its place where that was looked up. */
export function deskView(
  { hours }: DeskForTurns,
  handoff: Handoff | undefined,
  knownPlace?: number,
): DeskView {
  let lacksPlace = false;
  const stage = handoff?.state === 'waiting' || handoff?.state === 'with-agent' ? handoff.state : 'none';
  return {
    desk: {
      ...(hours && { hours }),
      stage,
      overdue: handoff?.overdueAt !== undefined,
      get place() {
        lacksPlace = knownPlace === undefined;
        return knownPlace ?? 1;
      },
    },
    lacksPlace: () => lacksPlace,
  };
}

/** The place in the queue that is held, or that who asks now would take. */
export async function placeInQueue(store: Store, handoff: Handoff | undefined): Promise<number> {
  const since = handoff?.state === 'waiting' ? handoff.askedAt : undefined;
  return (await store.desk.countWaiting(since)) + 1;
}

/** What a turn writes at the desk: by an act of staff or by what the conversation wishes. */
export function deskWriteOf(
  { act, acted, wishes, found, at }: DeskTurn,
  lastSequence: number,
): DeskWrite | undefined {
  if (act && acted) {
    const byStaff = 'agent' in act;
    return { handoff: acted, ...(byStaff && { readUpTo: lastSequence }) };
  }
  if (wishes.length === 0) return undefined;
  const write = grantWishes(wishes, found, at);
  return write.handoff?.state === 'waiting' ? { ...write, readUpTo: lastSequence } : write;
}

/** What of the desk belongs to one turn. */
export interface DeskTurn {
  act: DeskAct | undefined;
  /** What the act makes of the handoff. */
  acted: Handoff | undefined;
  wishes: DeskWish[];
  /** The handoff as the turn found it. */
  found: Handoff | undefined;
  at: string;
}

/** What staff are told of a turn. */
export function changesOf({ act, wishes, found }: Pick<DeskTurn, 'act' | 'wishes' | 'found'>): Change[] {
  if (act) return act.do === 'say' ? ['spoke'] : [changeOfAct[act.do]];
  if (wishes.length > 0) return wishes.map((wish) => changeOfWish[wish.do]);
  return found && openStates.includes(found.state) ? ['spoke'] : [];
}

/** Staff follow what is said while a conversation is theirs to do something about. */
const openStates: HandoffState[] = ['waiting', 'with-agent', 'message-left'];

const changeOfAct: Record<Exclude<DeskAct['do'], 'say'>, Change> = {
  claim: 'claimed',
  release: 'released',
  transfer: 'transferred',
  close: 'closed',
  lose: 'lost',
  'be-late': 'overdue',
  'give-up': 'expired',
  erase: 'gone',
};

const changeOfWish: Record<DeskWish['do'], Change> = {
  ask: 'asked',
  cancel: 'cancelled',
  leave: 'message-left',
  return: 'closed',
  rate: 'rated',
  'explain-rating': 'rated',
};
