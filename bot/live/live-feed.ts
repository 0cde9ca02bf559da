import type { LiveEvent, LiveEvents } from './live-events.ts';

/** Tells listeners of a conversation that its log grew. Carries no words: a lost notice costs time, never a message. */
export interface LiveFeed {
  /** Returns the function that stops listening. */
  listen(conversationId: string, listener: (notice: LiveNotice) => void): () => void;
  publish(conversationId: string, notice: LiveNotice): void;
  /** The conversations that somebody listens to here. */
  listenedTo(): string[];
  /** Whether other instances write too, so that an end may be found in the store without its farewell. */
  readonly isShared: boolean;
  /** The language that a conversation is held in now, for a farewell that nobody told of. */
  speaks(conversationId: string, language: string): void;
  /** Says how far the log of one reaches by the store, undefined if it is gone; tells of what nobody told of. */
  compare(conversationId: string, lastSequence: number | undefined): void;
}

/**
 * `grew`: read the log from your watermark. `ended`: the conversation was erased; send the farewell, an activity that
 * is in no log any more, and close. `typing`: for the moment only, and in no log.
 */
export type LiveNotice =
  | { kind: 'grew'; upTo: number }
  | { kind: 'ended'; language: string; farewell: unknown }
  | { kind: 'typing'; by: 'agent' | 'prospect' };

/** The other instances on the same store. */
export interface Elsewhere {
  events: LiveEvents;
  /** The bot's last words, in a language. */
  farewell(language: string): unknown;
}

interface Listened {
  listeners: Set<(notice: LiveNotice) => void>;
  /** How far the log reaches, as far as the listeners were told. */
  told: number;
  /** What was spoken last, as far as the listeners read the log. */
  language?: string;
}

/** Without other instances, a feed within this process. Listeners are called in turn and must not throw. */
export function createLiveFeed(elsewhere?: Elsewhere): LiveFeed {
  const conversations = new Map<string, Listened>();
  elsewhere?.events.listen((event) => hear(event, elsewhere));

  return {
    listen(conversationId, listener) {
      const here = conversations.get(conversationId) ?? { listeners: new Set(), told: 0 };
      here.listeners.add(listener);
      conversations.set(conversationId, here);
      return () => {
        here.listeners.delete(listener);
        if (here.listeners.size === 0 && conversations.get(conversationId) === here) {
          conversations.delete(conversationId);
        }
      };
    },
    publish(conversationId, notice) {
      elsewhere?.events.publish(eventOf(conversationId, notice));
      tell(conversationId, notice);
    },
    listenedTo: () => [...conversations.keys()],
    isShared: elsewhere !== undefined,
    speaks(conversationId, language) {
      const here = conversations.get(conversationId);
      if (here) here.language = language;
    },
    compare(conversationId, lastSequence) {
      const here = conversations.get(conversationId);
      if (!here || !elsewhere) return;
      if (lastSequence === undefined) {
        // who listens before the conversation has begun is told when it does
        const hasBegun = here.told > 0 || here.language !== undefined;
        if (hasBegun) tell(conversationId, ended(here.language ?? 'en', elsewhere));
      } else if (lastSequence > here.told) {
        tell(conversationId, { kind: 'grew', upTo: lastSequence });
      }
    },
  };

  function tell(conversationId: string, notice: LiveNotice): void {
    const here = conversations.get(conversationId);
    if (!here) return;
    if (notice.kind === 'grew') here.told = Math.max(here.told, notice.upTo);
    // A copy: a listener may stop listening while it is told.
    for (const listener of [...here.listeners]) listener(notice);
  }

  function hear(event: LiveEvent | 'missed', others: Elsewhere): void {
    if (event === 'missed' || event.kind === 'desk') return;
    const { id, ...notice } = event;
    tell(id, notice.kind === 'ended' ? ended(notice.language, others) : notice);
  }
}

function ended(language: string, { farewell }: Elsewhere): LiveNotice {
  return { kind: 'ended', language, farewell: farewell(language) };
}

function eventOf(id: string, notice: LiveNotice): LiveEvent {
  return notice.kind === 'ended' ? { kind: 'ended', id, language: notice.language } : { ...notice, id };
}
