import type { Scene } from '../interview/scene.ts';
import { assess } from '../rules/assess.ts';
import { describeDay } from './describe.ts';
import { openPoints, ordered } from './next-steps.ts';
import { reasonSentence } from './reasons.ts';
import { eligibleSentence } from './result.ts';

/** What is said on the day from which what a date decides is met: why, and what is still missing. */
export function reminderParagraphs(scene: Scene, day: string): string[] {
  const { say, pack, position, context } = scene;
  const { today } = context;
  const assessment = assess(pack, position.facts, today);
  const eve = Temporal.PlainDate.from(day).subtract({ days: 1 });
  const awaited = assess(pack, position.facts, eve)
    .requirements.flatMap(({ parts }) => parts)
    .filter(({ eligibleOn }) => eligibleOn === day)
    .map(({ id }) => id);
  const reasons = assessment.requirements
    .flatMap(({ parts }) => parts)
    .filter(({ id }) => awaited.includes(id))
    .map((part) => reasonSentence(scene, part, assessment.asOf));
  const open = openPoints(scene, assessment);
  return [
    day === today.toString()
      ? say('reminders.due.eligible')
      : say('reminders.due.eligible-late', { date: describeDay(day, context.language) }),
    ...reasons,
    ...(assessment.verdict === 'ready' ? [eligibleSentence(scene, assessment)] : []),
    ...(open.length > 0 ? [`### ${say('result.first')}`, ordered(open)] : []),
  ];
}
