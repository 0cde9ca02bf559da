import { z } from 'zod';
import type { Handoff } from '../../store/desk-store.ts';
import type { LogEntry } from '../../store/store.ts';
import { agentSender } from '../../turn/turn-activities.ts';
import type { TellNotice } from '../beside-notice.ts';

/** Says a text of `desk.teams` in the language of the channel. */
export type SayInChannel = (key: string, values?: Record<string, string>) => string;

const spoken = z.object({
  from: z.object({ id: z.string(), role: z.string(), name: z.string().default('') }),
  text: z.string().min(1),
});

/** Words of the log, and whose they are. */
export interface SpokenLine {
  by: 'prospect' | 'agent' | 'bot' | 'notice';
  text: string;
}

/** What somebody said or did in an entry of the log, as a line for staff; undefined for what has no words. */
export function spokenLine(
  { activity }: LogEntry,
  say: SayInChannel,
  tellNotice: TellNotice,
): SpokenLine | undefined {
  const notice = tellNotice(activity);
  if (notice !== undefined) return { by: 'notice', text: notice };
  const said = spoken.safeParse(activity);
  if (!said.success) return undefined;
  const { from, text } = said.data;
  if (from.role === 'user') return { by: 'prospect', text: say('prospect', { text }) };
  if (from.id === agentSender) return { by: 'agent', text: say('said', { agent: from.name, text }) };
  return { by: 'bot', text: say('bot', { text: text.replaceAll('**', '') }) };
}

/** What there is to tell of a handoff's state; it is told again when this changes. */
export function stateToTell({ state, agent, overdueAt }: Handoff): string {
  if (state === 'with-agent') return `with-agent ${agent?.id}`;
  return state === 'waiting' && overdueAt !== undefined ? 'overdue' : state;
}

/** The state of a handoff as a line for staff. */
export function stateLine(handoff: Handoff, say: SayInChannel): string {
  const [state = ''] = stateToTell(handoff).split(' ');
  return say(`now.${state}`, { agent: handoff.agent?.name ?? '' });
}
