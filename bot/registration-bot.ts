import { type Activity, ActivityHandler, InputHints, type TurnContext } from 'botbuilder-core';
import { z } from 'zod';
import type { DialogEvent, Input, Outcome, World } from '../dialogs/conversation.ts';
import type { DeskChange, DeskWish } from '../dialogs/desk/desk.ts';
import type { Choice, Reply } from '../dialogs/replies/reply.ts';
import type { ReadingKind } from '../dialogs/understanding/reading.ts';
import { commands } from '../dialogs/understanding/reading.ts';
import { adaptiveCard } from './channels/adaptive-card.ts';
import type { SecondReader } from './second-reader/second-reader.ts';

/** What a turn lends to the bot, and what the bot leaves there; held in the state of the turn's context. */
export interface DialogTurn {
  /** As `converse` left it; undefined in a new conversation. */
  state: unknown;
  languages: string[];
  timeZone: string | undefined;
  world: World;
  /** What the conversation was woken for; undefined when a person set the turn off. */
  reminder: { kind: string; dueAt: string } | undefined;
  /** What the desk did, and who. */
  desk?: { change: DeskChange; agent: string } | undefined;
  events: DialogEvent[];
  wishes: DeskWish[];
}

/** The key of the DialogTurn in a context's `turnState`. */
export const dialogTurn = Symbol('dialogTurn');

export type Converse = (state: unknown, input: Input, world: World) => Outcome;

/** The bot as the Bot Framework knows it: an activity becomes an input, replies become activities, nothing else. */
export function createRegistrationBot(converse: Converse, secondReader?: SecondReader): ActivityHandler {
  return new ActivityHandler()
    .onMembersAdded(async (context, next) => {
      await answer(context, ({ languages }) => ({ kind: 'open', languages }));
      await next();
    })
    .onMessage(async (context, next) => {
      await answer(context, (turn) => messageInput(context.activity, turn));
      await next();
    })
    .onEvent(async (context, next) => {
      // Only the turn knows: an event of a client may have any name.
      const { reminder, desk } = context.turnState.get<DialogTurn>(dialogTurn);
      if (desk) await answer(context, () => ({ kind: 'desk', ...desk }));
      if (reminder)
        await answer(context, () => ({ kind: 'reminder', reminder: reminder.kind, dueAt: reminder.dueAt }));
      await next();
    });

  async function answer(context: TurnContext, inputOf: (turn: DialogTurn) => Input): Promise<void> {
    const turn = context.turnState.get<DialogTurn>(dialogTurn);
    const input = inputOf(turn);
    if (turn.timeZone !== undefined) input.timeZone = turn.timeZone;
    const { state, replies, events, wishes = [] } = await converseTwice(input, turn);
    turn.state = state;
    turn.events = events;
    turn.wishes = wishes;
    await context.sendActivities(replies.map((reply) => replyActivity(reply, turn.world)));
  }

  /** Where the rules read nothing, a second reader may suggest something; the person then confirms it. */
  async function converseTwice(input: Input, { state, world }: DialogTurn): Promise<Outcome> {
    const outcome = converse(state, input, world);
    const kind = unreadKind(outcome.events);
    if (!secondReader || !kind || input.kind !== 'text') return outcome;
    const suggestion = await secondReader.suggest(input.text, kind);
    return suggestion ? converse(state, { ...input, suggestion }, world) : outcome;
  }
}

/** The kind of question whose answer could not be read, if that is what happened. */
function unreadKind(events: DialogEvent[]): ReadingKind | undefined {
  return events.flatMap((event) => (event.kind === 'not-understood' ? [event.reads] : []))[0];
}

const tappedAction = z.looseObject({ action: z.string() });
const menuCommand = z.looseObject({ command: z.enum(commands), to: z.string().optional() });

/** With a value the text is only what the person saw on the button, so the value goes first. */
function messageInput({ value, text }: Activity, { languages }: DialogTurn): Input {
  if (value === undefined || value === null) return { kind: 'text', text: text ?? '', languages };

  const command = menuCommand.safeParse(value);
  if (command.success) {
    const { command: name, to } = command.data;
    return { kind: 'command', command: name, ...(to === undefined ? {} : { to }) };
  }
  const tapped = tappedAction.safeParse(value);
  // No action has an empty name: what nobody issued is answered like the button of an old card.
  if (!tapped.success) return { kind: 'action', action: '', fields: {} };
  const { action, ...fields } = tapped.data;
  return { kind: 'action', action, fields: fieldTexts(fields) };
}

/** The fields of a form as texts; some clients send numbers and switches as such. */
function fieldTexts(fields: Record<string, unknown>): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [id, value] of Object.entries(fields)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      texts[id] = String(value);
    }
  }
  return texts;
}

function replyActivity(reply: Reply, { texts }: World): Partial<Activity> {
  const { text, language, card, suggestions, question, assessment, notice } = reply;
  return {
    type: 'message',
    text,
    textFormat: 'markdown',
    locale: language,
    inputHint: question ? InputHints.ExpectingInput : InputHints.AcceptingInput,
    ...(card && { attachments: [cardAttachment(adaptiveCard(card, { language, texts }))] }),
    ...(suggestions?.length && { suggestedActions: { to: [], actions: suggestions.map(suggestedAction) } }),
    ...((question || assessment || notice) && {
      channelData: {
        ...(question && { question }),
        ...(assessment && { assessment }),
        ...(notice && { notice }),
      },
    }),
  };
}

function cardAttachment(content: object) {
  return { contentType: 'application/vnd.microsoft.card.adaptive', content };
}

function suggestedAction({ action, title, quiet }: Choice) {
  return {
    type: 'messageBack',
    title,
    text: title,
    displayText: title,
    value: { action },
    ...(quiet && { channelData: { quiet } }),
  };
}
