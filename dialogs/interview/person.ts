import type { DeskWish, Topic } from '../desk/desk.ts';
import { isOpen } from '../desk/opening-hours.ts';
import { awayParagraphs, queueParagraphs } from '../replies/person.ts';
import { assess } from '../rules/assess.ts';
import type { Scene } from './scene.ts';
import type { Action, PeopleAside, State } from './state.ts';
import type { Step } from './step.ts';

type PersonAction = Extract<
  Action,
  { do: 'ask-person' | 'stop-waiting' | 'leave-message' | 'send-message' | 'return' | 'rate' }
>;

/** A line is kept so long; longer ones are cut, as nobody is to be sent back for it. */
const longestLine = 500;
/** An e-mail address, a number or a name on some network is never longer. */
const longestReach = 200;

/** "Talk to a person": asks what it is about, or for a message when nobody is there. */
export function person(scene: Scene): Step {
  const { state, world } = scene;
  const { desk } = world;
  if (!desk) return contact(scene);
  if (desk.stage === 'waiting') return { state, lead: queueParagraphs(scene, desk), brief: true };
  if (desk.hours && !isOpen(desk.hours, world.now))
    return { state: { ...state, aside: 'leaving-text' }, lead: awayParagraphs(scene, desk.hours) };
  return { state: { ...state, aside: 'asking-line' }, lead: [] };
}

/** Does what a button about people means. */
export function performPerson(scene: Scene, action: PersonAction): Step {
  const { state, say } = scene;
  switch (action.do) {
    case 'ask-person':
      return queue(scene, undefined);
    case 'stop-waiting':
      return stopWaiting(scene);
    case 'leave-message':
      return { state: { ...state, aside: 'leaving-text' }, lead: [] };
    case 'send-message':
      return sendMessage(scene);
    case 'return':
      return returnToBot(scene);
    case 'rate':
      return {
        state: { ...rated(state, action.about), aside: 'rating-line' },
        lead: [say('person.rating.thanks')],
        wishes: [{ do: 'rate', about: action.about, face: action.face }],
        events: [{ kind: 'rated', about: action.about, face: action.face }],
      };
  }
}

/** "Nobody need come any more", or who is here may go, which is asked back. */
export function stopWaiting({ state, say, world }: Scene): Step {
  if (world.desk?.stage === 'with-agent')
    return { state: { ...state, aside: 'confirming-return' }, lead: [] };
  if (world.desk?.stage !== 'waiting') return { state, lead: [say('person.not-waiting')], brief: true };
  return {
    state,
    lead: [say('person.stopped')],
    brief: true,
    wishes: [{ do: 'cancel' }],
    events: [{ kind: 'cancelled-person' }],
  };
}

/** The prospect is done with the person, and the interview goes on where it was. */
function returnToBot({ state, say, world }: Scene): Step {
  if (world.desk?.stage !== 'with-agent') return { state, lead: [say('conversation.stale')] };
  return {
    state,
    lead: [say('person.returned'), say('person.rating.ask')],
    rate: 'person',
    wishes: [{ do: 'return' }],
    events: [{ kind: 'left-person' }],
  };
}

/** Takes what is typed where it is about people. */
export function receiveWordsForPeople(
  scene: Scene,
  aside: Exclude<PeopleAside, 'leaving-consent'>,
  text: string,
): Step {
  const { state, say } = scene;
  const { aside: _aside, ...rest } = state;
  switch (aside) {
    case 'asking-line':
      return queue({ ...scene, state: rest }, text.slice(0, longestLine));
    case 'leaving-text':
      return { state: { ...rest, message: { text }, aside: 'leaving-reach' }, lead: [] };
    case 'leaving-reach':
      if (text.length > longestReach) return { state, lead: [say('person.leave.short')] };
      return {
        state: {
          ...rest,
          message: { text: state.message?.text ?? '', reach: text },
          aside: 'leaving-consent',
        },
        lead: [],
      };
    case 'rating-line':
      return {
        state: rest,
        lead: [say('person.rating.done')],
        brief: true,
        wishes: [{ do: 'explain-rating', line: text.slice(0, longestLine) }],
      };
  }
}

function queue(scene: Scene, line: string | undefined): Step {
  const { state, world, say } = scene;
  const { desk } = world;
  if (desk?.stage !== 'none') return { state, lead: [say('conversation.stale')] };
  const topic = topicOf(scene);
  const wish: DeskWish = { do: 'ask', topic, ...(line === undefined ? {} : { line }) };
  return {
    state,
    lead: queueParagraphs(scene, desk),
    brief: true,
    wishes: [wish],
    events: [askedFor(topic)],
  };
}

function sendMessage(scene: Scene): Step {
  const { state, say } = scene;
  const { message, ...rest } = state;
  if (!message?.reach) return { state: rest, lead: [say('conversation.stale')] };
  const { text, reach } = message;
  const topic = topicOf(scene);
  return {
    state: rest,
    lead: [say('person.leave.done', { reach })],
    brief: true,
    wishes: [{ do: 'leave', topic, text, reach }],
    events: [askedFor(topic), { kind: 'left-message' }],
  };
}

/** Without a desk: where a person is reached. */
function contact({ state, say, world, pack, position }: Scene): Step {
  const { contact: address } = world.links;
  const lead = address
    ? say('conversation.person.link', { contact: address })
    : say('conversation.person.none', { url: pack.source.url });
  const question = position.next?.question.id;
  return {
    state,
    lead: [lead],
    brief: true,
    events: [{ kind: 'asked-for-person', ...(question ? { question } : {}) }],
  };
}

function askedFor({ question }: Topic) {
  return { kind: 'asked-for-person' as const, ...(question ? { question } : {}) };
}

function topicOf({ state, position, pack, context }: Scene): Topic {
  const question = position.next?.question.id;
  if (question) return { from: state.misses >= 3 ? 'missed' : 'command', question };
  if (!state.reviewed) return { from: 'command' };
  const { verdict } = assess(pack, position.facts, context.today);
  return { from: verdict === 'check' ? 'check' : 'result' };
}

/** A result is rated once; every human stretch is one of its own. */
function rated(state: State, about: 'person' | 'result'): State {
  return about === 'result' ? { ...state, resultRated: true } : state;
}
