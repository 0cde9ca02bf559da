import type { DialogEvent } from '../conversation.ts';
import { describeDay } from '../replies/describe.ts';
import { assess } from '../rules/assess.ts';
import { awaitedDay } from '../rules/awaited-day.ts';
import type { Scene } from './scene.ts';
import { sceneOf } from './scene.ts';
import type { ReminderKind, State } from './state.ts';
import { reminderKinds } from './state.ts';

/** When on its day a reminder is said, in the person's time zone. */
const timeOfDay = '09:00';

/** The reminders that stand, the earliest day first. */
export function standingReminders({ reminders = {} }: State): { kind: ReminderKind; day: string }[] {
  return reminderKinds
    .flatMap((kind) => {
      const day = reminders[kind];
      return day ? [{ kind, day }] : [];
    })
    .sort((a, b) => a.day.localeCompare(b.day));
}

/** What could be reminded of and is not yet: the day on which it becomes true, or a licence whose day is not known. */
export function possibleReminders(scene: Scene): { kind: ReminderKind; day?: string }[] {
  const { state, pack, context } = scene;
  const { facts } = asAnswered(scene).position;
  const day = awaitedDay(assess(pack, facts, context.today));
  return [
    ...(day && !state.reminders?.eligible ? [{ kind: 'eligible' as const, day }] : []),
    ...(isLicenceAwaited(scene) && !state.reminders?.licence ? [{ kind: 'licence' as const }] : []),
  ];
}

/** The state with a reminder on a day, in place of one of its kind. */
export function withReminder(state: State, kind: ReminderKind, day: string): State {
  return { ...state, reminders: { ...state.reminders, [kind]: day } };
}

/** The state without a reminder. */
export function withoutReminder(state: State, kind: ReminderKind): State {
  const { reminders: { [kind]: _dropped, ...others } = {}, ...rest } = state;
  return Object.keys(others).length > 0 ? { ...rest, reminders: others } : rest;
}

/** Whether what a reminder waits for is, by the answers, still what happens on its day. */
export function isAwaited(scene: Scene, kind: ReminderKind, day: string): boolean {
  if (kind === 'licence') return isLicenceAwaited(scene);
  const { pack, context } = scene;
  const eve = Temporal.PlainDate.from(day).subtract({ days: 1 });
  const asOf = Temporal.PlainDate.compare(eve, context.today) < 0 ? eve : context.today;
  return awaitedDay(assess(pack, asAnswered(scene).position.facts, asOf)) === day;
}

/** Moves or drops reminders when the answers, complete again, say something else, and says so. */
export function followAnswers(scene: Scene): { state: State; said: string[] } {
  const { state, position, context, pack, say } = scene;
  const changing = position.next !== undefined || state.trial !== undefined || state.replacing !== undefined;
  if (!state.reminders || changing) return { state, said: [] };
  let followed = state;
  const said: string[] = [];
  for (const { kind, day } of standingReminders(state)) {
    if (isAwaited(scene, kind, day)) continue;
    const moved = kind === 'eligible' ? awaitedDay(assess(pack, position.facts, context.today)) : undefined;
    followed = moved ? withReminder(followed, kind, moved) : withoutReminder(followed, kind);
    said.push(
      moved
        ? say('reminders.moved', { date: describeDay(moved, context.language) })
        : say('reminders.dropped', { date: describeDay(day, context.language) }),
    );
  }
  return { state: followed, said };
}

/** What has to be asked of the channel so that the conversation is woken as its state says. */
export function reminderEvents(before: State | undefined, after: State): DialogEvent[] {
  return reminderKinds.flatMap((kind): DialogEvent[] => {
    const [old, now] = [before && dueAt(before, kind), dueAt(after, kind)];
    if (old === now) return [];
    return now
      ? [{ kind: 'reminder-set', reminder: kind, at: now }]
      : [{ kind: 'reminder-dropped', reminder: kind }];
  });
}

/** The moment at which a reminder is due, ISO in UTC to the millisecond. */
export function dueAt({ reminders, timeZone }: State, kind: ReminderKind): string | undefined {
  const day = reminders?.[kind];
  return (
    day &&
    Temporal.PlainDate.from(day)
      .toZonedDateTime({ timeZone, plainTime: timeOfDay })
      .toInstant()
      .toString({ smallestUnit: 'millisecond' })
  );
}

/** The scene with the real answers, and an answer that is just being replaced as it was. */
export function asAnswered({ state, world }: Scene): Scene {
  const { trial: _trial, replacing, ...rest } = state;
  const answers = replacing ? { ...state.answers, [replacing.question]: replacing.answer } : state.answers;
  return sceneOf({ ...rest, answers }, world);
}

function isLicenceAwaited(scene: Scene): boolean {
  const { licence } = asAnswered(scene).position.facts;
  return licence === 'renewing' || licence === 'expired';
}
