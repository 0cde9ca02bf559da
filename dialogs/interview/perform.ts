import { findPart } from '../questions/flow.ts';
import type { QuestionId } from '../questions/question.ts';
import { questionIds } from '../questions/question.ts';
import { whyReply } from '../replies/ask.ts';
import { describeDay } from '../replies/describe.ts';
import { knownAnswer } from '../replies/knowledge.ts';
import { isoDate } from '../rules/facts.ts';
import type { CommandName, SpokenCommand } from '../understanding/reading.ts';
import { file } from './file-answer.ts';
import { forgetInWords, listReminders, performReminder, remindInWords } from './perform-reminder.ts';
import { performPerson, person, stopWaiting } from './person.ts';
import type { Ask } from './position.ts';
import { answerOfChoice, unsureAnswer } from './read-answer.ts';
import { standingReminders } from './reminders.ts';
import type { Scene } from './scene.ts';
import { sceneOf } from './scene.ts';
import type { Action, State } from './state.ts';
import { newState } from './state.ts';
import type { Step } from './step.ts';
import { dropTrial, keepTrial, reopenQuestion, stepBack, tryQuestion } from './steps.ts';

/** What comes with an action: a form's fields, a language to switch to, a question to change. */
export interface Details {
  fields?: Record<string, string>;
  to?: string | undefined;
  target?: string | undefined;
}

/** Does what a button or a command means. */
export function perform(scene: Scene, action: Action, details: Details): Step {
  const { say } = scene;
  const state = withoutAside(scene.state);
  switch (action.do) {
    case 'choose':
    case 'unsure':
    case 'form':
    case 'take':
      return answer({ ...scene, state }, action, details.fields ?? {});
    case 'command':
      return obey({ ...scene, state }, action.command, details);
    case 'change':
      return change({ ...scene, state }, action.question);
    case 'try':
      return action.question === 'as-of'
        ? { state: { ...state, aside: 'choosing-trial-date' }, lead: [] }
        : { state: tryQuestion(dropTrial(state), action.question), lead: [] };
    case 'try-date':
      return tryDate(scene, details.fields?.date);
    case 'keep-trial':
      return { state: keepTrial(state), lead: [say('result.trial.kept')] };
    case 'language':
      return switchLanguage(state, action.to, scene);
    case 'tell':
      return { state, lead: [knownAnswer(scene, action.entry)], brief: true };
    case 'show-result':
      return { state: { ...state, reviewed: true }, lead: [] };
    case 'remind':
    case 'remind-on':
    case 'remind-form':
    case 'forget':
    case 'renewed':
      return performReminder({ ...scene, state }, action, details.fields ?? {});
    case 'ask-person':
    case 'stop-waiting':
    case 'leave-message':
    case 'send-message':
    case 'return':
    case 'rate':
      return performPerson({ ...scene, state }, action);
    case 'restart':
      return restart(scene);
    case 'delete':
      return {
        state,
        lead: [],
        alone: { text: say('conversation.delete.done'), language: state.language },
        events: [{ kind: 'erase' }],
      };
    case 'drop-trial':
      return { state: dropTrial(state), lead: [] };
    case 'continue':
      return goOn(scene);
  }
}

/** Does what a command in words says. */
export function obeySpoken(scene: Scene, { command, target, to }: SpokenCommand): Step {
  const question = Object.entries(scene.position.answers).find(([id]) => id === target)?.[0];
  return perform(scene, { do: 'command', command }, { to, target: question });
}

type AnswerAction = Extract<Action, { do: 'choose' | 'unsure' | 'form' | 'take' }>;

function answer(scene: Scene, action: AnswerAction, fields: Record<string, string>): Step {
  const { position, context, say, state } = scene;
  const found = findPart(action.question, action.part);
  const ask: Ask | undefined = position.next;
  if (!found || !ask || ask.part !== found.part) return { state, lead: [say('conversation.stale')] };
  switch (action.do) {
    case 'choose': {
      const chosen = answerOfChoice(ask, action.choice);
      return chosen ? file(scene, ask, chosen) : { state, lead: [say('conversation.stale')] };
    }
    case 'unsure':
      return file(scene, ask, unsureAnswer(ask));
    case 'take':
      return file(scene, ask, action.answer);
    case 'form': {
      const taken = ask.part.form?.take(fields, ask.before, context);
      if (!taken) return { state, lead: [say('conversation.stale')] };
      if ('problem' in taken) return { state, lead: [say(taken.problem)] };
      return file(scene, ask, { facts: taken.facts, sure: true });
    }
  }
}

