import type { Page, WebSocketRoute } from 'playwright-core';
import { z } from 'zod';
import { say, writeNote } from '../../bot/staff-api/contract/acts.ts';
import type { CannedReply } from '../../bot/staff-api/contract/canned.ts';
import type { ConversationDetail } from '../../bot/staff-api/contract/conversation-detail.ts';
import { type ConversationSummary, listQuery } from '../../bot/staff-api/contract/conversations.ts';
import type { Activity } from '../../bot/staff-api/contract/log.ts';
import type { Me } from '../../bot/staff-api/contract/people.ts';
import { consoleFrame, type StreamFrame } from '../../bot/staff-api/contract/stream.ts';

/** The desk as the contract has it, in a test's hands: what it knows, what it was told, and what it says. */
export interface FakeDesk {
  me: Me;
  conversations: ConversationDetail[];
  logs: Map<string, Activity[]>;
  canned: CannedReply[];
  /** Every POST, by its path under /desk/api. */
  told: { path: string; body: unknown }[];
  /** Every list of watched conversations that the console sent. */
  watched: { id: string; after: number }[][];
  /** Refuses the next POST with an error of the catalogue, or gives no answer at all. */
  refuseNext(code: string | 'offline', status?: number): void;
  /** Sends a frame to the console. */
  push(frame: StreamFrame): void;
  /** Something the prospect says, in the log and to whoever watches. */
  prospectSays(id: string, text: string): void;
  /** Breaks the connection; the console may come back. */
  breakStream(): void;
  /** Answers the console in a page, in place of the server. */
  serve(page: Page): Promise<void>;
}

export const prospectMessage = (sequence: number, text: string): Activity => ({
  id: `c|${sequence}`,
  type: 'message',
  timestamp: '2026-11-23T09:00:00.000Z',
  from: { id: 'prospect', role: 'user' },
  text,
});

export function conversation(id: string, changes: Partial<ConversationDetail> = {}): ConversationDetail {
  return {
    id,
    channel: 'directline',
    language: 'es',
    state: 'waiting',
    topic: { from: 'command', question: 'support-hours' },
    line: 'Nuestro horario de soporte',
    verdict: 'not-yet',
    missing: ['R2', 'R4'],
    eligibleOn: '2027-03-01',
    waitingSince: '2026-11-23T08:50:00.000Z',
    place: 1,
    overdue: false,
    lastActivityAt: '2026-11-23T09:00:00.000Z',
    lastText: 'Hola',
    unread: 1,
    timeZone: 'America/Mexico_City',
    startedAt: '2026-11-23T08:40:00.000Z',
    answers: [
      { question: 'established', title: 'Company age', answer: 'Founded on 1 March 2026', sure: true },
      { question: 'support-hours', title: 'Support hours', answer: '09:00 to 18:00', sure: false },
      { question: 'agreement', title: 'Seller Agreement', sure: true },
    ],
    assessment: {
      verdict: 'not-yet',
      headline: 'Not yet, and here is what is missing',
      met: 2,
      total: 5,
      asOf: '2026-11-23',
      requirements: [
        { id: 'R1', title: 'Established for a year', verdict: 'not-met' },
        { id: 'R2', title: 'Support in your buyers’ time zone', verdict: 'check' },
        { id: 'R3', title: 'A pre-sales and an after-sales person', verdict: 'met' },
      ],
    },
    reasons: [
      {
        requirement: 'R1',
        part: 'age',
        verdict: 'not-met',
        text: 'The company is eight months old.',
        remedy: 'Wait until 1 March 2027.',
      },
      { requirement: 'R3', part: 'roles', verdict: 'met', text: 'Two people, one for each.' },
    ],
    coverage: {
      title: 'Support hours in the buyers’ day',
      alt: 'Mexico City: nine hours a day.',
      band: [9, 18],
      rows: [
        {
          label: 'Mexico City',
          verdict: 'met',
          hours: Array.from({ length: 24 }, (_, hour) => (hour >= 8 && hour < 17 ? 1 : 0)),
          words: 'Nine hours a day between 09:00 and 18:00.',
        },
      ],
    },
    notes: [],
    ratings: [],
    version: 1,
    ...changes,
  };
}

