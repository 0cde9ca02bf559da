import type { TurnOutcome } from '../../../bot/turn/turns.ts';

/** What the client sends; the id `open` opens the conversation, and `wake` looks for due reminders. */
export interface Order {
  conversationId: string;
  id: string;
  text: string;
}

/** What the client is answered. */
export type Report = { conversationId: string; id: string } & TurnOutcome;
