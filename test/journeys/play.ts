import type { DialogEvent, Input, World } from '../../dialogs/conversation.ts';
import { converse } from '../../dialogs/converse.ts';
import type { DeskWish } from '../../dialogs/desk/desk.ts';
import type { Reply } from '../../dialogs/replies/reply.ts';

/** One line of a journey: what the person does, and what must be in the bot's answer. */
export type Line = { hears?: (string | RegExp)[]; never?: (string | RegExp)[] } & (
  | { says: string }
  | { taps: string }
  | { sends: Record<string, string> }
  | { opens: string[]; timeZone?: string }
  | { presses: string }
);

export interface Played {
  state: unknown;
  replies: Reply[];
  events: DialogEvent[];
  /** Of the last line. */
  wishes?: DeskWish[];
}

/**
 * Plays a journey line by line: `says` is typed, `taps` presses the button with that title, `sends` fills the
 * form on the newest card, `presses` sends an action id as it is. Returns where it ended.
 */
export function play(world: World, lines: Line[], from?: Played): Played {
  let now: Played = from ?? { state: undefined, replies: [], events: [] };
  const opening: Line[] = from || (lines[0] && 'opens' in lines[0]) ? [] : [{ opens: ['en'] }];
  for (const line of [...opening, ...lines]) {
    const outcome = converse(throughStore(now.state), inputOf(line, now), world);
    now = { ...outcome, events: [...now.events, ...outcome.events] };
    const heard = now.replies.map(everyWord).join('\n');
    for (const wanted of line.hears ?? [])
      expect(heard).toEqual(
        typeof wanted === 'string' ? expect.stringContaining(wanted) : expect.stringMatching(wanted),
      );
    for (const unwanted of line.never ?? [])
      expect(heard).not.toEqual(
        typeof unwanted === 'string' ? expect.stringContaining(unwanted) : expect.stringMatching(unwanted),
      );
  }
  return now;
}

/** The titles that can be tapped now. */
export function offers({ replies }: Played): string[] {
  return replies.flatMap((reply) => (reply.suggestions ?? []).map(({ title }) => title));
}

/** What a state is after it was stored and read back. */
function throughStore(state: unknown): unknown {
  return state === undefined ? undefined : JSON.parse(JSON.stringify(state));
}

function inputOf(line: Line, now: Played): Input {
  if ('opens' in line) return { kind: 'open', languages: line.opens, timeZone: line.timeZone ?? 'UTC' };
  if ('says' in line) return { kind: 'text', text: line.says, languages: [] };
  if ('presses' in line) return { kind: 'action', action: line.presses, fields: {} };
  if ('taps' in line) return { kind: 'action', action: actionTitled(line.taps, now), fields: {} };
  return { kind: 'action', action: formAction(now), fields: line.sends };
}

function actionTitled(title: string, { replies }: Played): string {
  const choices = replies.flatMap((reply) => reply.suggestions ?? []);
  const found = choices.find((choice) => choice.title === title);
  if (!found)
    throw new Error(`No button “${title}” among: ${choices.map((choice) => choice.title).join(' | ')}`);
  return found.action;
}

function formAction({ replies }: Played): string {
  const submit = replies
    .flatMap((reply) => reply.card?.actions ?? [])
    .find((action) => action.kind === 'submit');
  if (submit?.kind !== 'submit') throw new Error('There is no form to send.');
  return submit.action;
}

function everyWord(reply: Reply): string {
  return [
    reply.text,
    JSON.stringify(reply.card ?? ''),
    ...(reply.suggestions ?? []).map(({ title }) => title),
  ].join('\n');
}
