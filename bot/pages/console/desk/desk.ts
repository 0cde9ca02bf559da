import { changed, type outcomes, said } from '../../../staff-api/contract/acts.ts';
import { conversationDetail } from '../../../staff-api/contract/conversation-detail.ts';
import type { ConversationSummary } from '../../../staff-api/contract/conversations.ts';
import { logPage } from '../../../staff-api/contract/log.ts';
import type { Me } from '../../../staff-api/contract/people.ts';
import type { StreamFrame } from '../../../staff-api/contract/stream.ts';
import { anything, ask, type Outcome, tell } from '../line/call.ts';
import { openStream } from '../line/stream.ts';
import {
  isOfProspect,
  type OpenConversation,
  openConversation,
  type Sending,
  withActivities,
} from './open-conversation.ts';

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

export interface Desk {
  me: Me;
  state(): DeskState;
  subscribe(listener: () => void): () => void;
  /** Hears of each conversation that changes, with what it is now, and without one when the queue changed. */
  onChange(listener: (id?: string, summary?: ConversationSummary) => void): () => void;
  /** Hears that a prospect asks or writes something that nobody looks at. */
  onCall(listener: () => void): () => void;
  show(id: string | undefined): void;
  /** Puts a conversation away; it stays whose it is. */
  shut(id: string): void;
  draft(id: string, draft: { reply: string } | { note: string }): void;
  say(id: string, text: string): void;
  insert(id: string, key: string, text: string): void;
  again(id: string, clientId: string): void;
  discard(id: string, clientId: string): void;
  writeNote(id: string): Promise<boolean>;
  claim(id: string): Promise<boolean>;
  release(id: string): Promise<boolean>;
  transfer(id: string, to: string): Promise<boolean>;
  close(id: string, outcome: (typeof outcomes)[number] | undefined): Promise<boolean>;
  erase(id: string): Promise<boolean>;
  forgetProblem(): void;
}

const typingMs = 6_000;
/** The prospect is told that somebody types at most so often. */
const tellTypingMs = 3_000;
const detailDelayMs = 150;

