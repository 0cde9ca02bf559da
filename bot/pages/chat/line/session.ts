import { textOf } from '../json.ts';
import type { Kept } from '../kept.ts';
import { type Answer, call, isPassing } from './call.ts';

/** One conversation as this page may speak in it. */
export interface Session {
  conversationId: string;
  token: string;
  streamUrl: string | undefined;
}

export type Entrance =
  /** `frame`: what was said already, when the answer brought it along. */
  | { outcome: 'entered'; session: Session; frame?: unknown }
  /** Worth trying again. */
  | { outcome: 'unreachable' }
  /** The link or the conversation is no longer good. */
  | { outcome: 'gone' };

export interface Visitor {
  locale: string;
  /** IANA name. */
  timeZone(): string;
}

/** The conversation of this tab, else the one this browser or a link remembers, else a new one. */
export async function enter(kept: Kept, link: string | undefined, visitor: Visitor): Promise<Entrance> {
  if (link === undefined) {
    const before = readSession(kept.read('session'));
    if (before) {
      const again = await rejoin(before);
      if (again.outcome !== 'gone') return again;
    }
  }
  const resume = link ?? kept.read('resume');
  if (resume !== undefined) {
    const resumed = await exchange(resume);
    // A link that leads nowhere is said; a memory that leads nowhere is forgotten.
    if (resumed.outcome !== 'gone' || link !== undefined) return resumed;
    kept.write('resume', undefined);
  }
  return open(visitor, kept);
}

/** Takes up a conversation with the token at hand: after a reload, a lost socket, a restarted server. */
export async function rejoin(session: Session, watermark?: string): Promise<Entrance> {
  const query = watermark === undefined ? '' : `?watermark=${encodeURIComponent(watermark)}`;
  const answer = await call('GET', `/conversations/${encodeURIComponent(session.conversationId)}${query}`, {
    token: session.token,
  });
  return entrance(answer, session.conversationId);
}

/** Exchanges the long-lived resume token for a speaking one, and joins. */
export async function exchange(resume: string): Promise<Entrance> {
  const answer = await call('POST', '/tokens/resume', { body: { token: resume } });
  const entered = entrance(answer);
  return entered.outcome === 'entered' ? rejoin(entered.session) : entered;
}

async function open(visitor: Visitor, kept: Kept): Promise<Entrance> {
  const answer = await call('POST', '/conversations', {
    body: { locale: visitor.locale, localTimezone: visitor.timeZone() },
  });
  const opened = entrance(answer);
  if (opened.outcome !== 'entered') return { outcome: 'unreachable' };
  kept.write('resume', textOf(answer.body, 'resume'));
  return { ...opened, frame: answer.body };
}

function entrance(answer: Answer, conversationId?: string): Entrance {
  const token = textOf(answer.body, 'token');
  const id = textOf(answer.body, 'conversationId') ?? conversationId;
  if (answer.status >= 200 && answer.status < 300 && token !== undefined && id !== undefined) {
    const streamUrl = textOf(answer.body, 'streamUrl');
    return { outcome: 'entered', session: { conversationId: id, token, streamUrl } };
  }
  return { outcome: isPassing(answer) ? 'unreachable' : 'gone' };
}

/** A session as it was kept, or undefined when it is not one. */
export function readSession(text: string | undefined): Session | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    const conversationId = textOf(value, 'conversationId');
    const token = textOf(value, 'token');
    return conversationId && token ? { conversationId, token, streamUrl: undefined } : undefined;
  } catch {
    return undefined;
  }
}
