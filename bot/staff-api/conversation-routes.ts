import type { World } from '../../dialogs/conversation.ts';
import { listInsertables } from '../../dialogs/desk/insertables.ts';
import { GuideError } from '../../dialogs/errors.ts';
import { parseBody } from '../channels/parse-body.ts';
import { readPage } from '../channels/web/activity-page.ts';
import type { DeskAct } from '../handoff/desk-act.ts';
import type { DeskFeed } from '../handoff/desk-feed.ts';
import type { Answer, Route, RouteRequest } from '../http/route.ts';
import type { LiveFeed } from '../live/live-feed.ts';
import type { AuditAction } from '../staff/audit-action.ts';
import type { SignedIn, StaffGuard } from '../staff/guard.ts';
import type { DeskEntry } from '../store/desk-store.ts';
import type { StaffRole } from '../store/staff-store.ts';
import { stamp } from '../store/stamp.ts';
import type { Store } from '../store/store.ts';
import type { Turns } from '../turn/turns.ts';
import { close, insert, nothing, say, transfer, writeNote } from './contract/acts.ts';
import { logQuery } from './contract/log.ts';
import { dialogState, type Summaries } from './summaries.ts';

export interface ConversationRouteParts {
  guard: StaffGuard;
  store: Store;
  turns: Pick<Turns, 'act'>;
  summaries: Summaries;
  feed: LiveFeed;
  deskFeed: DeskFeed;
  clock(): Temporal.Instant;
  randomId(): string;
  /** What a stored conversation is described with. */
  world(): World;
}

interface Address {
  method: 'GET' | 'POST';
  what: string;
  role?: StaffRole;
  audit?: AuditAction;
  answer(conversationId: string, request: RouteRequest, agent: SignedIn): Promise<Answer>;
}

/** What staff see of one conversation, and what they do to it. */
export function conversationRoutes(parts: ConversationRouteParts): Route[] {
  const { guard, store, turns, summaries, feed, deskFeed, clock, randomId, world } = parts;
  const route = ({ method, what, role = 'agent', audit, answer }: Address) =>
    guard.staffRoute({
      method,
      path: `/desk/api/conversations/:id${what === '' ? '' : `/${what}`}`,
      name: `desk-conversation${what === '' ? '' : `-${what}`}`,
      role,
      ...(audit && {
        audit: {
          action: audit,
          about: ({ params }: RouteRequest) => ({ conversationId: params.id ?? '' }),
        },
      }),
      answer: (request, agent) => answer(request.params.id ?? '', request, agent),
    });
  const get = (what: string, answer: Address['answer'], audit?: AuditAction) =>
    route({ method: 'GET', what, answer, ...(audit && { audit }) });
  // what is done to a conversation tells the audit log in the transaction in which it is done
  const post = (what: string, answer: Address['answer'], role?: StaffRole) =>
    route({ method: 'POST', what, answer, ...(role && { role }) });

  return [
    get(
      '',
      async (id, _request, agent) => ({
        status: 200,
        json: await summaries.detail(await entryOf(id), languageOf(agent)),
      }),
      'conversation-read',
    ),
    get('log', async (id, { query }) => {
      const parsed = logQuery.safeParse(Object.fromEntries(query));
      if (!parsed.success) throw new GuideError('body-invalid', 'The query.');
      await entryOf(id);
      return { status: 200, json: await readPage(store, id, parsed.data.after) };
    }),
    get('insertables', async (id, _request, agent) => ({
      status: 200,
      json: { items: insertablesOf(await entryOf(id), agent) },
    })),
    post('claim', (id, { body }, agent) => {
      parseBody(nothing, body);
      return change(id, { do: 'claim', agent: named(agent) });
    }),
    post('release', (id, { body }, agent) => {
      parseBody(nothing, body);
      return change(id, { do: 'release', agent: named(agent) });
    }),
    post('close', (id, { body }, agent) => {
      const { outcome } = parseBody(close, body);
      return change(id, { do: 'close', agent: named(agent), outcome });
    }),
    post('transfer', async (id, { body }, agent) => {
      const { to } = parseBody(transfer, body);
      const account = await store.staff.findAccount(to);
      if (!account || account.disabledAt !== undefined) throw new GuideError('account-unknown', '');
      return change(id, { do: 'transfer', agent: named(agent), to: { id: to, name: account.name } });
    }),
    post('say', (id, { body }, agent) => {
      const { text, clientId } = parseBody(say, body);
      return speak(id, agent, text, clientId);
    }),
    post('insert', async (id, { body }, agent) => {
      const { key, clientId } = parseBody(insert, body);
      const found = insertablesOf(await entryOf(id), agent).find((each) => each.key === key);
      if (!found) throw new GuideError('body-invalid', 'There is no such sentence.');
      return speak(id, agent, found.prospectText, clientId);
    }),
    post('note', async (id, { body }, agent) => {
      const { text } = parseBody(writeNote, body);
      const note = { id: randomId(), agent: named(agent), text, at: stamp(clock()) };
      const entry = agent.entry('noted', { conversationId: id });
      if (!(await store.desk.addNote(id, note, [entry]))) throw new GuideError('not-found', '');
      deskFeed.announce(id, 'noted');
      return { status: 201, json: note };
    }),
    post('typing', async (id, { body }, agent) => {
      parseBody(nothing, body);
      const { handoff } = await entryOf(id);
      const isOwn = handoff?.state === 'with-agent' && handoff.agent?.id === agent.id;
      if (isOwn) feed.publish(id, { kind: 'typing', by: 'agent' });
      return { status: 204 };
    }),
    post('read', async (id, { body }) => {
      parseBody(nothing, body);
      const { conversation } = await entryOf(id);
      await store.desk.markRead(id, conversation.lastSequence);
      return { status: 204 };
    }),
    post(
      'erase',
      async (id, { body }, agent) => {
        parseBody(nothing, body);
        const { outcome } = await turns.act(id, { do: 'erase', agent: named(agent) });
        if (outcome === 'gone') throw new GuideError('not-found', '');
        return { status: 204 };
      },
      'lead',
    ),
  ];

  async function entryOf(conversationId: string): Promise<DeskEntry> {
    const entry = await store.desk.findEntry(conversationId);
    if (!entry) throw new GuideError('not-found', '');
    return entry;
  }

  async function change(conversationId: string, act: DeskAct): Promise<Answer> {
    const { outcome } = await turns.act(conversationId, act);
    if (outcome === 'gone') throw new GuideError('not-found', '');
    const entry = await entryOf(conversationId);
    const conversation = await summaries.summarise(entry);
    return { status: 200, json: { conversation, version: entry.handoff?.version ?? 0 } };
  }

  async function speak(id: string, agent: SignedIn, text: string, clientId: string): Promise<Answer> {
    const result = await turns.act(id, { do: 'say', agent: named(agent), text }, clientId);
    if (result.outcome === 'gone') throw new GuideError('not-found', '');
    const { activityId } = result;
    return { status: 200, json: { activityId, watermark: Number(activityId.split('|').at(-1)) } };
  }

  function insertablesOf({ conversation }: DeskEntry, agent: SignedIn) {
    return listInsertables(dialogState(conversation), world(), {
      language: languageOf(agent),
      name: agent.name,
    });
  }

  function languageOf({ language }: SignedIn): string {
    return world().texts.match(language === undefined ? [] : [language]);
  }
}

function named({ id, name }: SignedIn) {
  return { id, name };
}
