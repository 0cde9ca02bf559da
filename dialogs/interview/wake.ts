import type { Input } from '../conversation.ts';
import { reminderParagraphs } from '../replies/reminded.ts';
import { asAnswered, dueAt, isAwaited, withoutReminder } from './reminders.ts';
import type { Scene } from './scene.ts';
import { sceneOf } from './scene.ts';
import { reminderKinds } from './state.ts';
import type { Step } from './step.ts';
import { dropTrial } from './steps.ts';

/** Says what was to be reminded of, if it is still so by today's answers; otherwise says nothing. */
export function wake(scene: Scene, due: Extract<Input, { kind: 'reminder' }>): Step {
  const { state, world } = scene;
  const kind = reminderKinds.find((each) => each === due.reminder);
  const day = kind && state.reminders?.[kind];
  // cancelled or moved since it was set
  if (!day || dueAt(state, kind) !== due.dueAt) return { state, lead: [], silent: true };

  const done = withoutReminder(state, kind);
  if (!isAwaited(scene, kind, day)) return { state: done, lead: [], silent: true };
  const { aside: _aside, ...free } = dropTrial(done);
  if (kind === 'licence') return { state: { ...free, aside: 'asking-licence' }, lead: [] };
  return { state: free, lead: reminderParagraphs(asAnswered(sceneOf(free, world)), day), reminded: true };
}
