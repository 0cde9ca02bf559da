import { describeDay, describePart } from '../replies/describe.ts';
import { isoDate } from '../rules/facts.ts';
import { mostYearsAhead } from './coming-day.ts';
import { possibleReminders, standingReminders, withoutReminder, withReminder } from './reminders.ts';
import type { Scene } from './scene.ts';
import type { Action, ReminderKind, State } from './state.ts';
import type { Step } from './step.ts';

type ReminderAction = Extract<Action, { do: 'remind' | 'remind-on' | 'remind-form' | 'forget' | 'renewed' }>;

/** Does what a button about reminders means. */
export function performReminder(scene: Scene, action: ReminderAction, fields: Record<string, string>): Step {
  switch (action.do) {
    case 'remind':
      return remindOf(scene, action.reminder);
    case 'remind-on':
      return remindOfLicence(scene, action.day);
    case 'remind-form':
      return remindOfLicence(scene, fields.date);
    case 'forget':
      return forget(scene, action.reminder);
    case 'renewed':
      return renew(scene);
  }
}

/** "Remind me then": the day on which it becomes true goes first; else the licence; else what there is. */
export function remindInWords(scene: Scene): Step {
  const [first] = possibleReminders(scene);
  if (first) return remindOf(scene, first.kind);
  const { state, say } = scene;
  if (standingReminders(state).length > 0) return listReminders(scene);
  return { state, lead: [say('reminders.nothing')], brief: true };
}

/** "Cancel the reminder": the only one at once; of several the person chooses. */
export function forgetInWords(scene: Scene): Step {
  const [only, another] = standingReminders(scene.state);
  return only && !another ? forget(scene, only.kind) : listReminders(scene);
}

/** Every reminder, to be cancelled or set. */
export function listReminders(scene: Scene): Step {
  const { state, say } = scene;
  if (standingReminders(state).length === 0 && possibleReminders(scene).length === 0)
    return { state, lead: [say('reminders.none')], brief: true };
  return { state: { ...state, aside: 'choosing-reminder' }, lead: [] };
}

/** Takes the day on which the new licence is expected. */
export function remindOfLicence(scene: Scene, day: string | undefined): Step {
  const { context, state, say } = scene;
  const { today } = context;
  const given = isoDate.safeParse(day);
  const latest = today.add({ years: mostYearsAhead }).toString();
  if (!given.success || given.data <= today.toString() || given.data > latest) {
    return { state: { ...state, aside: 'choosing-licence-day' }, lead: [say('reminders.licence.problem')] };
  }
  const { aside: _aside, ...rest } = state;
  return promise({ ...scene, state: rest }, 'licence', given.data);
}

function remindOf(scene: Scene, kind: ReminderKind): Step {
  const { state, say } = scene;
  if (kind === 'licence') return { state: { ...state, aside: 'choosing-licence-day' }, lead: [] };
  const day = possibleReminders(scene).find((possible) => possible.kind === kind)?.day;
  return day ? promise(scene, kind, day) : { state, lead: [say('conversation.stale')] };
}

/** Says when and where, and what this channel cannot do. */
function promise({ state, say, context, world }: Scene, kind: ReminderKind, day: string): Step {
  const lead = [say('reminders.set', { date: describeDay(day, context.language) })];
  // a channel that keeps the conversation itself also brings the message to the person
  if (world.links.resume) lead.push(say('reminders.waits', { button: say('result.buttons.resume') }));
  return { state: withReminder(state, kind, day), lead, brief: true };
}

function forget({ state, say, context }: Scene, kind: ReminderKind): Step {
  const day = state.reminders?.[kind];
  if (!day) return { state, lead: [say('conversation.stale')] };
  const lead = [say('reminders.cancelled', { date: describeDay(day, context.language) })];
  return { state: withoutReminder(state, kind), lead, brief: true };
}

/** The new licence is there: the one answer changes, and all the others stay. */
function renew({ state, say, context }: Scene): Step {
  const answer = { choice: 'valid', facts: { licence: 'valid' as const }, sure: true };
  const standing = state.replacing?.question === 'legal-standing' ? state.replacing.answer : undefined;
  const parts = { ...(standing ?? state.answers['legal-standing']), licence: answer };
  const renewed: State = { ...state, answers: { ...state.answers, 'legal-standing': parts } };
  const { replacing: _replaced, ...settled } = renewed;
  return {
    state: standing ? settled : renewed,
    lead: [say('conversation.echo', { answer: describePart('licence', answer, context) })],
    events: [
      { kind: 'changed', question: 'legal-standing' },
      { kind: 'answered', question: 'legal-standing', part: 'licence', sure: true },
    ],
  };
}
