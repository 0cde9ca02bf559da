import { type Heard, readActivity } from '../activity.ts';
import { listOf, textOf } from '../json.ts';
import type { Kept } from '../kept.ts';
import { type Answer, call, isPassing } from './call.ts';
import { type Entrance, enter, exchange, rejoin, type Session, type Visitor } from './session.ts';
import { listenToStream } from './stream.ts';

/** `gone`: there is nothing to come back to. `ended`: the conversation was erased while it was open here. */
export type LineStatus = 'online' | 'interrupted' | 'gone' | 'ended';

/** What the person said; `clientId` stays the same when it is sent again, so that it is heard once. */
export interface Outgoing {
  clientId: string;
  text: string;
  value?: unknown;
}

/** `failed` may be tried again; `refused` may not. */
export type SendOutcome = 'sent' | 'failed' | 'refused';

export interface DirectLine {
  /** Joins the conversation and stays in it until it ends. */
  start(): Promise<void>;
  send(outgoing: Outgoing, locale: string): Promise<SendOutcome>;
  /** Tries at once instead of waiting: the network is back, the person looks at the page again. */
  hurry(): void;
}

export interface LineOptions {
  kept: Kept;
  /** The resume token of a link. */
  link: string | undefined;
  visitor: Visitor;
  /** Never called before `start` has let go of the thread. */
  hear(batch: Heard[]): void;
  changed(status: LineStatus): void;
}

const refreshEvery = 15 * 60_000;
const pollEvery = 2_000;
const pollRounds = 30;
const longestWait = 10_000;

/** The Direct Line protocol for one conversation: WebSocket where it works, else polling, with every return path. */
export function directLine({ kept, link, visitor, hear, changed }: LineOptions): DirectLine {
  let session: Session | undefined;
  let watermark: string | undefined;
  const known = new Map<string, string>();
  let sockets = 0;
  let over = false;
  let wake = () => {};
  let stop = new AbortController();

  async function start(): Promise<void> {
    setInterval(refresh, refreshEvery);
    for (let failures = 0; !over; ) {
      const entrance = await (session ? renew(session) : enter(kept, link, visitor));
      if (entrance.outcome === 'gone') return finish('gone');
      if (entrance.outcome === 'entered') {
        adopt(entrance.session);
        if (entrance.frame) take(entrance.frame);
        if (entrance.frame || (await catchUp())) {
          failures = 0;
          changed('online');
          await follow(entrance.session);
          if (over) return;
        }
      }
      changed('interrupted');
      await pause(Math.min(longestWait, 300 * 2 ** failures++) * (0.5 + Math.random() / 2));
    }
  }

  /** Takes the conversation up again; when the speaking token is too old, with the resume token. */
  async function renew(current: Session): Promise<Entrance> {
    const again = await rejoin(current, watermark);
    const resume = kept.read('resume');
    return again.outcome === 'gone' && resume !== undefined ? exchange(resume) : again;
  }

  function adopt(next: Session): void {
    session = next;
    const { conversationId, token } = next;
    kept.write('session', JSON.stringify({ conversationId, token }));
    if (link !== undefined) kept.write('resume', link);
  }

  async function follow({ streamUrl }: Session): Promise<void> {
    stop = new AbortController();
    if (streamUrl !== undefined && sockets < 2) {
      const end = await listenToStream(streamUrl, watermark, take, {
        opened: () => changed('online'),
        stop: stop.signal,
      });
      sockets = end === 'lost' ? 0 : sockets + 1;
      return;
    }
    // Two sockets in a row did not open: poll for a minute, then try a socket again.
    sockets = 0;
    for (let round = 0; round < pollRounds && !over; round++) {
      await pause(pollEvery);
      if (!(await catchUp())) return;
    }
  }

  /** Fetches what was said since the watermark. False when it could not be fetched. */
  async function catchUp(): Promise<boolean> {
    const query = watermark === undefined ? '' : `?watermark=${encodeURIComponent(watermark)}`;
    const answer = await ask('GET', `activities${query}`);
    if (answer.status !== 200) return false;
    take(answer.body);
    return true;
  }

  function take(frame: unknown): void {
    const reached = textOf(frame, 'watermark');
    if (reached !== undefined && !(Number(reached) < Number(watermark))) watermark = reached;
    const heard = listOf(frame, 'activities')
      .filter(isNews)
      .flatMap((activity) => readActivity(activity) ?? []);
    if (heard.length > 0) hear(heard);
    if (heard.some(({ kind }) => kind === 'ended')) finish('ended');
  }

  /** The stream and a fetch may bring the same; an activity that was changed comes with its old id and is news. */
  function isNews(activity: unknown): boolean {
    const id = textOf(activity, 'id');
    const content = JSON.stringify(activity);
    if (id === undefined || known.get(id) === content) return id === undefined;
    known.set(id, content);
    return true;
  }

  async function send(outgoing: Outgoing, locale: string): Promise<SendOutcome> {
    const body = {
      type: 'message',
      text: outgoing.text,
      ...(outgoing.value === undefined ? {} : { value: outgoing.value }),
      locale,
      localTimezone: visitor.timeZone(),
      channelData: { clientActivityID: outgoing.clientId },
    };
    for (let attempt = 0; attempt < 3 && !over; attempt++) {
      const answer = await ask('POST', 'activities', body);
      if (answer.status === 200 || answer.status === 201 || answer.status === 204) {
        // A polling page must not wait for its next round to hear the answer.
        wake();
        return 'sent';
      }
      if (answer.status === 404) {
        finish('gone');
        return 'refused';
      }
      if ((answer.status === 401 || answer.status === 403) && session) {
        const again = await renew(session);
        if (again.outcome === 'entered') adopt(again.session);
      } else if (!isPassing(answer)) return 'refused';
      else await delay((answer.retryAfter ?? 0.5 * 2 ** attempt) * 1000);
    }
    return 'failed';
  }

  async function ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
    if (!session) return { status: 0, body: undefined, retryAfter: undefined };
    const { conversationId, token } = session;
    return call(method, `/conversations/${encodeURIComponent(conversationId)}/${path}`, { token, body });
  }

  async function refresh(): Promise<void> {
    if (!session || over) return;
    const answer = await call('POST', '/tokens/refresh', { token: session.token });
    const token = textOf(answer.body, 'token');
    if (answer.status === 200 && token !== undefined) adopt({ ...session, token });
  }

  function finish(status: 'gone' | 'ended'): void {
    if (over) return;
    over = true;
    stop.abort();
    kept.write('session', undefined);
    kept.write('resume', undefined);
    changed(status);
  }

  function pause(milliseconds: number): Promise<void> {
    return Promise.race([delay(milliseconds), new Promise<void>((resolve) => (wake = resolve))]);
  }

  function hurry(): void {
    wake();
    // A connection that lost its network can look open for minutes.
    if (session && !over) void catchUp();
  }

  return { start, send, hurry };
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
