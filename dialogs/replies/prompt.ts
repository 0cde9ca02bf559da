import type { DialogEvent } from '../conversation.ts';
import type { Offers } from '../interview/offers.ts';
import { createOffers } from '../interview/offers.ts';
import { locate } from '../interview/position.ts';
import type { Scene } from '../interview/scene.ts';
import type { PartAnswer, State } from '../interview/state.ts';
import { assess } from '../rules/assess.ts';
import type { Assessment } from '../rules/assessment.ts';
import { asideReply } from './asides.ts';
import { askReply, whichReply } from './ask.ts';
import { nearReply } from './knowledge.ts';
import { deskChoices } from './person.ts';
import type { Reply } from './reply.ts';
import { resultReplies } from './result.ts';
import { reviewReply } from './review.ts';
import { trialReply } from './trial.ts';

/** How the place where we are is said: whole, or in a line when the person has just seen it. */
export interface PromptOptions {
  /** Paragraphs that go before it: an echo, an explanation, an apology. */
  lead: string[];
  /** Meanings of an ambiguous message to choose from, instead of the question. */
  meanings?: PartAnswer[];
  /** Known questions that may have been meant, instead of the question. */
  near?: string[];
  /** A reminder: like `brief`, with a way to the result as of today. */
  reminded?: boolean;
  /** Do not show a result again that stands right above. */
  brief?: boolean;
  /** Ask how talking with a person was. */
  rate?: 'person';
}

/** Says where we are now: an aside, the pending question, a try-out's outcome, the review or the result. */
export function prompt(
  scene: Scene,
  options: PromptOptions,
): { state: State; replies: Reply[]; events: DialogEvent[] } {
  const offers = createOffers(scene.state.revision + 1);
  const { replies, events } = withDeskChoices(scene, options, offers, build(scene, options, offers));
  return { state: { ...scene.state, revision: offers.revision, offered: offers.offered }, replies, events };
}

type Built = { replies: Reply[]; events: DialogEvent[] };

/** Beside what is asked now: faces to rate with, and ways out of waiting for a person. */
function withDeskChoices(scene: Scene, { rate }: PromptOptions, offers: Offers, built: Built): Built {
  const last = built.replies.at(-1);
  if (!scene.world.desk || scene.state.aside || !last) return built;
  const result = built.replies.some(({ assessment }) => assessment) ? 'result' : undefined;
  const choices = deskChoices(scene, offers, rate ?? result);
  const suggestions = [...(last.suggestions ?? []), ...choices];
  return { ...built, replies: [...built.replies.slice(0, -1), { ...last, suggestions }] };
}

function build(
  scene: Scene,
  { lead, meanings, near, brief, reminded }: PromptOptions,
  offers: Offers,
): Built {
  const { state, position, context } = scene;
  if (near) return { replies: [nearReply(scene, near, offers)], events: [] };
  if (state.aside) return { replies: [asideReply(scene, state.aside, offers, lead)], events: [] };
  if (position.next) {
    const reply = meanings
      ? whichReply(scene, position.next, meanings, offers)
      : askReply(scene, position.next, offers, lead);
    return { replies: [reply], events: [] };
  }
  if (state.trial) {
    const real = assess(scene.pack, locate(state.answers, context).facts, context.today);
    const asOf = state.trial.asOf ? Temporal.PlainDate.from(state.trial.asOf) : context.today;
    const tried = assess(scene.pack, position.facts, asOf);
    return { replies: [trialReply(scene, { real, tried }, offers, lead)], events: [] };
  }
  if (!state.reviewed) return { replies: [reviewReply(scene, offers, lead)], events: [] };
  const assessment = assess(scene.pack, position.facts, context.today);
  const replies = resultReplies(scene, assessment, offers, brief || reminded ? [] : lead);
  if (!brief && !reminded) return { replies, events: [assessed(scene, assessment)] };
  const suggestions = [
    ...(reminded ? [offers.issue({ do: 'show-result' }, scene.say('reminders.buttons.see-result'))] : []),
    ...(replies.at(-1)?.suggestions ?? []),
  ];
  return { replies: [{ text: lead.join('\n\n'), language: state.language, suggestions }], events: [] };
}

function assessed({ pack }: Scene, { verdict, score, requirements }: Assessment): DialogEvent {
  return {
    kind: 'assessed',
    pack: pack.id,
    packVersion: pack.version,
    verdict,
    ...score,
    requirements: Object.fromEntries(
      requirements.map((requirement) => [requirement.id, requirement.verdict]),
    ),
    reasons: requirements.flatMap(({ id, parts }) =>
      parts.map((part) => ({
        requirement: id,
        part: part.id,
        verdict: part.verdict,
        reason: part.reason,
      })),
    ),
  };
}
