import type { DialogEvent, Input } from '../conversation.ts';
import { interpretMessage } from '../knowledge/interpret-message.ts';
import { join } from '../replies/describe.ts';
import { knownAnswer } from '../replies/knowledge.ts';
import { zoneName } from '../replies/zones.ts';
import type { Reading, SpokenCommand, Value } from '../understanding/reading.ts';
import { answerByMention, answerByWords } from './answer-by-words.ts';
import { file } from './file-answer.ts';
import { followLanguage } from './follow-language.ts';
import { findOfferByTitle } from './offers.ts';
import { perform } from './perform.ts';
import type { Ask } from './position.ts';
import { answerOfReading, answerOfValue, unsureAnswer } from './read-answer.ts';
import { type Scene, sceneOf } from './scene.ts';
import type { Aside, State } from './state.ts';
import type { Step } from './step.ts';
import { takeOthers } from './take-others.ts';

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
  const ready = ask && answerByWords(text, ask, languages, world.texts);
  if (ready) return file(scene, ask, ready);

  const pending = ask?.part.reads ?? 'consent';
  const { reading, command, topic } = interpretMessage(
    text,
    { pending, languages, today: context.today },
    world,
  );
  if (reading.outcome === 'nothing') {
    if (command) return obey(scene, command);
    if (topic) return { state: { ...state, misses: 0 }, lead: [knownAnswer(scene, topic)], brief: true };
  }
  const step = ask
    ? receiveAnswer(scene, ask, { text, languages, reading, suggestion })
    : receiveAfterwards(scene, reading, { text, languages });
  const told = topic ? [knownAnswer(scene, topic)] : [];
  return command
    ? followedBy(step, obey(sceneOf(step.state, world), command))
    : { ...step, lead: [...told, ...step.lead] };
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

function obey(scene: Scene, { command, target, to }: SpokenCommand): Step {
  const question = Object.entries(scene.position.answers).find(([id]) => id === target)?.[0];
  return perform(scene, { do: 'command', command }, { to, target: question });
}

/** "Are you sure?" takes a plain yes or no; a list takes one of its titles or a command. */
function receiveInAside(scene: Scene, aside: Aside, text: string, languages: string[]): Step {
  const { state, world, say } = scene;
  const consent = consentOf(scene, text, languages);
  if (consent === 'no') return perform(scene, { do: 'continue' }, {});
  if (consent === 'yes' && aside === 'confirming-restart') return perform(scene, { do: 'restart' }, {});
  if (consent === 'yes' && aside === 'confirming-delete') return perform(scene, { do: 'delete' }, {});
  if (aside === 'choosing-trial-date') {
    const reading = world.reader.read(text, {
      pending: 'established',
      languages,
      today: scene.context.today,
    });
    if (reading.outcome === 'nothing' && reading.reason === 'future')
      return { state, lead: [say('result.trial.use-form')] };
  }
  const { aside: _aside, ...over } = state;
  const spoken = world.reader.readCommand(text, languages);
  if (spoken) return obey({ ...scene, state: over }, spoken);
  return { state, lead: [say('conversation.missed-here')] };
}

interface Heard {
  text: string;
  languages: string[];
  reading: Reading;
  suggestion: Value | undefined;
}

function receiveAnswer(scene: Scene, ask: Ask, { text, languages, reading, suggestion }: Heard): Step {
  const { state, world, context } = scene;
  const answer = answerOfReading(reading, ask, state, context);
  switch (answer.outcome) {
    case 'answer':
      return takeOthers(file(scene, ask, answer.answer), scene, { text, languages, reading });
    case 'choose':
      return { state: { ...state, misses: 0 }, lead: [], meanings: answer.answers };
    case 'part': {
      const heard = { ...state.heard, ...answer.heard };
      return {
        state: { ...state, heard, misses: 0 },
        lead: [scene.say('conversation.kept', { heard: describeHeard(scene, heard) })],
      };
    }
    case 'problem':
      return { state, lead: [answer.text] };
    case 'nothing': {
      if (isUnsure(scene, ask, text, languages)) return file(scene, ask, unsureAnswer(ask));
      const mentioned = reading.outcome === 'nothing' && answerByMention(text, ask, languages, world.texts);
      if (mentioned) return { state, lead: [], meanings: [mentioned] };
      return suggest(scene, ask, suggestion) ?? miss(scene, ask, world.knowledge.find(text, languages).near);
    }
  }
}

/** Any question can be met with "not sure"; readers of dates, hours and people do not look for it. */
function isUnsure(scene: Scene, { part }: Ask, text: string, languages: string[]): boolean {
  return part.reads !== 'consent' && consentOf(scene, text, languages) === 'unsure';
}

/** Somebody else's reading is asked back, never filed, and a yes is nobody else's to give. */
function suggest({ state, context }: Scene, ask: Ask, suggestion: Value | undefined): Step | undefined {
  if (!suggestion || (suggestion.kind === 'consent' && suggestion.consent === 'yes')) return undefined;
  const reading = answerOfValue(suggestion, ask, context);
  return reading.outcome === 'answer' ? { state, lead: [], meanings: [reading.answer] } : undefined;
}

/** Nothing was understood: an example, then another way, then a way out. */
function miss(scene: Scene, ask: Ask, near: string[]): Step {
  const { say, state } = scene;
  const misses = state.misses + 1;
  const which = misses >= 3 ? 'third' : misses === 2 ? 'second' : 'first';
  const lead = say(`conversation.missed.${which}`, {
    example: say(`questions.${ask.part.id}.example`),
    notSure: say('conversation.not-sure'),
  });
  const events: DialogEvent[] = [
    {
      kind: 'not-understood',
      question: ask.question.id,
      part: ask.part.id,
      attempt: misses,
      reads: ask.part.reads,
    },
  ];
  if (near.length > 0 && misses < 3) return { state: { ...state, misses }, lead: [], near, events };
  return { state: { ...state, misses }, lead: [lead], events };
}

function describeHeard({ say, context }: Scene, heard: NonNullable<State['heard']>): string {
  const words = [
    ...(heard.hoursPerDay === undefined
      ? []
      : [say('conversation.heard.hours', { hours: heard.hoursPerDay })]),
    ...(heard.daysPerWeek === undefined ? [] : [say('conversation.heard.days', { days: heard.daysPerWeek })]),
    ...(heard.zone === undefined ? [] : [zoneName(heard.zone, context)]),
  ];
  return join(words, context);
}

function isYes(value: Value): boolean {
  return value.kind === 'consent' && value.consent === 'yes';
}

function consentOf({ world, context }: Scene, text: string, languages: string[]): string | undefined {
  const reading = world.reader.read(text, { pending: 'consent', languages, today: context.today });
  if (reading.outcome !== 'value' || reading.candidate.value.kind !== 'consent') return undefined;
  return reading.candidate.value.consent;
}
