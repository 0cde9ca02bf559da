import { timingSafeEqual } from 'node:crypto';
import { GuideError } from '../../../dialogs/errors.ts';
import { acceptedLanguages } from '../../http/accepted-languages.ts';
import type { UpgradeTaker } from '../../http/http-server.ts';
import type { Origins } from '../../http/origins.ts';
import type { RateLimit } from '../../http/rate-limit.ts';
import type { Answer, Route, RouteRequest } from '../../http/route.ts';
import type { LiveFeed } from '../../live/live-feed.ts';
import type { EventLog } from '../../operations/log-events.ts';
import type { Store } from '../../store/store.ts';
import type { Turns } from '../../turn/turns.ts';
import { parseBody } from '../parse-body.ts';
import { parseWatermark, readPage } from './activity-page.ts';
import { clientActivity, conversationStart, resumeRequest, tokenRequest } from './client-activity.ts';
import { createStreams } from './streams.ts';
import { type Bearer, type Tokens, ticketSeconds, tokenSeconds } from './tokens.ts';

/** The channel's name in the store. */
export const webChannel = 'directline';
const base = '/v3/directline';

export interface DirectLineOptions {
  turns: Turns;
  store: Store;
  feed: LiveFeed;
  tokens: Tokens;
  origins: Origins;
  clock(): Temporal.Instant;
  /** A new id of at least 128 random bits, in letters that need no escaping in an address. */
  randomId(): string;
  /** Lets another server ask for tokens on behalf of its users; absent: only pages may. */
  secret: string | undefined;
  /** How clients reach this server, such as `https://guide.example.com`; absent: as their request says. */
  publicOrigin: string | undefined;
  limits: {
    /** Conversations begun, by address. */
    starts: RateLimit;
    /** Requests, by token. */
    requests: RateLimit;
    /** Messages, by conversation. */
    messages: RateLimit;
  };
  log: Pick<EventLog, 'warn'>;
}

export interface DirectLine {
  routes: Route[];
  takeUpgrade: UpgradeTaker;
  openStreams(): number;
  /** Closes the streams so that clients come back to the next process. */
  close(graceMs: number): Promise<void>;
}

/**
 * Direct Line 3.0, so that any of its clients works: botframework-directlinejs, Web Chat, the page of this project.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-api-reference
 */
