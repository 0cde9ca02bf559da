import type { Scene } from '../interview/scene.ts';
import type { Assessment } from '../rules/assessment.ts';
import { linksOf } from './links.ts';
import { remedySentence } from './reasons.ts';

/** What to do about each point that is not met or open, in the order of the requirements. */
export function openPoints(scene: Scene, { requirements, asOf }: Assessment): string[] {
  return requirements.flatMap(({ parts }) =>
    parts.flatMap((part) => remedySentence(scene, part, asOf) ?? []),
  );
}

/** What to do now, in order, with links; then what is not known, and who decides. Markdown. */
export function nextSteps(scene: Scene, assessment: Assessment): string {
  const { say } = scene;
  const open = openPoints(scene, assessment);
  const steps = ['account', 'application', 'review', 'bank', 'release'].map((step) =>
    say(`result.steps.${step}`, linksOf(scene.pack)),
  );
  const unknown = ['deposit', 'regulations', 'benefits'].map(
    (topic) => `- ${say(`result.unknown.${topic}`)}`,
  );
  return [
    ...(open.length > 0 ? [`### ${say('result.first')}`, ordered(open)] : []),
    `### ${say(open.length > 0 ? 'result.then' : 'result.next')}`,
    ordered(steps),
    `### ${say('result.not-known')}`,
    unknown.join('\n'),
    [
      say('result.links-note'),
      ...(scene.state.language === 'en' ? [] : [say('conversation.why-asked.unofficial')]),
    ].join(' '),
    `**${say('result.guidance')}**`,
  ].join('\n\n');
}

/** A numbered list. Markdown. */
export function ordered(items: string[]): string {
  return items.map((item, index) => `${index + 1}. ${item}`).join('\n');
}
