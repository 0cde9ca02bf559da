import { collectReplies } from '../channels/collecting-adapter.ts';
import { deskView, placeInQueue } from '../handoff/desk-turn.ts';
import { type DialogTurn, dialogTurn } from '../registration-bot.ts';
import { botInbound } from './bot-inbound.ts';
import { agentActivity, noticeActivity, type SentActivity } from './turn-activities.ts';
import type { TurnAttempt } from './turn-attempt.ts';
import type { TurnParts } from './turn-parts.ts';

/** What is said in a turn, and what the conversation has become by it. Nothing of it is written yet. */
export interface TurnAnswer {
  turn: DialogTurn;
  replies: SentActivity[];
}

/** What the bot makes of it; with its place in the queue when it turned out to be wanted. */
export async function answerTurn(
  { bot, store, desk, world }: Pick<TurnParts, 'bot' | 'store' | 'desk' | 'world'>,
  { cause, begun, now, decision, kept, isHeldWith }: TurnAttempt,
): Promise<TurnAnswer> {
  const { party, reminder, act } = cause;
  const isErased = act?.do === 'erase';
  const owed = isErased ? 'conversation.delete.done' : cause.notice;
  const notice = isHeldWith ? owed : 'teams.someone-else';
  const known = await world(party);
  const waiting = decision?.handoff ?? begun.handoff;
  const { lacksPlace, ...answer } = await answered();
  if (!lacksPlace) return answer;
  const { turn, replies } = await answered(await placeInQueue(store, waiting));
  return { turn, replies };

  async function answered(place?: number) {
    const people = desk && deskView(desk, waiting, place);
    const turn: DialogTurn = {
      state: kept.dialog,
      languages: [...new Set([...cause.languages, ...kept.languages])],
      timeZone: kept.timeZone,
      world: { ...known, now, ...(people && { desk: people.desk }) },
      reminder,
      desk: decision?.told,
      events: isErased ? [{ kind: 'erase' }] : [],
      wishes: [],
    };
    return { turn, replies: await repliesIn(turn), lacksPlace: people?.lacksPlace() === true };
  }

  async function repliesIn(turn: DialogTurn): Promise<SentActivity[]> {
    if (notice) return [noticeActivity(turn, notice)];
    if (act?.do === 'say') return [agentActivity(act)];
    return collectReplies(bot, botInbound(cause), (context) => {
      context.turnState.set(dialogTurn, turn);
    });
  }
}
