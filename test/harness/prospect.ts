import { setTimeout as after } from 'node:timers/promises';
import { z } from 'zod';
import { type ConversationHistory, type Entry, entryOf, type Sent } from './history/history.ts';
import type { Line } from './line.ts';
import { createScreen } from './screen.ts';

/** Somebody with the chat open: sends, and sends again, and reads what comes on the socket. Keeps a history of it. */
export interface Prospect {
  conversationId: string;
  /** The token to come back with. */
  resume: string;
  language: string;
  history: ConversationHistory;
  /** Resolves when it is acknowledged. */
  say(words: Words): Promise<Sent>;
  /** Resolves when the screen shows such an entry, from now on or already. */
  sees(wish: (entry: Entry) => boolean): Promise<void>;
  /** Called with all that comes, and when, from now on. */
  watch(watcher: (entry: Entry, at: number) => void): void;
  /** The connection of the screen is lost; it is dialled again. */
  loseConnection(): void;
  /** Waits until the screen shows all that there is, then reads the log into the history and goes. */
  leave(): Promise<void>;
  /** Goes at once. */
  hangUp(): void;
}

export interface Words {
  text: string;
  /** What a button of the page's menu sends. */
  value?: object;
  /** Whether the guide owes an answer; yes if absent. */
  isAnswered?: boolean;
  /** How often it is delivered; once if absent. The further copies come a little later. */
  copies?: number;
}

export interface ProspectOptions {
  line: Line;
  language: string;
  random(): number;
  /** How long a screen may be behind before it is dialled anew, in milliseconds. */
  patienceMs: number;
  /** The longest pause before anything is tried again, in milliseconds. */
  pauseMs: number;
  verdict: string | undefined;
}

const base = '/v3/directline';
/** How long anybody waits for something to come on a screen, in milliseconds. */
const longestMs = 15_000;
const opening = z.object({ conversationId: z.string(), token: z.string() });
const opened = z.object({
  conversationId: z.string(),
  resume: z.string(),
  activities: z.array(z.unknown()),
  watermark: z.string(),
});
const rejoined = z.object({ token: z.string(), streamUrl: z.string() });
const kept = z.object({ id: z.string() });
const page = z.object({ activities: z.array(z.unknown()), watermark: z.string().optional() });

