import type { DialogEvent, Input, Outcome, World } from './conversation.ts';
import type { DeskWish } from './desk/desk.ts';
import { GuideError } from './errors.ts';
import { hearBesideAgent } from './interview/beside-agent.ts';
import { followDesk } from './interview/desk-change.ts';
import { findOffer } from './interview/offers.ts';
import { perform } from './interview/perform.ts';
import { receiveText } from './interview/receive-text.ts';
import { followAnswers, reminderEvents } from './interview/reminders.ts';
import { sceneOf } from './interview/scene.ts';
import type { State } from './interview/state.ts';
import { isPeopleAside, madeHere, newState, parseState, reminderKinds } from './interview/state.ts';
import type { Step } from './interview/step.ts';
import { wake } from './interview/wake.ts';
import { flow } from './questions/flow.ts';
import { prompt } from './replies/prompt.ts';
import type { BesideNotice, Reply } from './replies/reply.ts';

/**
 * The only door to the conversation: what was said, in a state and a world, becomes the next state, the replies
 * and what happened. Pure, and total: any stored state and any input lead to a conversation that goes on.
 * Only a reminder that no longer applies is answered with silence. Throws `conversation-newer` for a state of a release
 * after this one, which is not to be understood and must not be lost.
 */
export function converse(stored: unknown, input: Input, world: World): Outcome {
  const parsed = parseState(stored);
  if (parsed.kind === 'none') return begin(input, world);
  if (parsed.kind === 'newer') throw new GuideError('conversation-newer', `Flow ${parsed.flowVersion}.`);
  if (parsed.kind === 'outdated')
    return isForAgent(input, world) ? { state: stored, replies: [], events: [] } : beginAgain(parsed, world);
  const state = noteTimeZone(parsed.state, input);
  return conclude(step(state, input, world), world, (after) => reminderEvents(parsed.state, after));
}

/** What is said and tapped while a person is there; buttons of the page are for the bot. */
function isForAgent({ kind }: Input, { desk }: World): boolean {
  return desk?.stage === 'with-agent' && kind !== 'desk' && kind !== 'command';
}

function step(state: State, input: Input, world: World): Step {
  const scene = sceneOf(state, world);
  if (world.desk?.stage === 'with-agent' && input.kind !== 'desk') return hearBesideAgent(scene, input);
  switch (input.kind) {
    case 'open':
      return { state, lead: [scene.say('conversation.welcome-back')] };
    case 'text':
      return receiveText(scene, input);
    case 'command':
      return perform(scene, { do: 'command', command: input.command }, { to: input.to });
    case 'reminder':
      return wake(scene, input);
    case 'desk':
      return followDesk(scene, input.change, input.agent);
    case 'action': {
      const action = findOffer(state, input.action);
      if (!action) return { state, lead: [scene.say('conversation.stale')] };
      return perform(scene, action, { fields: input.fields });
    }
  }
}

/** `remindersOf`: what the reminders of the next state ask of the channel. */
function conclude(
  { state, lead, brief, meanings, near, reminded, silent, alone, notice, rate, wishes, events = [] }: Step,
  before: World,
  remindersOf: (after: State) => DialogEvent[],
): Outcome {
  if (alone) return { state: madeHere(state), replies: noticed([alone], notice), events };
  if (silent) return { state: madeHere(state), replies: [], events: [...events, ...remindersOf(state)] };
  const world = worldAfter(before, wishes);
  const followed = followAnswers(sceneOf(withoutOldMessage(state), world));
  const shown = prompt(sceneOf(followed.state, world), {
    lead: [...lead, ...followed.said],
    ...(reminded ? { reminded } : {}),
    ...(brief ? { brief } : {}),
    ...(meanings ? { meanings } : {}),
    ...(near ? { near } : {}),
    ...(rate ? { rate } : {}),
  });
  const happened = [...events, ...shown.events, ...remindersOf(shown.state)];
  return {
    state: madeHere(shown.state),
    replies: noticed(shown.replies, notice),
    events: happened,
    ...(wishes ? { wishes } : {}),
  };
}

/** The last reply carries what staff are told. */
function noticed(replies: Reply[], notice: BesideNotice | undefined): Reply[] {
  return notice
    ? replies.map((reply, at) => (at === replies.length - 1 ? { ...reply, notice } : reply))
    : replies;
}

/** A message that is no longer being written is forgotten. */
function withoutOldMessage(state: State): State {
  const { message, ...rest } = state;
  return message && !isPeopleAside(state.aside) ? rest : state;
}

/** The desk as it is once what was wished is done. */
function worldAfter(world: World, wishes: DeskWish[] = []): World {
  if (!world.desk || wishes.length === 0) return world;
  const stage = wishes.reduce((before, wish) => {
    if (wish.do === 'ask') return 'waiting';
    return ['cancel', 'leave', 'return'].includes(wish.do) ? 'none' : before;
  }, world.desk.stage);
  return { ...world, desk: { ...world.desk, stage } };
}

function begin(input: Input, world: World): Outcome {
  const language = world.texts.match('languages' in input ? input.languages : []);
  const timeZone = input.timeZone ?? 'UTC';
  const today = world.now.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const pack = world.packs.current(today);
  const scene = sceneOf(newState(language, timeZone, pack), world);
  const shown = prompt(scene, { lead: [] });
  const asked = { state: madeHere(shown.state), replies: shown.replies, events: shown.events };
  const first = answerAtOnce(asked.state, input, world) ?? asked;
  const spoken = parseState(first.state);
  const inLanguage = spoken.kind === 'current' ? spoken.state.language : language;
  const text = world.texts.say(inLanguage, 'conversation.welcome', { count: flow.length });
  const started: DialogEvent = { kind: 'started', language, pack: pack.id, packVersion: pack.version };
  return {
    state: first.state,
    replies: [{ text, language: inLanguage }, ...first.replies],
    events: [started, ...first.events],
  };
}

/** What the words that begin a conversation already answer; undefined when they are a mere greeting. */
function answerAtOnce(asked: State, input: Input, world: World): Outcome | undefined {
  if (input.kind !== 'text') return undefined;
  const taken = receiveText(sceneOf(asked, world), input);
  const isHeard = taken.meanings || taken.state.heard || hasMore(taken.state.answers, asked.answers);
  return isHeard ? conclude(taken, world, (after) => reminderEvents(asked, after)) : undefined;
}

function hasMore(answers: State['answers'], before: State['answers']): boolean {
  return Object.keys(answers).length > Object.keys(before).length;
}

/** A state of an older flow: its answers are dropped, said openly, and never filed under another question. */
function beginAgain(old: { language: string; timeZone: string; revision: number }, world: World): Outcome {
  const language = world.texts.match([old.language]);
  const today = world.now.toZonedDateTimeISO(old.timeZone).toPlainDate().toString();
  const fresh = { ...newState(language, old.timeZone, world.packs.current(today)), revision: old.revision };
  const lead = [world.texts.say(language, 'conversation.outdated')];
  // which of them were set cannot be told any more
  const dropped = reminderKinds.map((reminder): DialogEvent => ({ kind: 'reminder-dropped', reminder }));
  return conclude({ state: fresh, lead, events: [{ kind: 'restarted' }] }, world, () => dropped);
}

function noteTimeZone(state: State, { timeZone }: Input): State {
  return timeZone ? { ...state, timeZone } : state;
}
