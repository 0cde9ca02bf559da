import type { TurnOutcome, Turns } from '../../turn/turns.ts';
import type { Meters } from './meters.ts';

/** Times turns and counts what came of messages and reminders; does otherwise what the turns do. */
export function measuredTurns(turns: Turns, meters: Meters): Turns {
  return {
    open: (opening) => timed('open', () => turns.open(opening)),
    receive: (delivery) =>
      timed(
        'message',
        () => turns.receive(delivery),
        (result) => meters.inbound.inc({ result }),
      ),
    remind: (due) =>
      timed(
        'reminder',
        () => turns.remind(due),
        (result) => meters.reminders.inc({ result }),
      ),
    act: (conversationId, act, clientId) => timed('desk', () => turns.act(conversationId, act, clientId)),
    idle: () => turns.idle(),
  };

  async function timed(
    cause: string,
    turn: () => Promise<TurnOutcome>,
    count: (result: TurnOutcome['outcome'] | 'failed') => void = () => undefined,
  ): Promise<TurnOutcome> {
    const end = meters.turns.startTimer({ cause });
    try {
      const outcome = await turn();
      count(outcome.outcome);
      return outcome;
    } catch (error) {
      count('failed');
      throw error;
    } finally {
      end();
    }
  }
}