/** The desk of somebody signed in: what is open, kept up to date, and what they do. */
export function createDesk(me: Me): Desk {
  let state: DeskState = {
    connection: 'connecting',
    open: [],
    current: undefined,
    waiting: 0,
    left: 0,
    problem: undefined,
  };
  const listeners = new Set<() => void>();
  const changeListeners = new Set<(id?: string, summary?: ConversationSummary) => void>();
  const callListeners = new Set<() => void>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let toldTyping = 0;

  const set = (change: Partial<DeskState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const find = (id: string) => state.open.find((open) => open.id === id);
  const alter = (id: string, change: (open: OpenConversation) => OpenConversation) => {
    if (!find(id)) return;
    set({ open: state.open.map((open) => (open.id === id ? change(open) : open)) });
  };
  const later = (name: string, ms: number, work: () => void) => {
    clearTimeout(timers.get(name));
    timers.set(name, setTimeout(work, ms));
  };
  const isLookedAt = (id: string) => state.current === id && !document.hidden;
  const isMine = (id: string) => {
    const detail = find(id)?.detail;
    return detail?.state === 'with-agent' && detail.agent?.id === me.id;
  };
  const call = () => {
    for (const listener of callListeners) listener();
  };
  const address = (id: string, what = '') => `/conversations/${encodeURIComponent(id)}${what}`;

  const stream = openStream({
    hear,
    opened() {
      set({ connection: 'online' });
      watch();
      for (const { id } of state.open) void load(id);
      for (const listener of changeListeners) listener();
    },
    lost: () => set({ connection: state.connection === 'connecting' ? 'connecting' : 'reconnecting' }),
  });
  document.addEventListener('visibilitychange', () => {
    if (state.current !== undefined) look(state.current);
  });

  return {
    me,
    state: () => state,
    subscribe: (listener) => listening(listeners, listener),
    onChange: (listener) => listening(changeListeners, listener),
    onCall: (listener) => listening(callListeners, listener),
    show(id) {
      if (id !== undefined && !find(id)) {
        set({ open: [...state.open, openConversation(id)] });
        void load(id).then(watch);
      }
      set({ current: id });
      if (id !== undefined) look(id);
    },
    shut(id) {
      const at = state.open.findIndex((open) => open.id === id);
      const open = state.open.filter((each) => each.id !== id);
      const next = state.current === id ? open[Math.min(at, open.length - 1)]?.id : state.current;
      set({ open, current: next });
      watch();
    },
    draft(id, draft) {
      alter(id, (open) => ({ ...open, ...draft }));
      const now = Date.now();
      if (!('reply' in draft) || draft.reply === '' || !isMine(id) || now - toldTyping < tellTypingMs) return;
      toldTyping = now;
      void tell(address(id, '/typing'), {}, anything);
    },
    say(id, text) {
      alter(id, (open) => ({ ...open, reply: '' }));
      void send(id, { clientId: crypto.randomUUID(), text });
    },
    insert: (id, key, text) => void send(id, { clientId: crypto.randomUUID(), text, key }),
    again(id, clientId) {
      const sending = find(id)?.sending.find((each) => each.clientId === clientId);
      if (sending) void send(id, { ...sending });
    },
    discard(id, clientId) {
      const sending = find(id)?.sending.find((each) => each.clientId === clientId);
      alter(id, (open) => ({
        ...open,
        sending: open.sending.filter((each) => each !== sending),
        // What somebody wrote is theirs again, unless they have begun something else.
        reply: open.reply === '' && sending?.key === undefined ? (sending?.text ?? '') : open.reply,
      }));
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
      if (outcome.ok) alter(id, (open) => ({ ...openConversation(open.id), phase: 'gone' }));
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
      for (const listener of changeListeners) listener(id, conversation);
    }
    return settle(id, outcome);
  }

  /** Whatever came of it, the conversation is looked at again: also a refusal means that it has changed. */
  function settle(id: string, outcome: Outcome<unknown>): boolean {
    set({ problem: outcome.ok ? undefined : outcome.code });
    later(`detail ${id}`, 0, () => void loadDetail(id));
    return outcome.ok;
  }

  async function send(id: string, { clientId, text, key }: Sending): Promise<void> {
    const sending: Sending = { clientId, text, ...(key !== undefined && { key }) };
    alter(id, (open) => ({
      ...open,
      sending: [...open.sending.filter((each) => each.clientId !== clientId), sending],
    }));
    const outcome =
      key === undefined
        ? await tell(address(id, '/say'), { text, clientId }, said)
        : await tell(address(id, '/insert'), { key, clientId }, said);
    alter(id, (open) => {
      const hasCome =
        outcome.ok && open.activities.some((activity) => activity.id === outcome.value.activityId);
      const fate = outcome.ok ? { activityId: outcome.value.activityId } : { failed: outcome.code };
      return {
        ...open,
        sending: open.sending.flatMap((each) =>
          each.clientId !== clientId ? [each] : hasCome ? [] : [{ ...sending, ...fate }],
        ),
      };
    });
    if (!outcome.ok && outcome.code !== 'offline') later(`detail ${id}`, 0, () => void loadDetail(id));
  }

  async function load(id: string): Promise<void> {
    await loadDetail(id);
    let more = true;
    while (more && find(id)?.phase !== 'gone') {
      const after = find(id)?.watermark ?? 0;
      const page = await ask(address(id, `/log?after=${after}&limit=500`), logPage);
      if (!page.ok) return fail(id, page.code);
      const { activities, watermark } = page.value;
      more = page.value.more && watermark > after;
      alter(id, (open) => withActivities(open, activities, watermark, true));
    }
    alter(id, (open) => (open.phase === 'loading' ? { ...open, phase: 'ready' } : open));
  }

  async function loadDetail(id: string): Promise<void> {
    if (!find(id)) return;
    const outcome = await ask(address(id), conversationDetail);
    if (!outcome.ok) return fail(id, outcome.code);
    const detail = outcome.value;
    alter(id, ({ failed: _, ...open }) => ({
      ...open,
      detail,
      lost: open.lost && detail.agent?.id !== me.id,
    }));
  }

  function fail(id: string, code: string): void {
    alter(id, (open) => {
      if (code === 'not-found') return { ...openConversation(id), phase: 'gone' };
      return open.detail ? open : { ...open, failed: code };
    });
  }

  function watch(): void {
    stream.send({ watch: state.open.map(({ id, watermark }) => ({ id, after: watermark })) });
  }

  /** Tells the others that somebody has read it. */
  function look(id: string): void {
    if (!isLookedAt(id)) return;
    alter(id, (open) => (open.unseen === 0 ? open : { ...open, unseen: 0 }));
    later(`read ${id}`, 500, () => void tell(address(id, '/read'), {}, anything));
  }

  function hear(frame: StreamFrame): void {
    if (frame.kind === 'queue') {
      const isLonger = frame.waiting > state.waiting;
      set({ waiting: frame.waiting, left: frame.left });
      if (isLonger) call();
      for (const listener of changeListeners) listener();
    }
    if (frame.kind === 'conversation') {
      for (const listener of changeListeners) listener(frame.id, frame.summary);
      if (frame.change === 'gone') alter(frame.id, () => ({ ...openConversation(frame.id), phase: 'gone' }));
      else later(`detail ${frame.id}`, detailDelayMs, () => void loadDetail(frame.id));
    }
    if (frame.kind === 'activities') {
      const { id, activities, watermark } = frame;
      alter(id, (open) => withActivities(open, activities, watermark, isLookedAt(id)));
      if (!activities.some(isOfProspect)) return;
      if (isLookedAt(id)) look(id);
      else if (isMine(id)) call();
      // An answer may have changed what is known of the company.
      later(`detail ${id}`, detailDelayMs, () => void loadDetail(id));
    }
    if (frame.kind === 'typing') {
      alter(frame.id, (open) => ({ ...open, typing: true }));
      later(`typing ${frame.id}`, typingMs, () => alter(frame.id, (open) => ({ ...open, typing: false })));
    }
    if (frame.kind === 'lost') {
      alter(frame.id, (open) => ({ ...open, lost: true }));
      later(`detail ${frame.id}`, 0, () => void loadDetail(frame.id));
    }
  }
}

function listening<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
