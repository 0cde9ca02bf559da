import type { Input } from '../conversation.ts';
import { interpretMessage } from '../knowledge/interpret-message.ts';
import { knownAnswer } from '../replies/knowledge.ts';
import type { ChoicesReading } from '../understanding/choices/read-choices.ts';
import type { Reading, Value } from '../understanding/reading.ts';
import { readSmallTalk } from '../understanding/small-talk.ts';
import { exactAnswer } from './answer-of-choices.ts';
import { consentOf } from './consent-of.ts';
import { file } from './file-answer.ts';
import { followLanguage } from './follow-language.ts';
import { findOfferByTitle } from './offers.ts';
import { obeySpoken, perform } from './perform.ts';
import type { Ask } from './position.ts';
import { receiveAnswer } from './receive-answer.ts';
import { receiveInAside } from './receive-in-aside.ts';
import { type Scene, sceneOf } from './scene.ts';
import type { Step } from './step.ts';

/** Longer messages are not read: nobody answers one of these questions in so many words. */
const longestMessage = 2000;

/** Takes typed words: the title of a button, a command, an answer to what was asked; else asks again. */
export function receiveText(scene: Scene, input: Extract<Input, { kind: 'text' }>): Step {
  const { state, world, say } = scene;
  const text = input.text.trim();
  if (text.length > longestMessage) return { state, lead: [say('conversation.too-long')], brief: true };
  const titled = findOfferByTitle(state, text);
  if (titled) return perform(scene, titled[1], {});

  const followed = followLanguage(state, text, input.languages, world);
  const step = understand(sceneOf(followed.state, world), text, followed.languages, input.suggestion);
  return { ...step, lead: [...followed.lead, ...step.lead] };
}

function understand(scene: Scene, text: string, languages: string[], suggestion: Value | undefined): Step {
  const { state, world, position, context } = scene;
  if (state.aside) return receiveInAside(scene, state.aside, text, languages);
  const meant = confirmMeaning(scene, text, languages);
  if (meant) return meant;
  const ask = position.next;
  const choices = ask && world.reader.readChoices(text, ask.part.id, languages);
  const ready = ask && exactAnswer(ask, choices);
  if (ready) return file(scene, ask, ready);

  const pending = ask?.part.reads ?? 'consent';
  const { reading, command, topic } = interpretMessage(
    text,
    { pending, languages, today: context.today },
    world,
  );
  const talk = reading.outcome === 'nothing' && !command && !topic && readSmallTalk(text, languages);
  if (talk) return { state, lead: [scene.say(`conversation.small-talk.${talk}`)], brief: true };
  if (reading.outcome === 'nothing' && !isAnswered(ask, choices)) {
    if (command) return obeySpoken(scene, command);
    if (topic) return { state: { ...state, misses: 0 }, lead: [knownAnswer(scene, topic)], brief: true };
  }
  const step = ask
    ? receiveAnswer(scene, ask, { text, languages, reading, choices, suggestion })
    : receiveAfterwards(scene, reading, { text, languages });
  const told = topic && !isAnswered(ask, choices) ? [knownAnswer(scene, topic)] : [];
  return command
    ? followedBy(step, obeySpoken(sceneOf(step.state, world), command))
    : { ...step, lead: [...told, ...step.lead] };
}

/** "The same people do both" touches a known question, and is an answer where it is asked who does it. */
const mostlyAnswer = 0.5;
function isAnswered(ask: Ask | undefined, choices: ChoicesReading | undefined): boolean {
  return ask?.part.factual === true && choices !== undefined && choices.share >= mostlyAnswer;
}

/** "Do I understand you right?" can be answered in words as well. */
function confirmMeaning(scene: Scene, text: string, languages: string[]): Step | undefined {
  const meanings = Object.values(scene.state.offered).filter(({ action }) => action.do === 'take');
  const [only, another] = meanings;
  if (!only || another) return undefined;
  const consent = consentOf(scene, text, languages);
  if (consent === 'yes') return perform(scene, only.action, {});
  return consent === 'no' ? perform(scene, { do: 'continue' }, {}) : undefined;
}

/** Two things done by one message, in order. */
function followedBy(first: Step, second: Step): Step {
  return {
    ...second,
    lead: [...first.lead, ...second.lead],
    events: [...(first.events ?? []), ...(second.events ?? [])],
  };
}

/** Words when nothing is asked any more: a yes to the review, or something that may have been a question. */
function receiveAfterwards(
  scene: Scene,
  reading: Reading,
  { text, languages }: { text: string; languages: string[] },
): Step {
  const { state, world, say } = scene;
  const agrees = reading.outcome === 'value' && isYes(reading.candidate.value);
  if (agrees && !state.reviewed && !state.trial) return perform(scene, { do: 'show-result' }, {});
  const { near } = world.knowledge.find(text, languages);
  return near.length > 0
    ? { state, lead: [], near }
    : { state, lead: [say('conversation.missed-here')], brief: true };
}

function isYes(value: Value): boolean {
  return value.kind === 'consent' && value.consent === 'yes';
}
