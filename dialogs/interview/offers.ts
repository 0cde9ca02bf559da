import type { Choice } from '../replies/reply.ts';
import { fold } from '../understanding/fold.ts';
import type { Action, State } from './state.ts';

/** Issues the action ids of one revision. An id means something only while its revision is the newest. */
export interface Offers {
  revision: number;
  issue(action: Action, title: string): Choice;
  /** An aside rather than an answer. */
  issueQuiet(action: Action, title: string): Choice;
  offered: State['offered'];
}

/** Starts a revision with nothing offered yet. */
export function createOffers(revision: number): Offers {
  const offered: State['offered'] = {};
  const issue = (action: Action, title: string): Choice => {
    const id = `${revision}.${Object.keys(offered).length + 1}`;
    offered[id] = { action, title };
    return { action: id, title };
  };
  return {
    revision,
    offered,
    issue,
    issueQuiet: (action, title) => ({ ...issue(action, title), quiet: true }),
  };
}

/** The action of a tapped button; undefined when it is old, foreign or made up. */
export function findOffer(state: State, id: string): Action | undefined {
  return Object.hasOwn(state.offered, id) ? state.offered[id]?.action : undefined;
}

/** The action whose title was typed or sent back as text, if exactly one has it. */
export function findOfferByTitle(state: State, text: string): [id: string, action: Action] | undefined {
  const wanted = fold(text);
  const found = Object.entries(state.offered).filter(([, offer]) => fold(offer.title) === wanted);
  const [only] = found;
  return only && found.length === 1 ? [only[0], only[1].action] : undefined;
}