/** Opens a conversation; resolves when its first words are there. */
export async function openProspect(options: ProspectOptions): Promise<Prospect> {
  const { line, language, random, patienceMs, pauseMs, verdict } = options;
  const { conversationId, token: firstToken, ...first } = await open(line, language);
  let token = firstToken;
  const { resume, activities, watermark: firstWatermark } = first;
  let watermark = firstWatermark;

  const shown: Entry[] = [];
  const history: ConversationHistory = {
    conversationId,
    prospect: [],
    agents: [],
    otherCauses: 0,
    screens: [{ of: 'the prospect', isWatchedToTheEnd: true, entries: shown }],
    log: [],
    verdict,
    isComplete: false,
  };
  const watchers = new Set<(entry: Entry, at: number) => void>();
  show(activities);
  const screen = createScreen({ address, take, pauseMs, random });

  return {
    conversationId,
    resume,
    language,
    history,
    say,
    sees,
    watch: (watcher) => void watchers.add(watcher),
    loseConnection: screen.redial,
    hangUp: screen.close,
    async leave() {
      const log = await readLog(line, resume);
      const newest = log.at(-1);
      // what never comes is found missing by the checker
      if (newest) await Promise.race([sees(({ id }) => id === newest.id), after(longestMs)]);
      screen.close();
      history.log = log;
    },
  };

  async function say({ text, value, isAnswered = true, copies = 1 }: Words): Promise<Sent> {
    const clientId = `${conversationId.slice(0, 8)}-${history.prospect.length + 1}`;
    const sent: Sent = { clientId, text, sentAt: performance.now(), acknowledged: [], isAnswered };
    history.prospect.push(sent);
    const deliver = async () => {
      const { id } = kept.parse(
        JSON.parse((await call('POST', '/activities', activityOf(sent, value))).body),
      );
      sent.acknowledged.push({ activityId: id, at: performance.now() });
    };
    const late = Array.from({ length: copies - 1 }, () => after(50 * random()).then(deliver));
    await deliver();
    // a copy may be on its way for longer than anybody waits for it
    for (const each of late) each.catch(() => undefined);
    return sent;
  }

  function activityOf({ clientId, text }: Sent, value: object | undefined) {
    return {
      type: 'message',
      text,
      locale: language,
      localTimezone: 'Asia/Singapore',
      channelData: { clientActivityID: clientId },
      ...(value && { value }),
    };
  }

  /** A request about this conversation, with a new token when the old one is no longer good. */
  async function call(method: 'GET' | 'POST', path: string, body?: object) {
    for (;;) {
      const request = { method, path: `${base}/conversations/${conversationId}${path}`, body, token };
      const reply = await line.persist(request);
      if (reply.status === 200) return reply;
      if (reply.status !== 403)
        throw new Error(`${method} ${path} was answered ${reply.status}: ${reply.body}`);
      ({ token } = await resumed(line, resume));
    }
  }

  async function address() {
    try {
      const reply = await call('GET', `?watermark=${watermark}`);
      const rejoin = rejoined.parse(JSON.parse(reply.body));
      token = rejoin.token;
      const { pathname, search } = new URL(rejoin.streamUrl);
      return { url: `ws://127.0.0.1:${line.port}${pathname}${search}` };
    } catch {
      return undefined;
    }
  }

  function take(frame: unknown): void {
    const { activities: more, watermark: next } = page.parse(frame);
    show(more);
    watermark = next ?? watermark;
  }

  function show(received: unknown[]): void {
    const at = performance.now();
    for (const each of received) {
      const entry = entryOf(each);
      if (!entry) continue;
      shown.push(entry);
      for (const watcher of [...watchers]) watcher(entry, at);
    }
  }

  async function sees(wish: (entry: Entry) => boolean): Promise<void> {
    if (shown.some(wish)) return;
    await new Promise<void>((resolve) => {
      const impatience = setInterval(screen.redial, patienceMs);
      const look = (entry: Entry) => {
        if (!wish(entry)) return;
        clearInterval(impatience);
        watchers.delete(look);
        resolve();
      };
      watchers.add(look);
    });
  }
}

/** Begins a conversation, and another one if the token for it has expired meanwhile. */
async function open(line: Line, language: string) {
  const who = { user: { id: 'dl_harness' }, locale: language, localTimezone: 'Asia/Singapore' };
  for (;;) {
    const generated = await line.persist({ method: 'POST', path: `${base}/tokens/generate`, body: {} });
    const { token } = opening.parse(JSON.parse(generated.body));
    const path = `${base}/conversations`;
    const { status, body } = await line.persist({ method: 'POST', path, body: who, token });
    if (status !== 403) return { ...opened.parse(JSON.parse(body)), token };
  }
}

/** All that a conversation's client is shown of its log, with the token to come back with. */
export async function readLog(line: Line, resume: string): Promise<Entry[]> {
  const { conversationId, ...first } = await resumed(line, resume);
  let token = first.token;
  const log: Entry[] = [];
  for (let from = ''; ; ) {
    const path = `${base}/conversations/${conversationId}/activities?watermark=${from}`;
    const reply = await line.persist({ method: 'GET', path, token });
    if (reply.status === 403) {
      // the clock has jumped
      ({ token } = await resumed(line, resume));
      continue;
    }
    const { activities, watermark = '' } = page.parse(JSON.parse(reply.body));
    log.push(...activities.flatMap((each) => entryOf(each) ?? []));
    if (watermark === from || activities.length === 0) return log;
    from = watermark;
  }
}

async function resumed(line: Line, resume: string): Promise<{ conversationId: string; token: string }> {
  const path = `${base}/tokens/resume`;
  const reply = await line.persist({ method: 'POST', path, body: { token: resume } });
  return opening.parse(JSON.parse(reply.body));
}