export function fakeDesk(conversations: ConversationDetail[]): FakeDesk {
  const sockets = new Set<WebSocketRoute>();
  let refusal: { code: string; status: number } | undefined;
  let ids = 0;
  const desk: FakeDesk = {
    me: { id: 'anna', name: 'Anna Lind', role: 'lead', language: 'en', canOidc: false },
    conversations,
    logs: new Map(),
    canned: [],
    told: [],
    watched: [],
    refuseNext(code, status = 409) {
      refusal = { code, status };
    },
    push(frame) {
      for (const socket of sockets) socket.send(JSON.stringify(frame));
    },
    prospectSays(id, text) {
      append(id, (sequence) => ({ ...prospectMessage(sequence, text), id: `${id}|${sequence}` }));
    },
    breakStream() {
      for (const socket of sockets) void socket.close();
      sockets.clear();
    },
    async serve(page) {
      await page.routeWebSocket('**/desk/stream', (socket) => {
        sockets.add(socket);
        socket.onMessage((text) => {
          const frame = consoleFrame.parse(JSON.parse(String(text)));
          if (!('watch' in frame)) return;
          desk.watched.push(frame.watch);
          for (const { id, after } of frame.watch) {
            const log = desk.logs.get(id) ?? [];
            if (log.length > after) sendLog(socket, id, after);
          }
        });
        socket.onClose(() => sockets.delete(socket));
        socket.send(JSON.stringify(queue()));
      });
      await page.route('**/desk/api/**', async (route) => {
        const request = route.request();
        const url = new URL(request.url());
        const path = url.pathname.replace('/desk/api', '');
        if (request.method() === 'POST') {
          const body: unknown = request.postDataJSON();
          desk.told.push({ path, body });
          if (refusal && !/typing|read$/.test(path)) {
            const { code, status } = refusal;
            refusal = undefined;
            if (code === 'offline') return route.abort();
            return route.fulfill({ status, json: { error: { code, message: 'no' } } });
          }
          const json = told(path, body);
          return json === undefined ? route.fulfill({ status: 204 }) : route.fulfill({ json });
        }
        const json = asked(path, url.searchParams);
        return json === undefined
          ? route.fulfill({ status: 404, json: { error: { code: 'not-found', message: '' } } })
          : route.fulfill({ json });
      });
    },
  };
  return desk;

  function sendLog(socket: WebSocketRoute, id: string, after: number) {
    const log = desk.logs.get(id) ?? [];
    const activities = log.slice(after);
    socket.send(JSON.stringify({ kind: 'activities', id, activities, watermark: log.length }));
  }

  function append(id: string, make: (sequence: number) => Activity): Activity {
    const log = desk.logs.get(id) ?? [];
    const activity = make(log.length + 1);
    desk.logs.set(id, [...log, activity]);
    desk.push({ kind: 'activities', id, activities: [activity], watermark: log.length + 1 });
    return activity;
  }

  function queue(): StreamFrame {
    const items = desk.conversations.filter(({ state }) => state === 'waiting');
    const left = desk.conversations.filter(({ state }) => state === 'message-left').length;
    return { kind: 'queue', items: items.slice(0, 200), waiting: items.length, left };
  }

  function asked(path: string, query: URLSearchParams): unknown {
    if (path === '/me') return desk.me;
    if (path === '/canned') return { items: desk.canned };
    if (path === '/agents') {
      const other = { id: 'ben', name: 'Ben Okoro', role: 'agent', online: true, conversations: 2 };
      return { items: [{ ...other, id: desk.me.id, name: desk.me.name }, other] };
    }
    if (path === '/conversations') return list(query);
    const [, , id = '', what] = path.split('/').map(decodeURIComponent);
    const found = desk.conversations.find((each) => each.id === id);
    if (!found) return undefined;
    if (what === 'log') {
      const after = Number(query.get('after'));
      const log = desk.logs.get(id) ?? [];
      return {
        activities: log.slice(after, after + 200),
        watermark: Math.min(log.length, after + 200),
        more: log.length > after + 200,
      };
    }
    if (what === 'insertables') return insertables;
    return found;
  }

  function list(query: URLSearchParams) {
    const { state, search, cursor, limit } = listQuery.parse(Object.fromEntries(query));
    const fits = ({ state: own, agent, line = '' }: ConversationSummary) =>
      line.includes(search) &&
      (state === 'all' ||
        (state === 'mine' ? own === 'with-agent' && agent?.id === desk.me.id : own === state));
    const found = desk.conversations.filter(fits);
    const from = Number(cursor ?? 0);
    const next = from + limit < found.length ? String(from + limit) : undefined;
    return { items: found.slice(from, from + limit), next, total: found.length };
  }

  function told(path: string, body: unknown): unknown {
    const [, , id = '', what] = path.split('/').map(decodeURIComponent);
    const at = desk.conversations.findIndex((each) => each.id === id);
    const found = desk.conversations[at];
    if (!found) return undefined;
    const change = (changes: Partial<ConversationDetail>) => {
      const changed = { ...found, ...changes, version: found.version + 1 };
      desk.conversations[at] = changed;
      desk.push({ kind: 'conversation', id, change: 'claimed', summary: changed });
      desk.push(queue());
      return { conversation: changed, version: changed.version };
    };
    if (what === 'claim') return change({ state: 'with-agent', agent: desk.me, unread: 0 });
    if (what === 'release') return change({ state: 'waiting' });
    if (what === 'close') return change({ state: 'closed' });
    if (what === 'transfer') {
      const { to } = z.object({ to: z.string() }).parse(body);
      return change({ agent: { id: to, name: 'Ben Okoro' } });
    }
    if (what === 'note') {
      const { text } = writeNote.parse(body);
      const note = { id: `note-${++ids}`, agent: desk.me, text, at: '2026-11-23T09:01:00.000Z' };
      change({ notes: [...found.notes, note] });
      return note;
    }
    if (what === 'say' || what === 'insert') {
      const parsed = say.safeParse(body);
      const text = parsed.success ? parsed.data.text : (insertables.items[0]?.prospectText ?? '');
      const activity = append(id, (sequence) => ({
        ...prospectMessage(sequence, text),
        id: `${id}|${sequence}`,
        from: { id: 'agent', role: 'bot', name: desk.me.name },
        channelData: { agent: true },
      }));
      return { activityId: activity.id, watermark: desk.logs.get(id)?.length ?? 0 };
    }
    return undefined;
  }
}

const insertables = {
  items: [
    {
      key: 'questions.agreement.ask',
      group: 'question',
      title: 'Seller Agreement',
      text: 'Do you accept the **Seller Agreement**?',
      prospectText: '¿Aceptan el **Acuerdo de Vendedor**?',
    },
    {
      key: 'requirements.R2',
      group: 'requirement',
      title: 'Support hours',
      text: 'Support has to cover the buyers’ day.',
      prospectText: 'El soporte debe cubrir la jornada de los compradores.',
    },
  ],
};
