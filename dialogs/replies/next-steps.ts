import type { Scene } from '../interview/scene.ts';
import type { Assessment } from '../rules/assessment.ts';
import type { PackLink } from '../rules/pack.ts';
import { remedySentence } from './reasons.ts';

/** What to do now, in order, with links; then what is not known, and who decides. Markdown. */
export function nextSteps(scene: Scene, assessment: Assessment): string {
  const { say } = scene;
  const open = assessment.requirements.flatMap(({ parts }) =>
    parts.flatMap((part) => remedySentence(scene, part, assessment.asOf) ?? []),
  );
  const steps = ['account', 'application', 'review', 'bank', 'release'].map((step) =>
    say(`result.steps.${step}`, links(scene)),
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
    say('result.links-note'),
    `**${say('result.guidance')}**`,
  ].join('\n\n');
}

function ordered(items: string[]): string {
  return items.map((item, index) => `${index + 1}. ${item}`).join('\n');
}

/** The pack's links by topic and site, for the placeholders of the steps. */
function links({ pack }: Scene): Record<string, string> {
  const url = (topic: PackLink['topic'], site: PackLink['site']) =>
    pack.links.find((link) => link.topic === topic && link.site === site)?.url ?? pack.source.url;
  return {
    formEu: url('application-form', 'eu'),
    formInternational: url('application-form', 'international'),
    bankEu: url('bank-and-tax', 'eu'),
    bankInternational: url('bank-and-tax', 'international'),
    agreement: url('agreement', 'international'),
  };
}
