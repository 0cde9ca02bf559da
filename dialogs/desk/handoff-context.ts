import type { World } from '../conversation.ts';
import { flow } from '../questions/flow.ts';
import { describeAnswer } from '../replies/describe.ts';
import { ownName } from '../replies/own-name.ts';
import { assess } from '../rules/assess.ts';
import { openScene } from './describe-conversation.ts';

/**
 * What staff need to know before they answer, as one message for a program that knows nothing of ours: the language,
 * what it is about, the answers, and what they come to. In `language`, which staff read.
 */
export function handoffContext(
  stored: unknown,
  world: World,
  { language, line }: { language: string; line?: string | undefined },
): string {
  const [own, theirs] = [openScene(stored, world, language), openScene(stored, world)];
  const about = line === undefined ? [] : [`> ${line.replaceAll(/\s+/g, ' ')}`];
  if (!own || !theirs) return about.join('\n\n');
  const { say, position, context, pack } = own;
  const answers = flow
    .filter(({ id }) => position.answers[id])
    .map(({ id }) => {
      const answer = describeAnswer(id, position.answers, context);
      return `- ${say('conversation.review.line', { title: say(`questions.${id}.title`), answer })}`;
    });
  const { verdict } = assess(pack, position.facts, context.today);
  return [
    `**${ownName(theirs.state.language)}**`,
    ...about,
    ...(answers.length > 0 ? [answers.join('\n')] : []),
    ...(position.next ? [] : [say(`result.headline.${verdict}`)]),
  ].join('\n\n');
}
