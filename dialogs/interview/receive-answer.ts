import type { DialogEvent } from '../conversation.ts';
import { describeDays, join } from '../replies/describe.ts';
import { zoneName } from '../replies/zones.ts';
import type { ChoicesReading } from '../understanding/choices/read-choices.ts';
import { fold } from '../understanding/fold.ts';
import type { Reading, Value } from '../understanding/reading.ts';
import { answerOfChoices } from './answer-of-choices.ts';
import { consentOf } from './consent-of.ts';
import { file } from './file-answer.ts';
import type { Heard } from './heard.ts';
import type { Ask } from './position.ts';
import { type AnswerReading, answerOfReading, answerOfValue, unsureAnswer } from './read-answer.ts';
import type { Scene } from './scene.ts';
import type { Step } from './step.ts';
import { takeAnotherPart } from './take-another-part.ts';
import { takeOthers } from './take-others.ts';

/** A message and what was read in it. */
export interface Message {
  text: string;
  languages: string[];
  reading: Reading;
  /** What it says of the answers that can be tapped, if it names any. */
  choices: ChoicesReading | undefined;
  /** Somebody else's reading, if ours is nothing. */
  suggestion: Value | undefined;
}

/** Takes a message as an answer to what was asked: files it, asks back what is unclear, or asks again. */
export function receiveAnswer(scene: Scene, ask: Ask, message: Message): Step {
  const { state, world } = scene;
  const { text, languages, reading, choices } = message;
  const answer = answerOf(scene, ask, message);
  switch (answer.outcome) {
    case 'answer':
      return takeOthers(file(scene, ask, answer.answer, answer.conditional), scene, {
        text,
        languages,
        reading,
        isAnswer: true,
      });
    case 'choose':
      return { state: { ...state, misses: 0 }, lead: [], meanings: answer.answers };
    case 'part': {
      const { heard } = answer;
      const kept = scene.say('conversation.kept', { heard: describeHeard(scene, heard) });
      const part = { state: { ...state, heard, misses: 0 }, lead: [kept] };
      return takeOthers(part, scene, { text, languages, reading, isAnswer: true });
    }
    case 'problem':
      return { state, lead: [answer.text] };
    case 'nothing': {
      if (isUnsure(scene, ask, text, languages)) return file(scene, ask, unsureAnswer(ask));
      const mentioned = choices && reading.outcome === 'nothing' && answerOfChoices(ask, choices);
      if (mentioned && mentioned.outcome === 'answer')
        return { state, lead: [], meanings: [mentioned.answer] };
      return (
        takeElsewhere(scene, ask, message) ??
        suggest(scene, ask, message.suggestion) ??
        miss(scene, ask, world.knowledge.find(text, languages).near)
      );
    }
  }
}

/** What a message answers of other questions, if it answers nothing of this one. */
function takeElsewhere(scene: Scene, ask: Ask, heard: Message): Step | undefined {
  // "Not the same team" denies an answer to this question, and names none to another.
  if (heard.choices && heard.choices.denied.length > 0) return undefined;
  const before: Step = { state: { ...scene.state, misses: 0 }, lead: [] };
  const taken =
    takeAnotherPart(scene, ask, heard) ?? takeOthers(before, scene, { ...heard, isAnswer: false });
  return taken === before ? undefined : taken;
}

/** Where it is asked what is so, words for the answers come first; a long yes or no may tell another story. */
function answerOf(scene: Scene, ask: Ask, message: Message): AnswerReading {
  const { text, reading, choices } = message;
  const read = answerOfReading(reading, ask, scene.state, scene.context);
  if (!ask.part.factual) return read;
  if (choices) return answerOfChoices(ask, choices);
  if (read.outcome !== 'answer') return read;
  if (!read.answer.sure) return takeAnotherPart(scene, ask, message) ? { outcome: 'nothing' } : read;
  return isLong(text) ? { outcome: 'choose', answers: [read.answer] } : read;
}

/** More words, or more letters where words are not written apart, than a yes or a no takes. */
const mostWords = 6;
const mostLetters = 14;

function isLong(text: string): boolean {
  const said = fold(text);
  const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u.test(said);
  return unspaced ? said.length > mostLetters : said.split(' ').length > mostWords;
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

function describeHeard(
  { say, context }: Scene,
  { hours, days, hoursPerDay, daysPerWeek, zone }: Heard,
): string {
  const words = [
    ...(days ? [describeDays(days, context)] : []),
    ...(hours ?? []).map(({ from, to }) => `${from}–${to}`),
    ...(hours || hoursPerDay === undefined ? [] : [say('conversation.heard.hours', { hours: hoursPerDay })]),
    ...(days || daysPerWeek === undefined ? [] : [say('conversation.heard.days', { days: daysPerWeek })]),
    ...(zone === undefined ? [] : [zoneName(zone, context)]),
  ];
  return join(words, context);
}
