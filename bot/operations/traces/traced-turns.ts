import type { TurnOutcome, Turns } from '../../turn/turns.ts';
import type { SpanFacts, Tracer } from './tracer.ts';

/** Makes a span of each turn, its wait for others of the conversation included; does otherwise what the turns do. */
export function tracedTurns(turns: Turns, tracer: Tracer): Turns {
  return {
    open: (opening) => traced({ cause: 'open', channel: opening.channel }, () => turns.open(opening)),
    receive: (delivery) =>
      traced({ cause: 'message', channel: delivery.channel }, () => turns.receive(delivery)),
    remind: (due) => traced({ cause: 'reminder', channel: due.channel }, () => turns.remind(due)),
    // the channel of what staff do is known to the turn alone
    act: (conversationId, act, clientId) =>
      traced({ cause: 'desk' }, () => turns.act(conversationId, act, clientId)),
    idle: () => turns.idle(),
  };

  function traced(facts: SpanFacts, turn: () => Promise<TurnOutcome>): Promise<TurnOutcome> {
    return tracer.during({ name: 'turn', facts }, turn, ({ outcome }) => ({ outcome }));
  }
}
