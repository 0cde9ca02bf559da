import type { World } from '../conversation.ts';
import type { PartContext } from '../questions/question.ts';
import type { Pack } from '../rules/pack.ts';
import type { TextValues } from '../texts.ts';
import type { Position } from './position.ts';
import type { State } from './state.ts';
import { positionOf } from './steps.ts';

/** A state together with all that follows from it and from the world on this day. */
export interface Scene {
  state: State;
  world: World;
  pack: Pack;
  context: PartContext;
  position: Position;
  /** A text in the conversation's language. */
  say(key: string, values?: TextValues): string;
}

/** Several steps of a turn look at the same state; what follows from it is derived once. */
const scenes = new WeakMap<State, Scene>();

/** Derives the scene of a state. Today is the day in the person's time zone. */
export function sceneOf(state: State, world: World): Scene {
  const known = scenes.get(state);
  if (known?.world === world) return known;
  const scene = derive(state, world);
  scenes.set(state, scene);
  return scene;
}

function derive(state: State, world: World): Scene {
  const { texts, now, packs } = world;
  const { language, timeZone } = state;
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const pack = packs.find(state.pack.id, state.pack.version) ?? packs.current(today.toString());
  const context: PartContext = { today, timeZone, language, texts, pack };
  return {
    state,
    world,
    context,
    pack,
    position: positionOf(state, context),
    say: (key, values) => texts.say(language, key, values),
  };
}