export function createDirectLine(options: DirectLineOptions): DirectLine {
  const { turns, store, feed, tokens, origins, clock, randomId, limits, log } = options;
  const streams = createStreams({ store, feed, log });
  const usedTickets = new Map<string, number>();

  return {
    routes: [
      post('/tokens/generate', 'token-generate', generate),
      post('/tokens/refresh', 'token-refresh', refresh),
      post('/tokens/resume', 'token-resume', comeBack),
      post('/conversations', 'conversation-start', start),
      get('/conversations/:conversationId', 'conversation-reconnect', reconnect),
      post('/conversations/:conversationId/activities', 'activity-post', receive),
      get('/conversations/:conversationId/activities', 'activity-list', list),
      { ...post('/conversations/:conversationId/upload', 'upload', refuseUpload), takesJson: false },
    ],
    takeUpgrade: openStream,
    openStreams: () => streams.count(),
    close: (graceMs) => streams.close(graceMs),
  };

  async function generate(request: RouteRequest): Promise<Answer> {
    const { user, trustedOrigins } = parseBody(tokenRequest, request.body);
    if (request.header('authorization') === undefined) return tokenAnswer(await admitPage(request));
    const conversationId = randomId();
    if (!isSecret(bearerText(request))) throw new GuideError('token-invalid', '');
    if (user?.id !== undefined && !/^dl_./.test(user.id)) {
      throw new GuideError('body-invalid', 'user.id must begin with dl_.');
    }
    if (trustedOrigins?.some((origin) => !origins.lists(origin))) {
      throw new GuideError('body-invalid', 'trustedOrigins must be listed in EMBED_ORIGINS.');
    }
    return tokenAnswer({ conversationId, userId: user?.id ?? `dl_${randomId()}`, origins: trustedOrigins });
  }

  /** A new conversation for a page of ours or of an allowed site. */
  async function admitPage(request: RouteRequest): Promise<Bearer> {
    origins.check(request);
    await limits.starts.take(request.address);
    return { conversationId: randomId(), userId: `dl_${randomId()}`, origins: pageOrigin(request) };
  }

  async function refresh(request: RouteRequest): Promise<Answer> {
    const bearer = await authenticate(request);
    if ((await store.findConversation(bearer.conversationId)) === 'erased') throw notFound();
    return tokenAnswer(bearer);
  }

  async function comeBack(request: RouteRequest): Promise<Answer> {
    origins.check(request);
    await limits.starts.take(request.address);
    const { token } = parseBody(resumeRequest, request.body);
    const { conversationId, userId } = await tokens.verify('resume', token);
    await mustExist(conversationId);
    return tokenAnswer({ conversationId, userId, origins: pageOrigin(request) });
  }

  /**
   * Beside what the protocol asks for: a page may begin without a token, and the answer carries what the bot said.
   * Both save a way to the server and back before the first words are read.
   */
  async function start(request: RouteRequest): Promise<Answer> {
    const isPage = request.header('authorization') === undefined;
    const bearer = isPage ? await admitPage(request) : await authenticate(request);
    const { locale, localTimezone } = parseBody(conversationStart, request.body);
    const languages = [...(locale ? [locale] : []), ...acceptedLanguages(request.header('accept-language'))];
    const party = { conversationId: bearer.conversationId, userId: bearer.userId, channel: webChannel };
    const { outcome } = await turns.open({ ...party, languages, timeZone: localTimezone });
    if (outcome === 'gone') throw notFound();
    const resume = await tokens.issue('resume', party);
    const { activities, watermark } = await readPage(store, bearer.conversationId, 0);
    return {
      status: outcome === 'committed' ? 201 : 200,
      json: { ...(await connection(request, bearer, 0)), resume, activities, watermark: String(watermark) },
    };
  }

  async function reconnect(request: RouteRequest): Promise<Answer> {
    const bearer = await authenticate(request);
    await mustExist(bearer.conversationId);
    const watermark = parseWatermark(request.query.get('watermark'));
    return { status: 200, json: await connection(request, bearer, watermark) };
  }

  async function receive(request: RouteRequest): Promise<Answer> {
    const bearer = await authenticate(request);
    await limits.messages.take(bearer.conversationId);
    const activity = parseBody(clientActivity, request.body);
    if (activity.type === 'typing') feed.publish(bearer.conversationId, { kind: 'typing', by: 'prospect' });
    if (activity.type !== 'message') return { status: 200, json: { id: randomId() } };
    const party = { conversationId: bearer.conversationId, userId: bearer.userId, channel: webChannel };
    const result = await turns.receive({ ...party, activity });
    if (result.outcome === 'gone') throw notFound();
    return { status: 200, json: { id: result.activityId } };
  }

  async function list(request: RouteRequest): Promise<Answer> {
    const { conversationId } = await authenticate(request);
    const after = parseWatermark(request.query.get('watermark'));
    const { activities, watermark } = await readPage(store, conversationId, after);
    if (watermark === after) await mustExist(conversationId);
    return { status: 200, json: { activities, watermark: String(watermark) } };
  }

  async function refuseUpload(request: RouteRequest): Promise<Answer> {
    await authenticate(request);
    throw new GuideError('upload-refused', '');
  }

  async function openStream(...[request, path, handshake]: Parameters<UpgradeTaker>): Promise<void> {
    const conversationId = /^\/v3\/directline\/conversations\/([\w-]+)\/stream$/.exec(path)?.[1];
    if (!conversationId) throw notFound();
    const ticket = await tokens.verify('stream', request.query.get('t') ?? '');
    origins.check(request, ticket.origins);
    if (ticket.conversationId !== conversationId) throw notFound();
    useOnce(ticket);
    await mustExist(conversationId);
    streams.open(conversationId, parseWatermark(request.query.get('watermark')), handshake);
  }

  /** The bearer of a valid token, which must be for the conversation in the address, if there is one. */
  async function authenticate(request: RouteRequest): Promise<Bearer> {
    const bearer = await tokens.verify('direct-line', bearerText(request));
    origins.check(request, bearer.origins);
    await limits.requests.take(bearer.userId);
    const { conversationId = bearer.conversationId } = request.params;
    if (conversationId !== bearer.conversationId) throw notFound();
    return bearer;
  }

  async function mustExist(conversationId: string): Promise<void> {
    const found = await store.findConversation(conversationId);
    if (found === undefined || found === 'erased') throw notFound();
  }

  async function tokenAnswer(bearer: Bearer): Promise<Answer> {
    const token = await tokens.issue('direct-line', bearer);
    return { status: 200, json: { conversationId: bearer.conversationId, token, expires_in: tokenSeconds } };
  }

  async function connection(request: RouteRequest, bearer: Bearer, watermark: number) {
    const { conversationId } = bearer;
    const token = await tokens.issue('direct-line', bearer);
    const query = new URLSearchParams({
      watermark: String(watermark),
      t: await tokens.issue('stream', bearer),
    });
    const origin = (options.publicOrigin ?? `http://${request.header('host')}`).replace(/^http/, 'ws');
    const streamUrl = `${origin}${base}/conversations/${conversationId}/stream?${query}`;
    return { conversationId, token, expires_in: tokenSeconds, streamUrl };
  }

  function useOnce(ticket: { id: string; expiresAt: number }): void {
    if (usedTickets.has(ticket.id)) throw new GuideError('token-invalid', '');
    const now = clock().epochMilliseconds / 1000;
    for (const [id, expiresAt] of usedTickets) {
      // in the order of use, so nearly in that of expiry; an expired ticket is refused without this list
      if (expiresAt > now - ticketSeconds) break;
      usedTickets.delete(id);
    }
    usedTickets.set(ticket.id, ticket.expiresAt);
  }

  function isSecret(given: string): boolean {
    const wanted = Buffer.from(options.secret ?? '');
    const shown = Buffer.from(given);
    return wanted.length > 0 && wanted.length === shown.length && timingSafeEqual(wanted, shown);
  }
}

function post(path: string, name: string, answer: Route['answer']): Route {
  return { method: 'POST', path: `${base}${path}`, name, takesJson: true, crossOrigin: true, answer };
}

function get(path: string, name: string, answer: Route['answer']): Route {
  return { method: 'GET', path: `${base}${path}`, name, crossOrigin: true, answer };
}

function bearerText(request: RouteRequest): string {
  return /^Bearer +([\w.~+/=-]{1,2000})$/i.exec(request.header('authorization') ?? '')?.[1] ?? '';
}

/** Binds a token to the page that asked for it; a client that is no page has no origin. */
function pageOrigin(request: RouteRequest): string[] | undefined {
  const origin = request.header('origin');
  return origin === undefined ? undefined : [origin];
}

function notFound(): GuideError {
  return new GuideError('not-found', '');
}
