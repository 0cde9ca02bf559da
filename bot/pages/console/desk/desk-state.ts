import type { ConversationSummary } from '../../../staff-api/contract/conversations.ts';
import { createDrafts } from './drafts.ts';
import { type OpenConversation, openConversation } from './open-conversation.ts';

/** Everything the console shows that several of its parts share. Never changed in place. */
export interface DeskState {
  connection: 'connecting' | 'online' | 'reconnecting';
  open: readonly OpenConversation[];
  current: string | undefined;
  waiting: number;
  left: number;
  /** Code of the error of what was tried last. */
  problem: string | undefined;
}

/** Hears of each conversation that changes, with what it is now, and without one when the queue changed. */
export type ChangeListener = (id?: string, summary?: ConversationSummary) => void;

/** The state of the desk, who listens to it, and what is put off for a moment. */
export interface DeskShelf {
  state(): DeskState;
  set(change: Partial<DeskState>): void;
  find(id: string): OpenConversation | undefined;
  /** Opens a conversation with what was begun to be written about it, unless it is open. */
  open(id: string): boolean;
  alter(id: string, change: (open: OpenConversation) => OpenConversation): void;
  /** As nothing of it is there any more. */
  lose(id: string): void;
  subscribe(listener: () => void): () => void;
  onChange(listener: ChangeListener): () => void;
  changed: ChangeListener;
  /** Does something in so many milliseconds; the same name again puts it off. */
  later(name: string, ms: number, work: () => void): void;
  /** Somebody looks at it at this moment. */
  isLookedAt(id: string): boolean;
  /** The conversation is with whoever this desk is of. */
  isMine(id: string): boolean;
}

export function createDeskShelf(meId: string): DeskShelf {
  const drafts = createDrafts(meId);
  const listeners = new Set<() => void>();
  const changeListeners = new Set<ChangeListener>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let state: DeskState = {
    connection: 'connecting',
    open: [],
    current: undefined,
    waiting: 0,
    left: 0,
    problem: undefined,
  };
  const set = (change: Partial<DeskState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const find = (id: string) => state.open.find((open) => open.id === id);
  const alter: DeskShelf['alter'] = (id, change) => {
    const before = find(id);
    if (!before) return;
    const after = change(before);
    set({ open: state.open.map((open) => (open === before ? after : open)) });
    const isWritten = after.reply !== before.reply || after.note !== before.note;
    if (isWritten || after.sending !== before.sending) drafts.keep(after);
  };

  return {
    state: () => state,
    set,
    find,
    open(id) {
      if (find(id)) return false;
      set({ open: [...state.open, { ...openConversation(id), ...drafts.find(id) }] });
      return true;
    },
    alter,
    lose: (id) => alter(id, () => ({ ...openConversation(id), phase: 'gone' })),
    subscribe: (listener) => listening(listeners, listener),
    onChange: (listener) => listening(changeListeners, listener),
    changed(id, summary) {
      for (const listener of changeListeners) listener(id, summary);
    },
    later(name, ms, work) {
      clearTimeout(timers.get(name));
      timers.set(name, setTimeout(work, ms));
    },
    isLookedAt: (id) => state.current === id && !document.hidden,
    isMine(id) {
      const detail = find(id)?.detail;
      return detail?.state === 'with-agent' && detail.agent?.id === meId;
    },
  };
}

/** Adds a listener; the answer takes it away. */
export function listening<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
