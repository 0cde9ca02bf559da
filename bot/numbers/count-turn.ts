import type { DialogEvent } from '../../dialogs/conversation.ts';
import type { Count, Misread, TurnCounts } from '../store/numbers-store.ts';
import { bucketOf } from './buckets.ts';
import { maskWords } from './mask-words.ts';

/** What of a turn is counted. */
export interface CountedTurn {
  channel: string;
  /** The language of the conversation as it is now. */
  language: string | undefined;
  /** What the person sent; with a value it was a tap, and the text that of a button. */
  inbound: { type: string; text?: string | undefined; value?: unknown } | undefined;
  events: readonly DialogEvent[];
  /** What staff or time did, and how many seconds after the request. */
  act?: { kind: string; seconds: number } | undefined;
  /** The request for a person that the turn is about. */
  handoff?: { number: number; left?: unknown } | undefined;
}

/**
 * What a turn adds to the numbers, to be written in the turn's own transaction: then a message that arrives twice, a
 * conflict or a kill counts as often as the turn itself, which is once.
 */
export function countTurn(turn: CountedTurn): { counts: TurnCounts; misread?: Misread } {
  const { channel, inbound, events, act } = turn;
  const counts: TurnCounts = { each: [], once: [] };
  if (inbound?.type === 'message') counts.each.push({ name: 'message', label: channel });
  for (const event of events) countEvent(counts, event, turn);
  if (act) countAct(counts, act, turn);
  const missed = events.find((event) => event.kind === 'not-understood');
  const text = inbound?.value === undefined ? inbound?.text : undefined;
  if (!missed || text === undefined) return { counts };
  const { question, reads } = missed;
  const language = turn.language ?? 'en';
  return { counts, misread: { question, reads, language, text: maskWords(text, language) } };
}

function countEvent({ each, once }: TurnCounts, event: DialogEvent, turn: CountedTurn): void {
  const { channel, language = 'en', events, handoff } = turn;
  switch (event.kind) {
    case 'started':
      once.push({
        key: 'started',
        counts: [
          { name: 'started', label: '' },
          { name: 'started-language', label: event.language },
          { name: 'started-channel', label: channel },
        ],
      });
      return;
    case 'answered':
      once.push({
        key: `answered ${event.question}`,
        counts: [{ name: 'answered', label: event.question }],
      });
      return;
    case 'not-understood':
      each.push({ name: 'misread', label: event.question }, { name: 'misread-language', label: language });
      return;
    case 'assessed':
      once.push({
        key: 'finished',
        counts: [
          { name: 'finished', label: '' },
          { name: 'finished-language', label: language },
          { name: 'finished-channel', label: channel },
          { name: 'verdict', label: event.verdict },
          ...Object.entries(event.requirements).map(([id, verdict]) => ({
            name: 'requirement',
            label: `${id} ${verdict}`,
          })),
          ...event.reasons.map(({ requirement, part, reason, verdict }) => ({
            name: 'reason',
            label: `${requirement} ${verdict} ${part} ${reason}`,
          })),
        ],
      });
      return;
    case 'language-changed':
      each.push({ name: 'switched-language', label: event.language });
      return;
    case 'asked-for-person':
      // who leaves a message asks for nobody to come now
      if (events.some(({ kind }) => kind === 'left-message')) return;
      countHandoff({ each, once }, 'asked', handoff);
      return;
    case 'cancelled-person':
      each.push({ name: 'handoff', label: 'cancelled' });
      return;
    case 'left-person':
      countHandoff({ each, once }, 'closed', handoff);
      return;
    case 'left-message':
      each.push({ name: 'handoff', label: 'left' });
      return;
    case 'rated':
      each.push({ name: 'rating', label: `${event.about} ${event.face}` });
      return;
  }
}

/** What of an act at the desk is counted once for each request, and under which word. */
const handoffWords: Record<string, string> = {
  'handoff-claimed': 'claimed',
  'handoff-closed': 'closed',
  'handoff-in-vain': 'expired',
  'handoff-late': 'late',
};

const waits: Record<string, string> = { 'handoff-claimed': 'waiting', 'agent-said': 'first-answer' };

function countAct(
  counts: TurnCounts,
  { kind, seconds }: { kind: string; seconds: number },
  { handoff }: CountedTurn,
): void {
  const word = handoffWords[kind];
  if (word !== undefined) countHandoff(counts, word, handoff);
  if (kind === 'handoff-lost') counts.each.push({ name: 'handoff', label: 'lost' });
  const wait = waits[kind];
  // nobody waits for the answer to a message that was left
  if (wait === undefined || !handoff || handoff.left !== undefined) return;
  counts.once.push({
    key: `${wait} ${handoff.number}`,
    counts: [{ name: wait, label: bucketOf(seconds) }],
  });
}

function countHandoff({ each, once }: TurnCounts, label: string, handoff: CountedTurn['handoff']): void {
  const count: Count = { name: 'handoff', label };
  if (handoff) once.push({ key: `${label} ${handoff.number}`, counts: [count] });
  else each.push(count);
}