function obey(scene: Scene, command: CommandName, { to, target }: Details): Step {
  const { state, say } = scene;
  switch (command) {
    case 'back':
      return back(scene);
    case 'change':
      return isQuestion(target) ? change(scene, target) : chooseChange(scene);
    case 'restart':
      return { state: { ...state, aside: 'confirming-restart' }, lead: [] };
    case 'delete':
      return { state: { ...state, aside: 'confirming-delete' }, lead: [] };
    case 'export':
      return {
        state,
        lead: [say('conversation.export.link', { url: scene.world.links.myData() })],
        brief: true,
      };
    case 'language':
      return to
        ? switchLanguage(state, to, scene)
        : { state: { ...state, aside: 'choosing-language' }, lead: [] };
    case 'help':
      return { state, lead: [`${say('conversation.help')}\n${say('reminders.help')}`], brief: true };
    case 'remind':
      return remindInWords(scene);
    case 'reminders':
      return listReminders(scene);
    case 'no-reminder':
      return forgetInWords(scene);
    case 'why':
      return why(scene);
    case 'human':
      return person(scene);
    case 'no-person':
      return stopWaiting(scene);
    case 'review':
      return review(scene);
    case 'result':
      return scene.position.next ? review(scene) : perform(scene, { do: 'show-result' }, {});
    case 'what-if':
      return isJudged(scene)
        ? { state: { ...dropTrial(state), aside: 'choosing-trial' }, lead: [] }
        : { state, lead: [say('result.trial.later')], brief: true };
  }
}

function back(scene: Scene): Step {
  const { state, context, say } = scene;
  const earlier = stepBack(state, context);
  if (!earlier) return { state, lead: [say('conversation.back.first')] };
  const restored = state.replacing !== undefined && earlier.replacing === undefined;
  return { state: { ...earlier, misses: 0 }, lead: restored ? [say('conversation.change.restored')] : [] };
}

function change({ state }: Scene, question: QuestionId): Step {
  return {
    state: reopenQuestion({ ...dropTrial(state), misses: 0 }, question),
    lead: [],
    events: [{ kind: 'changed', question }],
  };
}

function chooseChange({ state, position, say }: Scene): Step {
  if (position.answered.length === 0) return { state, lead: [say('conversation.change.nothing')] };
  return { state: { ...dropTrial(state), aside: 'choosing-change' }, lead: [] };
}

function why(scene: Scene): Step {
  const { state, position, say } = scene;
  if (!position.next) return { state, lead: [say('conversation.help')], brief: true };
  return { state, lead: [whyReply(scene, position.next).text] };
}

function review(scene: Scene): Step {
  const { state, position, say } = scene;
  if (position.next) return { state, lead: [say('conversation.review.later')] };
  return { state: { ...dropTrial(state), reviewed: false }, lead: [] };
}

function switchLanguage(state: State, wanted: string, { world }: Scene): Step {
  const language = world.texts.match([wanted]);
  const lead = [world.texts.say(language, 'conversation.language.changed')];
  const { heardLanguage: _heard, ...rest } = state;
  return {
    state: { ...rest, language, languageChosen: true },
    lead,
    events: [{ kind: 'language-changed', language }],
  };
}

function tryDate(scene: Scene, date: string | undefined): Step {
  const { context, say, state } = scene;
  const day = isoDate.safeParse(date);
  if (!day.success || day.data < context.today.toString())
    return { state, lead: [say('result.trial.date-problem')] };
  return { state: { ...withoutAside(state), trial: { answers: state.answers, asOf: day.data } }, lead: [] };
}

function restart({ state, world, say }: Scene): Step {
  const { today, language } = sceneOf(state, world).context;
  const cancelled = standingReminders(state).map(({ day }) =>
    say('reminders.cancelled', { date: describeDay(day, language) }),
  );
  const fresh = newState(state.language, state.timeZone, world.packs.current(today.toString()));
  return {
    state: { ...fresh, languageChosen: state.languageChosen, revision: state.revision },
    lead: [say('conversation.restart.done'), ...cancelled],
    events: [{ kind: 'restarted' }],
  };
}

/** Leaves what was asked in between; a message that was begun is forgotten, and said to be. */
function goOn({ state, say }: Scene): Step {
  const { message, ...rest } = withoutAside(state);
  return { state: rest, lead: message ? [say('person.leave.dropped')] : [] };
}

function isJudged({ state, position }: Scene): boolean {
  return state.reviewed && (!position.next || state.trial !== undefined);
}

function isQuestion(id: string | undefined): id is QuestionId {
  return questionIds.some((question) => question === id);
}

function withoutAside({ aside: _aside, ...state }: State): State {
  return state;
}
