import type { DeskChange } from '../desk/desk.ts';
import { placeSentence } from '../replies/person.ts';
import { isBesideAgent } from './beside-agent.ts';
import type { Scene } from './scene.ts';
import { isPeopleAside, type State } from './state.ts';
import type { Step } from './step.ts';

/** Says what the desk did, in the prospect's language; where the bot speaks again, it is where it was. */
export function followDesk(scene: Scene, change: DeskChange, agent: string): Step {
  const { state, say, world } = scene;
  const said = say(`person.${change}`, { agent: plain(agent) });
  switch (change) {
    case 'claimed':
    case 'transferred':
      return { state: withoutOpenEnds(state), lead: [], alone: { text: said, language: state.language } };
    case 'released':
    case 'lost':
      return { state: withoutOpenEnds(state), lead: [said, ...placeSentence(scene, world.desk)] };
    case 'closed':
      return { state: withoutOpenEnds(state), lead: [said, say('person.rating.ask')], rate: 'person' };
    case 'late':
      return { state, lead: [said] };
    case 'in-vain':
      return { state: { ...state, aside: 'leaving-text' }, lead: [said] };
  }
}

/** Neither words for people nor what was asked beside them are what a prospect comes back to. */
function withoutOpenEnds(state: State): State {
  const { aside, message: _message, ...rest } = state;
  return aside === undefined || isPeopleAside(aside) || isBesideAgent(aside) ? rest : { ...rest, aside };
}

/** A name is shown in bold, so that what would end that is taken out. */
function plain(name: string): string {
  return name.replaceAll(/[*_[\]`\\<>]/g, '');
}
