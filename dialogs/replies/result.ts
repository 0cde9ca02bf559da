import type { Offers } from '../interview/offers.ts';
import type { Scene } from '../interview/scene.ts';
import type { Assessment, RequirementAssessment } from '../rules/assessment.ts';
import { awaitedDay } from '../rules/awaited-day.ts';
import { coverageBlock } from './coverage.ts';
import { describeDay } from './describe.ts';
import { nextSteps } from './next-steps.ts';
import { reasonSentence } from './reasons.ts';
import { reminderCancels, reminderList, reminderOffers } from './reminders.ts';
import type { Block, Card, Choice, Reply } from './reply.ts';

/** The result: the verdict in kind words with its reasons, then what to do next. */
export function resultReplies(scene: Scene, assessment: Assessment, offers: Offers, lead: string[]): Reply[] {
  const { language } = scene.state;
  return [
    {
      text: [...lead, summary(scene, assessment), ...reminderList(scene)].join('\n\n'),
      language,
      card: resultCard(scene, assessment),
      assessment,
    },
    { text: nextSteps(scene, assessment), language, suggestions: suggestions(scene, offers) },
  ];
}

/** When everything is met, in words; empty when no date alone decides it. */
export function eligibleSentence({ say, context }: Scene, assessment: Assessment): string {
  const { eligibleOn, asOf, verdict } = assessment;
  if (verdict === 'ready') return say('result.eligible.now', { date: describeDay(asOf, context.language) });
  if (eligibleOn) return say('result.eligible.later', { date: describeDay(eligibleOn, context.language) });
  const byAge = awaitedDay(assessment);
  if (byAge) return say('result.eligible.by-age', { date: describeDay(byAge, context.language) });
  return say('result.eligible.unknown');
}

function summary(scene: Scene, assessment: Assessment): string {
  const { say, pack } = scene;
  const lines = assessment.requirements.map(
    ({ id, verdict }) =>
      `- ${say(`result.line.${verdict}`, { title: say(`result.requirements.${pack.id}.${id}`) })}`,
  );
  return [
    `## ${say(`result.headline.${assessment.verdict}`)}`,
    `**${say('result.score', { ...assessment.score })}** ${eligibleSentence(scene, assessment)}`,
    lines.join('\n'),
  ].join('\n\n');
}

function resultCard(scene: Scene, assessment: Assessment): Card {
  const { say, context, pack, world } = scene;
  const { asOf } = assessment;
  const day = awaitedDay(assessment);
  const coverage = coverageBlock(scene, assessment);
  const blocks: Block[] = [
    { kind: 'heading', text: say('result.details') },
    ...assessment.requirements.map((requirement) => verdictBlock(scene, requirement, assessment)),
    ...(coverage ? [coverage] : []),
    {
      kind: 'text',
      subtle: true,
      text: say('result.judged', {
        date: describeDay(asOf, context.language),
        title: pack.title,
        version: pack.version,
      }),
    },
  ];
  const calendar = day
    ? [
        {
          kind: 'link' as const,
          url: world.links.calendar(day, context.language),
          title: say('result.buttons.calendar'),
        },
      ]
    : [];
  const resume = world.links.resume
    ? [{ kind: 'link' as const, url: world.links.resume, title: say('result.buttons.resume') }]
    : [];
  return { blocks, actions: [...calendar, ...resume] };
}

function verdictBlock(
  scene: Scene,
  { id, verdict, parts }: RequirementAssessment,
  { asOf }: Assessment,
): Block {
  const { say, pack, context } = scene;
  const { title, url, updatedOn } = pack.source;
  return {
    kind: 'verdict',
    verdict,
    title: say(`result.requirements.${pack.id}.${id}`),
    verdictWord: say(`result.verdicts.${verdict}`),
    text: parts.map((part) => reasonSentence(scene, part, asOf)),
    source: say('result.source', {
      requirement: id,
      title,
      date: updatedOn ? describeDay(updatedOn, context.language) : say('result.undated'),
    }),
    url,
  };
}

function suggestions(scene: Scene, offers: Offers): Choice[] {
  const { say } = scene;
  return [
    ...reminderOffers(scene, offers),
    offers.issue({ do: 'command', command: 'what-if' }, say('result.buttons.what-if')),
    offers.issue({ do: 'command', command: 'change' }, say('conversation.change.button')),
    offers.issue({ do: 'command', command: 'human' }, say('conversation.person.button')),
    ...reminderCancels(scene, offers),
    offers.issueQuiet({ do: 'command', command: 'restart' }, say('conversation.restart.button')),
    offers.issueQuiet({ do: 'command', command: 'export' }, say('conversation.export.button')),
    offers.issueQuiet({ do: 'command', command: 'delete' }, say('conversation.delete.button')),
  ];
}
