import { changed, type outcomes } from '../../../staff-api/contract/acts.ts';
import type { Me } from '../../../staff-api/contract/people.ts';
import { anything, type Outcome, tell } from '../line/call.ts';
import { openStream } from '../line/stream.ts';
import { address } from './address.ts';
import { createDeskShelf, type DeskShelf, listening } from './desk-state.ts';
import { createHearing } from './hear-frame.ts';
import { createLoader } from './load-conversation.ts';
import { createSender, type Sender } from './send-words.ts';

export interface Desk extends Sender, Pick<DeskShelf, 'state' | 'subscribe' | 'onChange'> {
  me: Me;
  /** Hears that a prospect asks or writes something that nobody looks at. */
  onCall(listener: () => void): () => void;
  show(id: string | undefined): void;
  /** Puts a conversation away; it stays whose it is. */
  shut(id: string): void;
  draft(id: string, draft: { reply: string } | { note: string }): void;
  writeNote(id: string): Promise<boolean>;
  claim(id: string): Promise<boolean>;
  release(id: string): Promise<boolean>;
  transfer(id: string, to: string): Promise<boolean>;
  close(id: string, outcome: (typeof outcomes)[number] | undefined): Promise<boolean>;
  erase(id: string): Promise<boolean>;
  forgetProblem(): void;
}

/** The prospect is told that somebody types at most so often, in milliseconds. */
const tellTypingMs = 3_000;
const readDelayMs = 500;

/** The desk of somebody signed in: what is open, kept up to date, and what they do. */
export function createDesk(me: Me): Desk {
  const shelf = createDeskShelf(me.id);
  const { state, set, find, alter, later, isLookedAt, isMine } = shelf;
  const callListeners = new Set<() => void>();
  const { load, loadDetail } = createLoader(shelf, me.id);
  const sender = createSender(shelf, lookAgain);
  let toldTyping = 0;

  const stream = openStream({
    hear: createHearing({
      shelf,
      loadDetail,
      look,
      call() {
        for (const listener of callListeners) listener();
      },
    }),
    opened() {
      set({ connection: 'online' });
      watch();
      for (const { id } of state().open) void load(id);
      shelf.changed();
    },
    lost: () => set({ connection: state().connection === 'connecting' ? 'connecting' : 'reconnecting' }),
  });
  document.addEventListener('visibilitychange', () => {
    const { current } = state();
    if (current !== undefined) look(current);
  });

  return {
    ...sender,
    me,
    state,
    subscribe: shelf.subscribe,
    onChange: shelf.onChange,
    onCall: (listener) => listening(callListeners, listener),
    show(id) {
      if (id !== undefined && shelf.open(id)) void load(id).then(watch);
      set({ current: id });
      if (id !== undefined) look(id);
    },
    shut(id) {
      const { open, current } = state();
      const at = open.findIndex((each) => each.id === id);
      const left = open.filter((each) => each.id !== id);
      set({ open: left, current: current === id ? left[Math.min(at, left.length - 1)]?.id : current });
      watch();
    },
    draft(id, draft) {
      alter(id, (open) => ({ ...open, ...draft }));
      const now = Date.now();
      if (!('reply' in draft) || draft.reply === '' || !isMine(id) || now - toldTyping < tellTypingMs) return;
      toldTyping = now;
      void tell(address(id, '/typing'), {}, anything);
    },
    async writeNote(id) {
      const text = find(id)?.note.trim() ?? '';
      if (text === '') return false;
      const outcome = await tell(address(id, '/note'), { text }, anything);
      if (outcome.ok) alter(id, (open) => ({ ...open, note: '' }));
      return settle(id, outcome);
    },
    claim: (id) => act(id, '/claim', {}),
    release: (id) => act(id, '/release', {}),
    transfer: (id, to) => act(id, '/transfer', { to }),
    close: (id, outcome) => act(id, '/close', outcome === undefined ? {} : { outcome }),
    async erase(id) {
      const outcome = await tell(address(id, '/erase'), {}, anything);
      if (outcome.ok) shelf.lose(id);
      return settle(id, outcome);
    },
    forgetProblem: () => set({ problem: undefined }),
  };

  async function act(id: string, what: string, body: unknown): Promise<boolean> {
    const outcome = await tell(address(id, what), body, changed);
    if (outcome.ok) {
      const { conversation, version } = outcome.value;
      alter(id, (open) => ({
        ...open,
        lost: false,
        ...(open.detail && { detail: { ...open.detail, ...conversation, version } }),
      }));
      shelf.changed(id, conversation);
    }
    return settle(id, outcome);
  }

  /** Whatever came of it, the conversation is looked at again: also a refusal means that it has changed. */
  function settle(id: string, outcome: Outcome<unknown>): boolean {
    set({ problem: outcome.ok ? undefined : outcome.code });
    lookAgain(id);
    return outcome.ok;
  }

  function lookAgain(id: string): void {
    later(`detail ${id}`, 0, () => void loadDetail(id));
  }

  function watch(): void {
    const there = state().open.filter(({ phase }) => phase !== 'gone');
    stream.send({ watch: there.map(({ id, watermark }) => ({ id, after: watermark })) });
  }

  /** Tells the others that somebody has read it. */
  function look(id: string): void {
    if (!isLookedAt(id)) return;
    alter(id, (open) => (open.unseen === 0 ? open : { ...open, unseen: 0 }));
    later(`read ${id}`, readDelayMs, () => void tell(address(id, '/read'), {}, anything));
  }
}
