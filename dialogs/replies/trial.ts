import type { Offers } from '../interview/offers.ts';
import type { Scene } from '../interview/scene.ts';
import type { Assessment } from '../rules/assessment.ts';
import { describeDay } from './describe.ts';
import type { Reply } from './reply.ts';
import { eligibleSentence } from './result.ts';

/** What a try-out would change: each requirement whose verdict flips, and the new whole. */
export function trialReply(
  scene: Scene,
  { real, tried }: { real: Assessment; tried: Assessment },
  offers: Offers,
  lead: string[],
): Reply {
  const { say, state, context, pack } = scene;
  const flips = tried.requirements.flatMap(({ id, verdict }) => {
    const before = real.requirements.find((requirement) => requirement.id === id)?.verdict;
    if (!before || before === verdict) return [];
    const words = {
      title: say(`result.requirements.${pack.id}.${id}`),
      before: say(`result.verdicts.${before}`),
      after: say(`result.verdicts.${verdict}`),
    };
    return [`- ${say('result.trial.flip', words)}`];
  });
  const asOf = state.trial?.asOf;
  return {
    text: [
      ...lead,
      `### ${say('result.trial.heading')}`,
      ...(asOf ? [say('result.trial.as-of', { date: describeDay(asOf, context.language) })] : []),
      flips.length > 0 ? flips.join('\n') : say('result.trial.no-flip'),
      `**${say('result.score', { ...tried.score })}** ${eligibleSentence(scene, tried)}`,
      say('result.trial.safe'),
    ].join('\n\n'),
    language: state.language,
    suggestions: [
      ...(asOf ? [] : [offers.issue({ do: 'keep-trial' }, say('result.trial.keep'))]),
      offers.issue({ do: 'command', command: 'what-if' }, say('result.trial.another')),
      offers.issue({ do: 'drop-trial' }, say('result.trial.back')),
    ],
  };
}
